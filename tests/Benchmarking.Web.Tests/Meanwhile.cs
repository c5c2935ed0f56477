namespace Benchmarking.Web.Tests;

/// <summary>A clock at whose first look something else happens: after a handler has read, and before it writes.</summary>
internal sealed class Meanwhile(Action happens) : TimeProvider
{
    private bool happened;

    public override DateTimeOffset GetUtcNow()
    {
        if (!happened)
            happens();
        happened = true;
        return base.GetUtcNow();
    }
}
