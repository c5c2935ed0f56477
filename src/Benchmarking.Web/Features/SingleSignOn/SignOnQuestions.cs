using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.SingleSignOn;

/// <summary>What is asked once more before it happens.</summary>
public static class SignOnQuestions
{
    private static readonly PageLink Back = new("Cancel", "/single-sign-on");

    public static Confirmation SwitchOn { get; } = new(
        "Switch single sign-on on?",
        [
            "People of your organisation can sign in with their work account, from the sign-in page.",
            "Only people who have an active membership here get in. Nobody is added by it.",
            "Passwords and passkeys go on to work, so nobody is locked out.",
        ],
        "/single-sign-on/switch-on", "Switch on", Back);

    public static Confirmation SwitchOff { get; } = new(
        "Switch single sign-on off?",
        ["Nobody can sign in by your provider any more. Who is signed in now stays so until the session ends.", "Everybody signs in with a password or passkey.", "The settings stay: you can switch it on again."],
        "/single-sign-on/switch-off", "Switch off", Back);

    public static Confirmation Remove { get; } = new(
        "Remove the provider’s details?",
        ["Issuer, client id and client secret are deleted here, and single sign-on is off.", "Your domains stay confirmed.", "Everybody signs in with a password or passkey."],
        "/single-sign-on/remove", "Remove", Back,
        Warning: "The client secret cannot be brought back: you would have to make a new one at your provider.");

    public static Confirmation RemoveDomain(string domain) => new(
        $"Remove {domain}?",
        ["People with an address there are no longer sent to your provider.", "If it was confirmed, another organisation could ask for it, and you would have to have it confirmed again."],
        "/single-sign-on/domains/remove", "Remove domain", Back,
        Fields: new Dictionary<string, string> { ["domain"] = domain });
}
