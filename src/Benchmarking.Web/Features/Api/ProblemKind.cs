namespace Benchmarking.Web.Features.Api;

/// <summary>One way in which the API says no: the same code, status and title wherever it happens.</summary>
/// <param name="Code">Stable; also the anchor of its explanation on the page about the API.</param>
/// <param name="Cure">What the caller can do.</param>
public sealed record ProblemKind(string Code, int Status, string Title, string Cure)
{
    public static readonly ProblemKind BadRequest = new(
        "bad-request", 400, "The request could not be read", "Compare it with the examples.");

    public static readonly ProblemKind TokenInAddress = new(
        "token-in-address", 400, "A token does not belong into an address",
        "Addresses are kept in logs and histories. Revoke that token, make a new one, and send it in the header Authorization.");

    public static readonly ProblemKind UnknownParameter = new(
        "unknown-parameter", 400, "The address has a parameter that means nothing here",
        "PUT takes dryRun=true or dryRun=false. What can be asked of releases stands on the page about the API.");

    public static readonly ProblemKind NotReadable = new(
        "not-readable", 400, "The body is not what its content type says", "Send JSON or CSV in UTF-8.");

    public static readonly ProblemKind KeyMissing = new(
        "idempotency-key-missing", 400, "The header Idempotency-Key is missing",
        "Send one of your own making with each change, the same again when you try again: 1 to 100 letters, digits or - _ . : characters.");

    public static readonly ProblemKind VersionUnreadable = new(
        "if-match-unreadable", 400, "The header If-Match is not a version", "Send the ETag as you got it, quotes and all: \"7\", or \"0\" before the first save.");

    public static readonly ProblemKind NoToken = new(
        "unauthorised", 401, "No token that works was sent",
        "Send \"Authorization: Bearer\" and a token. It may have expired or been revoked, or its maker may have left: your organisation's administrator can make another.");

    public static readonly ProblemKind NotAllowed = new(
        "scope-missing", 403, "The token does not allow this", "Make a token with the scope that this call needs.");

    public static readonly ProblemKind NotFound = new(
        "not-found", 404, "There is nothing at this address", "Start from /api/v1/collections or /api/v1/releases, which list what there is.");

    public static readonly ProblemKind TermsNotAccepted = new(
        "terms-not-accepted", 403, "The terms that hold now are not accepted yet",
        "Sign in, open /research/account/details and accept them. Tokens then work as before.");

    public static readonly ProblemKind Withdrawn = new(
        "withdrawn", 410, "This release is withdrawn", "The detail says why. Do not use what you have of it any more; /api/v1/releases lists what there is.");

    public static readonly ProblemKind WrongMethod = new(
        "method-not-allowed", 405, "This address does not take that method", "The header Allow says which it takes.");

    public static readonly ProblemKind Locked = new(
        "locked", 409, "The return cannot be changed now", "The detail says why, and whom to ask.");

    public static readonly ProblemKind StaleVersion = new(
        "stale-version", 412, "Somebody else changed the return meanwhile",
        "Get the return again, look at what changed, and send yours with its new ETag. Nothing was overwritten.");

    public static readonly ProblemKind TooLarge = new(
        "too-large", 413, "The body is too large", $"Send at most {ApiRequest.MostBytes / 1024} KiB.");

    public static readonly ProblemKind WrongContentType = new(
        "wrong-content-type", 415, "The body is of a type that this address does not take",
        "Send application/json, or text/csv where answers are put.");

    public static readonly ProblemKind Invalid = new(
        "invalid", 422, "Some of it must be put right", "Each entry of errors says where and how. Nothing was saved.");

    public static readonly ProblemKind KeyReused = new(
        "idempotency-key-reused", 422, "This Idempotency-Key was used for something else", "Use a new key for each change.");

    public static readonly ProblemKind NotReady = new(
        "not-ready", 422, "The return cannot be sent yet", "Each entry of errors says what is wanting. Nothing was sent.");

    public static readonly ProblemKind VersionMissing = new(
        "if-match-missing", 428, "The header If-Match is missing",
        "Send the ETag of the return that you looked at, so that nobody's work is overwritten unseen: \"0\" before the first save.");

    public static readonly ProblemKind TooMany = new(
        "too-many-requests", 429, "Too many requests", "Wait as many seconds as the header Retry-After says.");

    public static readonly ProblemKind Failed = new(
        "failed", 500, "Something went wrong on our side", "Try again with the same Idempotency-Key: nothing happens twice.");

    public static readonly ProblemKind Busy = new(
        "busy", 503, "The service is busy", "Try again in a few seconds with the same Idempotency-Key: nothing happens twice.");

    /// <summary>Every one, by status.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        BadRequest, TokenInAddress, UnknownParameter, NotReadable, KeyMissing, VersionUnreadable, NoToken, NotAllowed, TermsNotAccepted,
        NotFound, WrongMethod, Locked, Withdrawn, StaleVersion, TooLarge, WrongContentType, Invalid, KeyReused, NotReady, VersionMissing, TooMany, Failed, Busy,
    ];

    /// <summary>What a bare status means.</summary>
    public static ProblemKind Of(int status) => All.FirstOrDefault(kind => kind.Status == status) ?? (status < 500 ? BadRequest : Failed);
}
