using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform.Clerk;
using Benchmarking.Web.Platform.Mail;
using Benchmarking.Web.Tests.Features.Jobs;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;

namespace Benchmarking.Web.Tests.Platform.Mail;

/// <summary>A consortium of three members with a contributor and an approver each, an open collection, and a clerk to run by hand.</summary>
public sealed class MailFixture : IAsyncDisposable
{
    public static readonly StopLinks Stops = new(new EphemeralDataProtectionProvider());

    private MailFixture(Consortium consortium) => (Consortium, Clerk) = (consortium, new ClerkDoor(consortium.Site));

    public Consortium Consortium { get; }

    public ClerkDoor Clerk { get; }

    public SetClock Clock => Consortium.Clock;

    public Guid Collection { get; private set; }

    public Letters Letters => new(Clerk, Clock);

    public string Folder { get; } = Directory.CreateTempSubdirectory("benchmarking-mail-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<MailFixture> MakeAsync(PostgresFixture postgres)
    {
        var made = new MailFixture(await Consortium.MakeAsync(postgres));
        made.Collection = await made.Consortium.AddCollectionAsync("2026-Q1", "open");
        for (var at = 0; at < 3; at++)
        {
            await made.AddPersonAsync(at, "contributor");
            await made.AddPersonAsync(at, "approver");
        }

        return made;
    }

    /// <summary>Somebody of a member: <c>contributor-0@members.test</c>.</summary>
    public async Task<Guid> AddPersonAsync(int member, string role)
    {
        var id = Guid.NewGuid();
        await Consortium.RunAsync(
            $"""
            insert into users (id, email, email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count, display_name)
              values ('{id}', '{role}-{member}@members.test', true, false, false, true, 0, '{role} {member}');
            insert into memberships values ('{Consortium.Members[member]}', '{id}', '{role}', 'active', now());
            """);
        return id;
    }

    public Postman Postman(IMailSender sender) => new(Clerk, Envelope(), sender, Clock, NullLogger<Postman>.Instance);

    public IMailSender FolderSender() => new FolderSender(Settings());

    public Envelope Envelope() => new(Settings(), SetAddress.Of("https://benchmarking.test/"), Stops);

    /// <summary>A letter that waits.</summary>
    public async Task<Guid> LetterAsync(string address = "contributor-0@members.test", string kind = "opened")
    {
        var id = Guid.NewGuid();
        await Consortium.RunAsync(
            $"""
            insert into mail_messages (id, kind, user_id, address, subject, body, about, made_at, next_try_at)
              select '{id}', '{kind}', id, '{address}', 'Your return', E'It is open.\n\n/returns/2026-q1', '{id}', '{Clock.GetUtcNow():O}', '{Clock.GetUtcNow():O}'
              from users where email = 'contributor-0@members.test'
            """);
        return id;
    }

    /// <summary>Whom letters of a kind are for, in order: <c>approver-0 contributor-0</c>.</summary>
    public Task<string> ToAsync(string kind) => Consortium.AskAsync<string>(
        $"select coalesce(string_agg(split_part(address, '@', 1), ' ' order by address), '') from mail_messages where kind = '{kind}'");

    public async Task<MailMessage> MessageAsync(Guid id)
    {
        await using var clerk = await Clerk.OpenAsync(Cancel);
        return await clerk.Db.MailMessages.AsNoTracking().SingleAsync(row => row.Id == id, Cancel);
    }

    public IReadOnlyList<MimeMessage> Delivered() =>
        [.. Directory.EnumerateFiles(Folder).Order(StringComparer.Ordinal).Select(path => MimeMessage.Load(path))];

    public async ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        await Consortium.DisposeAsync();
    }

    private MailSettings Settings() => new(null, Folder, MailboxAddress.Parse("Involvement Benchmark <no-reply@benchmarking.test>"));
}
