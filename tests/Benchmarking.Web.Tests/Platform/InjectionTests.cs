using System.Net;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.Returns;

namespace Benchmarking.Web.Tests.Platform;

/// <summary>Strings that break sites built from strings: typed into every box, searched for, sent as headers.</summary>
public sealed class InjectionTests(PostgresFixture postgres)
{
    private static readonly string[] Breakers =
    [
        "{0}", "'{0}", "\"{0}", "'; {0} --", "'); {0} --", "') or ({0}) --", "1; {0}", "\\'; {0} --", "$${0}$$", "$q${0}$q$", "/*{0}*/",
        "%27; {0} --", "'||({0})||'", "{0}\u0001", "\u2019; {0} --", "\uFF07; {0} --", "E'\\x27'; {0}", "`{0}`", "1 {0}", "-1 {0}", "{0};",
    ];

    private static readonly string[] Deeds =
    [
        "drop table returns", "select pg_sleep(5)", "truncate return_answers", "set role bm_engine", "set row_security = off",
        "select set_config('app.organisation_id', '', true)", "reset all", "discard all", "commit", "rollback", "update users set suspended_at = now()",
        "copy returns to stdout", "select password_hash from users", "union select null, null", "or 1=1", "delete from audit_entries",
        "insert into person_roles select id, 'consortium_admin', now() from users", "do 'begin end'", "listen x", "prepare p as select 1",
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "javascript:alert(1)", "{{7*7}}", "=cmd|'/c calc'!A1",
    ];

    /// <summary>525 strings: each deed behind each way to break out of where it stands.</summary>
    private static IReadOnlyList<string> Strings { get; } =
        [.. Breakers.SelectMany(breaker => Deeds.Select(deed => breaker.Replace("{0}", deed, StringComparison.Ordinal)))];

    [Fact]
    public async Task Nothing_typed_into_a_box_is_ever_carried_out()
    {
        Assert.True(Strings.Count >= 500);
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);
        var boxes = ReturnFixture.Sound.Select(answer => answer.Input).ToList();
        foreach (var typed in Strings.Chunk(boxes.Count))
        {
            var answers = boxes.Zip(typed).ToArray();
            var page = await given.SaveAsync(officer, answers);

            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Empty(page.Document.QuerySelectorAll("main script:not([type='application/json']), main img, main [onerror]"));
            foreach (var (box, text) in answers.Where(answer => answer.Item2.Length <= 30))
                Assert.Equal(text, SaveReturnTests.Box(page, box));
        }

        await NothingHappenedAsync(given);
    }

    [Fact]
    public async Task Nothing_in_an_address_or_a_header_is_ever_carried_out()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);
        foreach (var text in Strings.Where((_, i) => i % 5 == 0))
        {
            var escaped = Uri.EscapeDataString(text);
            officer.Client.DefaultRequestHeaders.Remove("X-Anything");
            officer.Client.DefaultRequestHeaders.TryAddWithoutValidation("X-Anything", text);
            foreach (var address in new[] { $"/metrics?q={escaped}", $"/metrics/{escaped}", $"/benchmarks?group={escaped}", $"{given.Url}/figures/{escaped}" })
                Assert.True((await officer.GetAsync(address)).Status < HttpStatusCode.InternalServerError, address);
        }

        await NothingHappenedAsync(given);
    }

    [Theory]
    [InlineData("\t\r\n")]
    [InlineData("\u202Etxt.xlsx")]
    [InlineData("٣٤")]
    [InlineData("NaN")]
    [InlineData("1e309")]
    [InlineData("0x10")]
    public async Task Odd_text_is_no_number_and_no_failure(string typed)
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);

        Assert.Equal(HttpStatusCode.OK, (await given.SaveAsync(officer, ("homes", typed))).Status);
        Assert.Equal(0L, await given.World.AskAsync<long>(
            "select count(*) from return_answers where organisation_id = $1 and value is not null", given.Member.Id));
        Assert.True((await officer.GetAsync($"/metrics/{Uri.EscapeDataString(typed)}")).Status < HttpStatusCode.InternalServerError);
    }

    private static async Task NothingHappenedAsync(ReturnFixture given)
    {
        Assert.Equal(1L, await given.World.AskAsync<long>("select count(*) from organisations where id = $1", given.Member.Id));
        Assert.Equal(0L, await given.World.AskAsync<long>(
            "select count(*) from users u join memberships m on m.user_id = u.id where m.organisation_id = $1 and u.suspended_at is not null", given.Member.Id));
        Assert.Equal(0L, await given.World.AskAsync<long>(
            "select count(*) from person_roles p join memberships m on m.user_id = p.user_id where m.organisation_id = $1", given.Member.Id));
        Assert.Equal(0L, await given.World.AskAsync<long>("select count(*) from return_answers where value = 49"));
    }
}
