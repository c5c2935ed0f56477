namespace Benchmarking.Workbooks;

/// <summary>Why a file was not read: an expected answer, not an error.</summary>
/// <param name="Code">Stable code, such as <c>password-protected</c>.</param>
/// <param name="Message">What is wrong, in one plain sentence.</param>
/// <param name="Cure">What to do, in one plain sentence.</param>
public sealed record Refusal(string Code, string Message, string Cure);
