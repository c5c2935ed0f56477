using System.Net;

namespace Benchmarking.Web.Features.SingleSignOn.Protocol;

/// <summary>Why somebody did not get in by their organisation's provider.</summary>
public enum SignOnProblem
{
    /// <summary>No attempt of this browser is under way, or it took too long.</summary>
    NotStartedHere,
    TakenAlready,
    SwitchedOff,
    SettingsChanged,
    SecretUnreadable,

    /// <summary>The provider itself said no.</summary>
    SaidNo,
    OtherProvider,
    Unreachable,
    CodeRefused,
    TokenNotGood,
    NoAddress,
    AddressNotVerified,
    AddressOutside,
    NotAMember,
}

/// <summary>An answer, or a provider, that cannot be taken.</summary>
/// <param name="detail">For the trail and for an administrator's test: what exactly, without anything secret.</param>
/// <param name="status">What the provider answered, where that is what is wrong.</param>
public sealed class SignOnRefused(SignOnProblem problem, string detail = "", HttpStatusCode? status = null) : Exception($"{problem}: {detail}")
{
    public SignOnProblem Problem { get; } = problem;

    public string Detail { get; } = detail;

    public HttpStatusCode? Status { get; } = status;
}
