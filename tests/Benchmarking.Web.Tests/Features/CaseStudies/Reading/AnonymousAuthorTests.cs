using System.Text;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.CaseStudies.Reading;

/// <summary>Attacks A26 and A27: who wrote a case study that names nobody, from whatever the site gives out about it.</summary>
public sealed class AnonymousAuthorTests(PostgresFixture postgres)
{
    private readonly World _world = new(postgres);
    private readonly Library _library = new(postgres);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_that_the_site_gives_out_about_it_holds_anything_of_its_organisation()
    {
        var region = Library.Word();
        var author = await _world.MemberAsync(region, Library.Word(), Library.Word());
        var person = await _world.PersonAsync(author, Role.Contributor);
        var study = await PublishAsync(author);
        var own = await _world.AskAsync<string>(
            "select concat_ws(' ', o.id, o.name, o.slug, o.short_name, o.region, o.size_band, o.type, s.nonce, replace(o.id::text, '-', ''), replace(s.nonce::text, '-', '')) from organisations o join case_studies s on s.organisation_id = o.id where s.id = $1", study);
        string[] secrets = [.. own.Split(' ').Where(part => part.Length > 6), author.Name, person.Id.ToString(), person.Email, person.Name];

        foreach (var (who, answers) in await EverythingAsync(study, await ReadersAsync()))
        {
            foreach (var secret in secrets)
                Assert.False(answers.Contains(secret, StringComparison.OrdinalIgnoreCase), $"{who} reads \"{secret}\".");
        }
    }

    [Fact]
    public async Task Whoever_of_two_organisations_wrote_it_every_answer_is_the_same()
    {
        var (small, large) = (await _world.MemberAsync("North", "under 5,000", "council"), await _world.MemberAsync("South", "20,000 and over", "ALMO"));
        var readers = await ReadersAsync();

        var bySmall = await EverythingAsync(await PublishAsync(small), readers);
        var byLarge = await EverythingAsync(await PublishAsync(large), readers);

        Assert.Equal(bySmall.Select(answer => answer.Who), byLarge.Select(answer => answer.Who));
        Assert.All(bySmall.Zip(byLarge), pair => Assert.Equal(pair.First.Answers, pair.Second.Answers));
    }

    [Fact]
    public async Task It_is_found_by_nothing_that_only_its_organisation_has()
    {
        var author = await _world.MemberAsync("Nowhere", "5,000 to 9,999", "ALMO");
        var study = await PublishAsync(author);
        var member = await postgres.Web.SignInAsync(await _world.PersonAsync(await _world.MemberAsync(), Role.Contributor));

        foreach (var search in new[] { $"q={Uri.EscapeDataString(author.Name)}", "size=5,000+to+9,999", $"tag={Uri.EscapeDataString(author.Name)}", $"type={Uri.EscapeDataString(author.Name)}" })
            Assert.DoesNotContain(study, FindStudiesTests.Found(await member.GetAsync($"/case-studies?{search}")));
    }

    private Task<Guid> PublishAsync(Member author) => PublishAsync(author, Library.Word());

    private async Task<Guid> PublishAsync(Member author, string tag)
    {
        var study = await _library.AddAsync(new Told { Title = "One of us", Tags = [tag], Metrics = ["kept-informed"], Rung = 4, AuthorName = null }, author);
        await _library.AttachAsync(study, 1, "picture", "picture-1.png", "image/png", [1, 2, 3], "A table");
        await _library.AttachAsync(study, 2, "document", "document.pdf", "application/pdf", [4, 5, 6], caption: "Questions");
        return study;
    }

    private async Task<IReadOnlyList<(string Who, Visitor Visitor)>> ReadersAsync() =>
    [
        ("Anybody", await SomebodyAsync()),
        ("A member", await postgres.Web.SignInAsync(await _world.PersonAsync(await _world.MemberAsync(), Role.Contributor))),
        ("An editor", await postgres.Web.SignInAsync(await _world.PersonAsync(await _world.MemberAsync(), Role.Steering))),
        ("An administrator", await postgres.Web.SignInAsync(await _world.PersonAsync(Role.ConsortiumAdmin))),
        ("A researcher", await postgres.Web.SignInAsync(await _world.PersonAsync(Role.Researcher))),
    ];

    /// <summary>Who has been at a form before, for the first look at one differs from every other.</summary>
    private async Task<Visitor> SomebodyAsync()
    {
        var visitor = postgres.Web.NewVisitor();
        await visitor.GetAsync("/sign-in");
        return visitor;
    }

    /// <summary>Every header and byte of every answer about the study, with its id and what differs with every answer taken out.</summary>
    private async Task<IReadOnlyList<(string Who, string Answers)>> EverythingAsync(Guid study, IReadOnlyList<(string Who, Visitor Visitor)> readers)
    {
        var tag = (await _world.AskAsync<string[]>("select tags from case_study_revisions where study = $1", study))[0];
        string[] addresses =
        [
            $"/case-studies/{study}", $"/case-studies/{study}/pictures/1", $"/case-studies/{study}/document", $"/case-studies?tag={tag}",
            $"/case-studies/queue/{study}/1",
        ];
        var all = new List<(string, string)>();
        foreach (var (who, visitor) in readers)
        {
            foreach (var address in addresses)
            {
                var response = await visitor.Client.GetAsync(address, Cancel);
                var headers = string.Join('\n', response.Headers.Concat(response.Content.Headers)
                    .Where(header => header.Key is not ("Date" or "Set-Cookie")).Select(header => $"{header.Key}: {string.Join(',', header.Value)}"));
                var body = Encoding.Latin1.GetString(await response.Content.ReadAsByteArrayAsync(Cancel));
                all.Add((
                    $"{who} at {address.Replace($"{study}", "it").Replace(tag, "its tag")}",
                    Varying().Replace($"{response.StatusCode}\n{headers}\n{body}", "").Replace($"{study}", "it").Replace(tag, "its tag")));
            }
        }

        return all;
    }

    /// <summary>Tokens of forms, and what other tests put into the lists of filters meanwhile.</summary>
    private static System.Text.RegularExpressions.Regex Varying() =>
        new("""name="__RequestVerificationToken"[^>]*>|<select(.|\n)*?</select>|Show all \d+|Content-Length: \d+""");
}
