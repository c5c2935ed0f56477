namespace Benchmarking.Web.Features.Collections;

/// <summary>What came of a step in a collection's life.</summary>
public abstract record StepResult
{
    public sealed record Done : StepResult;

    /// <summary>The publication waits for the worker.</summary>
    public sealed record Queued(Guid Job) : StepResult;

    public sealed record NoSuchCollection : StepResult;

    /// <summary>Not in this state: not open yet, closed already, published already…</summary>
    public sealed record NotNow(string Why) : StepResult;

    /// <summary>Somebody changed the collection since the page was made. Nothing was overwritten.</summary>
    public sealed record SomeoneElseChanged : StepResult;

    public sealed record NothingSignedOff : StepResult;

    public sealed record AlreadyUnderWay(Guid Job) : StepResult;

    /// <summary>What the administrator reads; null where there is nothing to tell.</summary>
    public string? Notice => this switch
    {
        NotNow refused => refused.Why,
        SomeoneElseChanged => "Somebody else changed this collection since you opened the page. Nothing was changed now. Look at how it stands, then decide again.",
        NothingSignedOff => "No return has been signed off, so there is nothing to publish.",
        AlreadyUnderWay => "This collection is being published already. Wait until that is finished.",
        _ => null,
    };
}
