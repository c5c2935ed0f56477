using System.Net;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.Returns;

namespace Benchmarking.Web.Tests.Platform;

/// <summary>Strings that break sites built from strings: typed, kept as typed, shown as text.</summary>
public sealed class InjectionTests(PostgresFixture postgres)
{
    public static TheoryData<string> Strings =>
    [
        "'; drop table returns; --", "1' or '1'='1", "\\'; select pg_sleep(5); --", "1); update users set suspended_at = now(); --",
        "'||(select password_hash from users limit 1)||'", "$$; select set_config('app.organisation_id', '', true); $$",
        "<script>alert(1)</script>", "\"><img src=x>", "{{7*7}}", "${7*7}", "%00", "\u202Etxt.xlsx", "=cmd|'/c calc'!A1", "ﾠ１２３",
        "--", "/* */", "NULL", "Infinity", "NaN", "1e309", "0x10", "٣٤", "' union select null,null--", "\t\r\n",
    ];

    [Theory]
    [MemberData(nameof(Strings))]
    public async Task What_is_typed_is_kept_and_shown_as_it_was(string typed)
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);

        var page = await given.SaveAsync(officer, ("homes", typed));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty(page.Document.QuerySelectorAll("main script:not([type='application/json']), main img"));
        var kept = await given.World.AskAsync<long>("select count(*) from returns where organisation_id = $1", given.Member.Id);
        Assert.Equal(1L, kept);
        foreach (var address in new[] { $"/metrics?q={Uri.EscapeDataString(typed)}", $"/metrics/{Uri.EscapeDataString(typed)}", $"/benchmarks?group={Uri.EscapeDataString(typed)}", $"/returns/{given.Round.Period.Route}/figures/{Uri.EscapeDataString(typed)}" })
            Assert.True((await officer.GetAsync(address)).Status < HttpStatusCode.InternalServerError, address);
    }
}
