using Benchmarking.Web.Features.SingleSignOn.Protocol;

namespace Benchmarking.Web.Features.SingleSignOn;

/// <summary>What a person reads who did not get in, and the status of that answer.</summary>
public sealed record SignOnWords(int Status, string Title, string Why, string Cure)
{
    private const string Again = "Start again. If it goes on, sign in with your password or passkey, and tell your organisation’s administrator.";
    private const string Administrator = "Tell your organisation’s administrator what this page says. Until it is put right, sign in with your password or passkey.";

    public static SignOnWords Of(SignOnProblem problem) => problem switch
    {
        SignOnProblem.NotStartedHere => new(400, "This sign-in took too long, or was started in another window", "An answer came from an organisation’s sign-in that this browser is not waiting for.", Again),
        SignOnProblem.TakenAlready => new(400, "This answer was used already", "Each answer of an organisation’s sign-in lets somebody in once. Going back, or loading the page again, sends it a second time.", Again),
        SignOnProblem.SwitchedOff => new(403, "Your organisation’s sign-in is switched off here", "It was on when you started.", "Sign in with your password or passkey."),
        SignOnProblem.SettingsChanged => new(409, "Your organisation’s settings have just changed", "They were others when you started.", "Start again."),
        SignOnProblem.SecretUnreadable => new(502, "Your organisation’s settings cannot be used any more", "The secret that the provider knows this site by can no longer be opened.", "Its administrator can enter it again under Single sign-on. Until then, sign in with your password or passkey."),
        SignOnProblem.SaidNo => new(403, "Your organisation’s sign-in did not let you through", "It may be that you pressed Cancel there, or that your account there is not allowed to use this site.", Again),
        SignOnProblem.OtherProvider => new(400, "The answer came from another sign-in than the one you were sent to", "It was not taken: it may be an attempt to let you in as somebody else.", Again),
        SignOnProblem.Unreachable => new(502, "Your organisation’s sign-in does not answer", "The site could not reach it, or it answered something that makes no sense.", "Wait a minute and start again, or sign in with your password or passkey."),
        SignOnProblem.CodeRefused => new(502, "Your organisation’s sign-in took back its answer", "What it had sent with you was used, too old, or not meant for this site.", Again),
        SignOnProblem.TokenNotGood => new(403, "What your organisation’s sign-in said could not be believed", "It was not signed, not meant for this site, not meant for this attempt, or too old.", Again),
        SignOnProblem.NoAddress => new(403, "Your organisation’s sign-in did not say your email address", "Without it nobody can be found here.", Administrator),
        SignOnProblem.AddressNotVerified => new(403, "Your email address is not verified there", "Your organisation’s sign-in says that it has not checked whether the address is yours.", Administrator),
        SignOnProblem.AddressOutside => new(403, "Your email address is outside your organisation’s domains", "An organisation’s sign-in is believed about addresses of its own confirmed domains only.", Administrator),
        _ => new(403, "You have no access to this organisation here", "Your organisation’s sign-in knows you, but no active membership here has the address that it gave.", "Ask your organisation’s administrator for an invitation to that address."),
    };
}
