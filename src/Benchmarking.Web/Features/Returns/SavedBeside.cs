namespace Benchmarking.Web.Features.Returns;

/// <summary>What a form says beside its answers.</summary>
/// <param name="CarriedFrom">
/// By input: the period of the survey that its answer is from, or null where it is said to be this period's own. An input
/// that is not named keeps what it has for as long as its answer stays.
/// </param>
/// <param name="Seconds">How long somebody had the form open; see <see cref="Sittings"/>.</param>
public sealed record SavedBeside(IReadOnlyDictionary<string, string?> CarriedFrom, int Seconds)
{
    public static SavedBeside Nothing { get; } = new(new Dictionary<string, string?>(), 0);
}
