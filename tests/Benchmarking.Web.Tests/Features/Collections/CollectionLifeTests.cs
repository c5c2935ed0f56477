using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Collections;

namespace Benchmarking.Web.Tests.Features.Collections;

public sealed class CollectionLifeTests
{
    public static TheoryData<CollectionState, CollectionStep> EveryPair =>
        [.. from state in Enum.GetValues<CollectionState>() from step in Enum.GetValues<CollectionStep>() select (state, step)];

    [Theory]
    [InlineData(CollectionState.Planned, CollectionStep.Open, CollectionState.Open)]
    [InlineData(CollectionState.Planned, CollectionStep.ChangeDates, CollectionState.Planned)]
    [InlineData(CollectionState.Open, CollectionStep.ChangeDates, CollectionState.Open)]
    [InlineData(CollectionState.Open, CollectionStep.Close, CollectionState.Closed)]
    [InlineData(CollectionState.Closed, CollectionStep.PublishProvisional, CollectionState.Provisional)]
    [InlineData(CollectionState.Provisional, CollectionStep.PublishFinal, CollectionState.Final)]
    [InlineData(CollectionState.Final, CollectionStep.PublishRevision, CollectionState.Final)]
    public void A_step_leads_on(CollectionState from, CollectionStep step, CollectionState to)
    {
        Assert.Equal(to, CollectionLife.After(from, step));
        Assert.Contains(step, CollectionLife.StepsFrom(from, revised: false));
    }

    [Fact]
    public void There_are_no_other_steps() =>
        Assert.Equal(7, Enum.GetValues<CollectionState>().Sum(state => CollectionLife.StepsFrom(state, revised: false).Count()));

    [Fact]
    public void Once_revised_there_is_no_step_left() => Assert.Empty(CollectionLife.StepsFrom(CollectionState.Final, revised: true));

    [Theory]
    [MemberData(nameof(EveryPair))]
    public void Whatever_is_refused_says_why(CollectionState state, CollectionStep step)
    {
        var why = CollectionLife.WhyNot(state, step);

        Assert.Equal(CollectionLife.After(state, step) is null, why is not null);
        if (why is not null)
            Assert.EndsWith(".", why);
    }

    [Theory]
    [InlineData(CollectionState.Planned, CollectionStep.Close, "not open yet")]
    [InlineData(CollectionState.Open, CollectionStep.Open, "open already")]
    [InlineData(CollectionState.Open, CollectionStep.PublishProvisional, "Close it first")]
    [InlineData(CollectionState.Closed, CollectionStep.Close, "closed already")]
    [InlineData(CollectionState.Closed, CollectionStep.PublishFinal, "provisional benchmarks come first")]
    [InlineData(CollectionState.Provisional, CollectionStep.PublishProvisional, "published already")]
    [InlineData(CollectionState.Final, CollectionStep.PublishFinal, "never changed")]
    [InlineData(CollectionState.Closed, CollectionStep.PublishRevision, "after the final")]
    public void The_reason_fits(CollectionState state, CollectionStep step, string words) =>
        Assert.Contains(words, CollectionLife.WhyNot(state, step));

    [Theory]
    [InlineData(CollectionState.Closed, PublicationKind.Provisional, CollectionState.Provisional)]
    [InlineData(CollectionState.Closed, PublicationKind.Final, CollectionState.Final)]
    [InlineData(CollectionState.Provisional, PublicationKind.Final, CollectionState.Final)]
    [InlineData(CollectionState.Provisional, PublicationKind.Provisional, null)]
    [InlineData(CollectionState.Open, PublicationKind.Final, null)]
    [InlineData(CollectionState.Planned, PublicationKind.Provisional, null)]
    [InlineData(CollectionState.Final, PublicationKind.Final, null)]
    [InlineData(CollectionState.Final, PublicationKind.Revision, CollectionState.Final)]
    [InlineData(CollectionState.Closed, PublicationKind.Revision, null)]
    public void A_publication_leads_on_and_a_history_may_be_final_at_once(CollectionState from, PublicationKind kind, CollectionState? to) =>
        Assert.Equal(to, CollectionLife.AfterPublishing(from, kind));
}
