using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.CaseStudies.Writing;

/// <summary>What happens next with a study, and the link where the viewer does it; null where they cannot.</summary>
public sealed record NextMove(string Words, PageLink? Link)
{
    public static NextMove Of(OwnStudy own, Actor actor)
    {
        var mayPublish = Access.Allows(Verb.PublishCaseStudies, actor);
        return own.State switch
        {
            CaseStudyState.Draft when own.AskedFor is not null =>
                new("You are changing it as the editors asked.", new("Continue", $"{own.Url}/edit")),
            CaseStudyState.Draft when own.Published is { } published =>
                new($"Revision {published.Number} stays published until this draft is approved and published.", new("Continue", $"{own.Url}/edit")),
            CaseStudyState.Draft => new("Nobody outside your organisation sees it.", new("Continue", $"{own.Url}/edit")),
            CaseStudyState.Sent => new($"Sent on {LondonTime.Day(own.Latest!.SentAt)}. An editor of the steering group reads it.", null),
            CaseStudyState.ChangesAsked => new("An editor asks for changes.", new("See what and change it", own.Url)),
            CaseStudyState.Approved when mayPublish => new("An editor approved it. Publish it when you are ready.", new("Publish", $"{own.Url}/publish")),
            CaseStudyState.Approved => new("An editor approved it. An approver or administrator of your organisation publishes it.", null),
            CaseStudyState.Published => new(
                $"Published on {LondonTime.Day(own.Published!.PublishedAt!.Value)} for {(own.Published.Audience == CaseStudyAudience.Everyone ? "everyone" : "members")}.",
                new("Read it as others do", $"/case-studies/{own.Study.Id}")),
            _ when own.Withdrawal is { } withdrawal => new($"Withdrawn on {LondonTime.Day(withdrawal.At)}.", null),
            _ => new("Your organisation gave it up. It was never published, and the editors no longer have it before them.", null),
        };
    }
}
