using Benchmarking.Web.Features.ApiTokens;
using Benchmarking.Web.Features.Research;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.Research;

/// <summary>Researchers made behind the site's back.</summary>
public static class Researchers
{
    /// <summary>One who has said who they are and accepted the terms.</summary>
    public static async Task<Person> ResearcherAsync(this World world)
    {
        var person = await world.PersonAsync(Role.Researcher);
        await world.RunAsync("insert into researchers values ($1, $2, 'A university', 'To learn how involvement differs', now())", person.Id, person.Name);
        await world.RunAsync("insert into terms_acceptances values ($1, $2, now())", person.Id, ResearchTerms.Version);
        return person;
    }

    public static async Task<TokenSecret> ResearchTokenAsync(this World world, Person researcher, int lastsDays = 1)
    {
        var secret = TokenSecret.Make(new UserId(researcher.Id), Guid.NewGuid());
        await world.RunAsync(
            "insert into research_tokens values ($1, $2, 'Nightly', $3, now() - interval '2 days', now() + make_interval(days => $4))",
            researcher.Id, secret.Id, secret.Hash, lastsDays);
        return secret;
    }
}
