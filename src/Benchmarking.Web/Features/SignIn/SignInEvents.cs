using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>What can happen to how a person signs in. Each kind is kept for their own eyes, for a year.</summary>
public enum SignInEventKind
{
    SignedIn,
    SignedOut,
    SessionEnded,
    SignedOutEverywhere,
    WrongPassword,
    WrongCode,
    RecoveryCodeUsed,
    PasswordChanged,
    ProviderBound,
    ProviderRemoved,
    SecondFactorSetUp,
    SecondFactorRemoved,
    RecoveryCodesMade,
    PasskeyAdded,
    PasskeyRemoved,
    EndedByAdministrator,
}

public static class SignInEvents
{
    public static string Words(this SignInEventKind kind) => kind switch
    {
        SignInEventKind.SignedIn => "Signed in",
        SignInEventKind.SignedOut => "Signed out",
        SignInEventKind.SessionEnded => "A session was ended from another browser",
        SignInEventKind.SignedOutEverywhere => "Signed out everywhere",
        SignInEventKind.WrongPassword => "A wrong password was typed",
        SignInEventKind.WrongCode => "The right password, then a wrong code",
        SignInEventKind.RecoveryCodeUsed => "A recovery code was used",
        SignInEventKind.PasswordChanged => "The password was changed",
        SignInEventKind.ProviderBound => "An organisation’s sign-in was used for the first time",
        SignInEventKind.ProviderRemoved => "An organisation’s sign-in was removed",
        SignInEventKind.SecondFactorSetUp => "An authenticator app was set up",
        SignInEventKind.SecondFactorRemoved => "The authenticator app was removed",
        SignInEventKind.RecoveryCodesMade => "New recovery codes were made",
        SignInEventKind.PasskeyAdded => "A passkey was added",
        SignInEventKind.PasskeyRemoved => "A passkey was removed",
        SignInEventKind.EndedByAdministrator => "An administrator of your organisation signed you out everywhere",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of event."),
    };

    /// <summary>What the database holds.</summary>
    public static string Stored(this SignInEventKind kind) => Database.SnakeCase.Of(kind.ToString());

    public static string WordsOf(string stored) =>
        Enum.GetValues<SignInEventKind>().Where(kind => kind.Stored() == stored).Select(Words).SingleOrDefault() ?? stored;

    /// <summary>Writes one down, in a transaction for that person.</summary>
    public static void Happened(
        this TenantTransaction transaction, UserId person, DateTimeOffset at, SignInEventKind kind, string browser, string method = "") =>
        transaction.Db.SignInEvents.Add(
            new SignInEvent { UserId = person, At = at, Kind = kind.Stored(), Browser = browser, Method = method });
}
