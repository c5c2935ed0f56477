using Benchmarking.Engine;
using Benchmarking.Web.Features.Returns;
using Benchmarking.Web.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmarking.Browser.Tests.Support;

/// <summary>Members who send and sign off their return while an administrator looks on: last quarter's answers once more.</summary>
public sealed class MembersAnswer(DemonstrationSite site)
{
    private readonly TenantDoor _door = site.Services.GetRequiredService<TenantDoor>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Six of those who answered the quarter before, one more than a median needs; their organisations' names.</summary>
    public async Task<IReadOnlyList<string>> SignOffAsync(Period period)
    {
        var members = await site.World.AskAsync<string[]>(
            """
            select array(
              select o.name from returns r
              join organisations o on o.id = r.organisation_id
              join collections c on c.id = r.collection_id
              where c.period = $1 and r.state in ('sent', 'signed_off')
              order by o.slug
              limit 6)
            """, period.Previous.ToString());
        foreach (var member in members)
            await SignOffAsync(member, period);
        return members;
    }

    private async Task SignOffAsync(string member, Period period)
    {
        var contributor = await ActorAsync(member, Role.Contributor);
        Assert.IsType<SaveResult.Saved>(await new SaveReturn(_door, TimeProvider.System).HandleAsync(
            contributor, period, 0, sheet => sheet.LastAnswers.ToDictionary(), Cancel));
        var version = 1;
        var send = new SendReturn(_door, TimeProvider.System);
        var sent = await send.HandleAsync(contributor, period, version++, new Dictionary<string, string?>(), Cancel);
        if (sent is SendResult.WantsExplanations odd)
        {
            var words = odd.Sheet.Unexplained().ToDictionary(ReturnSheet.ExplanationKey, _ => (string?)"As last quarter.");
            sent = await send.HandleAsync(contributor, period, version++, words, Cancel);
        }

        Assert.IsType<SendResult.Sent>(sent);
        Assert.IsType<DecisionResult.Done>(await new SignOffReturn(_door, TimeProvider.System).HandleAsync(
            await ActorAsync(member, Role.Approver), period, version, Cancel));
    }

    private async Task<Actor> ActorAsync(string member, Role role)
    {
        var email = site.Account(member, role).Person.Email;
        var user = new UserId(await site.World.AskAsync<Guid>("select id from users where email = $1", email));
        var id = new OrganisationId(await site.World.AskAsync<Guid>("select id from organisations where name = $1", member));
        var hat = new Hat(id.ToString(), member, id, [role]);
        return new Actor(user, role.Words(), hat, [hat]);
    }
}
