using System.Net;
using System.Security.Cryptography;
using System.Xml.Linq;
using Benchmarking.Web.Database;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Platform.Keys;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;

namespace Benchmarking.Web.Tests.Platform.Keys;

/// <summary>The ring of keys in the database, sealed by a key from outside it.</summary>
public sealed class RingTests(PostgresFixture postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_second_instance_and_a_restarted_one_accept_a_cookie_that_the_first_gave()
    {
        var world = new World(postgres);
        var visitor = await postgres.Web.SignInAsync(await world.PersonAsync(await world.MemberAsync(), Role.Contributor));
        var cookie = (await visitor.GetAsync("/returns")).Response.RequestMessage!.Headers.GetValues("Cookie").Single();

        await using var second = new Site(postgres);
        var there = second.NewVisitor(followRedirects: false);
        there.Client.DefaultRequestHeaders.Add("Cookie", cookie);

        Assert.Equal(HttpStatusCode.OK, (await there.GetAsync("/returns")).Status);
    }

    [Fact]
    public async Task Nothing_in_the_table_can_be_read()
    {
        _ = postgres.Web.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("looked at").Protect("something");
        var stored = await new World(postgres).AskAsync<string>("select string_agg(xml, '') from data_protection_keys");

        Assert.Contains("encryptedSecret", stored);
        Assert.Contains("Benchmarking.Web.Platform.Keys.RingDecryptor", stored);
        Assert.DoesNotContain("masterKey", stored);
    }

    [Fact]
    public void What_is_sealed_for_one_purpose_opens_for_no_other()
    {
        var protection = postgres.Web.Services.GetRequiredService<IDataProtectionProvider>();
        var sealedText = protection.CreateProtector("kept-form").Protect("words");

        Assert.Equal("words", protection.CreateProtector("kept-form").Unprotect(sealedText));
        Assert.Throws<CryptographicException>(() => protection.CreateProtector("single-sign-on-attempt").Unprotect(sealedText));
    }

    [Fact]
    public async Task A_key_that_does_not_open_the_ring_keeps_the_site_from_starting()
    {
        var databases = await OwnDatabaseAsync();
        await using (var first = Start(databases, Random()))
            _ = Seal(first);

        var another = new RingKeys([new RingKey(RandomNumberGenerator.GetBytes(RingKey.Bytes))]);
        var refused = await Assert.ThrowsAsync<StartRefused>(() => RingUpkeep.RunAsync(databases, another, new HostingEnvironment { EnvironmentName = "Testing" }, Cancel));

        Assert.StartsWith("Keys__Ring does not open key-", refused.Message);
        Assert.ThrowsAny<Exception>(() => Start(databases, Random()).Services);
    }

    [Fact]
    public async Task The_key_is_changed_by_giving_the_new_one_first_and_dropping_the_old_one_after_a_start()
    {
        var databases = await OwnDatabaseAsync();
        var (old, renewed) = (Random(), Random());
        string sealedText;
        await using (var before = Start(databases, old))
            sealedText = Seal(before);
        await using (var both = Start(databases, $"{renewed},{old}"))
            Assert.Equal("words", Open(both, sealedText));
        await using var after = Start(databases, renewed);

        Assert.Equal("words", Open(after, sealedText));
    }

    [Fact]
    public async Task Keys_that_can_be_read_are_sealed_at_the_start_and_refused_in_Production()
    {
        var databases = await OwnDatabaseAsync();
        await PutReadableKeyAsync(databases);
        var production = new HostingEnvironment { EnvironmentName = Environments.Production };
        var keys = new RingKeys([new RingKey(RandomNumberGenerator.GetBytes(RingKey.Bytes))]);

        var refused = await Assert.ThrowsAsync<StartRefused>(() => RingUpkeep.RunAsync(databases, keys, production, Cancel));
        Assert.Contains("--rotate-keys", refused.Message);

        await RingUpkeep.RunAsync(databases, keys, new HostingEnvironment { EnvironmentName = "Testing" }, Cancel);
        await using var owner = Npgsql.NpgsqlDataSource.Create(databases.Owner!);
        await using var read = owner.CreateCommand("select xml from data_protection_keys");
        var stored = XElement.Parse((string)(await read.ExecuteScalarAsync(Cancel))!);
        Assert.False(RingElement.IsReadable(stored));
        Assert.DoesNotContain("c2VjcmV0", stored.ToString());
        await RingUpkeep.RunAsync(databases, keys, production, Cancel);
    }

    [Fact]
    public async Task In_Production_a_key_that_was_planted_is_left_out_and_said()
    {
        var databases = await OwnDatabaseAsync();
        await using var site = Start(databases, Random());
        _ = Seal(site);
        await PutReadableKeyAsync(databases);
        await using (var owner = Npgsql.NpgsqlDataSource.Create(databases.Owner!))
        await using (var plant = owner.CreateCommand(
            """
            insert into data_protection_keys (friendly_name, xml) values
              ('unmarked', '<key id="2"><descriptor><descriptor><masterKey><value>c2VjcmV0</value></masterKey></descriptor></descriptor></key>'),
              ('empty', '<key id="3"><descriptor/></key>'),
              ('not-ours', '<key id="4"><descriptor><e:encryptedSecret decryptorType="Microsoft.AspNetCore.DataProtection.XmlEncryption.NullXmlDecryptor, Microsoft.AspNetCore.DataProtection, Version=10.0.0.0" xmlns:e="http://schemas.asp.net/2015/03/dataProtection"><unencryptedKey><value>c2VjcmV0</value></unencryptedKey></e:encryptedSecret></descriptor></key>'),
              ('revoked', '<revocation version="1"><revocationDate>2020-01-01T00:00:00Z</revocationDate><key id="*"/></revocation>')
            """))
            await plant.ExecuteNonQueryAsync(Cancel);
        var errors = new Errors();
        var all = new Web.Features.SignIn.DataProtectionKeys(site.Services.GetRequiredService<SiteDatabase>(), sealedOnly: false, errors).GetAllElements();
        Assert.Equal((6, 0), (all.Count, errors.Said.Count));

        var believed = new Web.Features.SignIn.DataProtectionKeys(site.Services.GetRequiredService<SiteDatabase>(), sealedOnly: true, errors).GetAllElements();

        Assert.Equal(["key", "revocation"], believed.Select(element => element.Name.LocalName).Order());
        Assert.DoesNotContain("c2VjcmV0", string.Concat(believed));
        Assert.Equal(["empty", "key-1", "not-ours", "unmarked"], errors.Said.Select(line => line.Split(' ')[2]).Order());
    }

    [Fact]
    public async Task Rotation_revokes_every_key_and_signs_everybody_out_but_keeps_sealed_settings()
    {
        var databases = await OwnDatabaseAsync();
        var ring = Random();
        string sealedText, setting;
        var organisation = new OrganisationId(Guid.NewGuid());
        await using (var before = Start(databases, ring))
        {
            sealedText = Seal(before);
            setting = before.Services.GetRequiredService<Web.Features.SingleSignOn.SealedSecret>().Seal(organisation, "secret");
            var world = new World(Npgsql.NpgsqlDataSource.Create(databases.Owner!));
            await world.RunAsync("insert into sessions (id, user_id, started_at, seen_at, ends_at, method, second_factor, proven_at, browser) values ($1, $2, now(), now(), now() + interval '1 hour', 'password', false, now(), '')", Guid.NewGuid(), (await world.PersonAsync()).Id);
            var said = new StringWriter();

            await KeyRotation.RunAsync(databases, before.Services, said, Cancel);

            Assert.Contains("1 key revoked, one made. 1 session ended.", said.ToString());
            Assert.Contains("Restart every instance", said.ToString());
        }

        await using var after = Start(databases, ring);
        Assert.Throws<CryptographicException>(() => Open(after, sealedText));
        Assert.Equal("words", Open(after, Seal(after)));
        Assert.Equal("secret", after.Services.GetRequiredService<Web.Features.SingleSignOn.SealedSecret>().Open(organisation, setting));
    }

    [Fact]
    public void A_changed_or_swapped_element_does_not_open()
    {
        var keys = new RingKeys([new RingKey(RandomNumberGenerator.GetBytes(RingKey.Bytes))]);
        var sealedElement = keys.Seal(new XElement("masterKey", "secret"));
        Assert.Equal("secret", keys.Open(sealedElement).Value);

        var content = Convert.FromBase64String(sealedElement.Value);
        content[0] ^= 1;
        foreach (var damaged in new[] { Convert.ToBase64String(content), "rubbish!", "" })
            Assert.ThrowsAny<CryptographicException>(() => keys.Open(new XElement(sealedElement) { Value = damaged }));
        var renamed = new XElement(sealedElement);
        renamed.SetAttributeValue("key", "another");
        Assert.ThrowsAny<CryptographicException>(() => keys.Open(renamed));
    }

    [Fact]
    public void Outside_Production_a_key_is_made_once_for_its_owners_eyes_only()
    {
        var folder = Directory.CreateTempSubdirectory("benchmarking-ring-");
        try
        {
            var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Data:Folder", folder.FullName)]).Build();
            var made = RingKeys.Of(configuration, new HostingEnvironment { EnvironmentName = "Development" });

            Assert.Equal(made.Newest, RingKeys.Of(configuration, new HostingEnvironment { EnvironmentName = "Development" }).Newest);
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder.FullName, "ring-keys")));
            Assert.Throws<StartRefused>(() => RingKeys.Of(configuration, new HostingEnvironment { EnvironmentName = Environments.Production }));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private sealed class Errors : ILogger<Web.Features.SignIn.DataProtectionKeys>
    {
        public List<string> Said { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel == LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Said.Add(formatter(state, exception));
    }

    private static string Random() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(RingKey.Bytes));

    private static string Seal(Site site) => site.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("rings").Protect("words");

    private static string Open(Site site, string sealedText) =>
        site.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("rings").Unprotect(sealedText);

    private async Task<PreparedDatabases> OwnDatabaseAsync()
    {
        var name = await postgres.CreateMigratedDatabaseAsync();
        string On(string connection) => new Npgsql.NpgsqlConnectionStringBuilder(connection) { Database = name }.ConnectionString;
        return new PreparedDatabases(On(postgres.Site), On(postgres.Engine), postgres.OwnerOf(name), null, null);
    }

    private Site Start(PreparedDatabases databases, string ring) => new(postgres, settings: new Dictionary<string, string>
    {
        ["ConnectionStrings:Site"] = databases.Site,
        ["ConnectionStrings:Engine"] = databases.Engine,
        ["ConnectionStrings:Owner"] = databases.Owner!,
        ["Keys:Ring"] = ring,
    });

    private static async Task PutReadableKeyAsync(PreparedDatabases databases)
    {
        await using var owner = Npgsql.NpgsqlDataSource.Create(databases.Owner!);
        await using var put = owner.CreateCommand(
            """
            insert into data_protection_keys (friendly_name, xml) values ('key-1',
              '<key id="1"><descriptor><descriptor><masterKey p4:requiresEncryption="true" xmlns:p4="http://schemas.asp.net/2015/03/dataProtection"><value>c2VjcmV0</value></masterKey></descriptor></descriptor></key>')
            """);
        await put.ExecuteNonQueryAsync(Cancel);
    }
}
