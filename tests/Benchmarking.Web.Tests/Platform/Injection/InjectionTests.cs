using System.Net;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.Returns;

namespace Benchmarking.Web.Tests.Platform.Injection;

/// <summary>Strings that break sites built from strings: typed into every box, searched for, sent as headers.</summary>
public sealed class InjectionTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Nothing_typed_into_a_box_is_ever_carried_out()
    {
        Assert.True(InjectionStrings.All.Count >= 500);
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);
        var boxes = ReturnFixture.Sound.Select(answer => answer.Input).ToList();
        foreach (var typed in InjectionStrings.All.Chunk(boxes.Count))
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
        foreach (var text in InjectionStrings.All.Where((_, i) => i % 5 == 0))
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
