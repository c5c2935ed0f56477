using Benchmarking.Web.Database.Tables;
using Microsoft.AspNetCore.Identity;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>
/// What a password may be: long, of any characters, and not easily guessed. Rules of composition make nothing safer
/// (NIST SP 800-63B). Whoever sets a password anywhere on the site goes through this.
/// </summary>
public sealed class PasswordRules : IPasswordValidator<User>
{
    public const int Shortest = 12;
    public const int Longest = 256;

    public const string Hint = "At least 12 characters. Three or four words that have nothing to do with each other are easy to keep in mind and hard to guess.";

    private const string Better = "Choose three or four words that have nothing to do with each other";

    /// <summary>What must be left of a password once everybody's guesses are taken out of it.</summary>
    private const int LeastOfOnesOwn = 6;

    private const int FewestDifferent = 5;

    private static readonly string[] OfTheSite = ["involvement", "benchmarking", "benchmark", "housing"];

    private static readonly string[] Rows =
        ["abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiopasdfghjklzxcvbnm", "qazwsxedcrfvtgbyhnujmikolp", "1q2w3e4r5t6y7u8i9o0p"];

    public Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user, string? password) =>
        Task.FromResult(Problem(password ?? "", user.Email, user.DisplayName) is { } words
            ? IdentityResult.Failed(new IdentityError { Code = nameof(PasswordRules), Description = words })
            : IdentityResult.Success);

    /// <summary>What is wrong with it, with what to do; null where it is good.</summary>
    /// <param name="email">Of the person, and <paramref name="name"/>: what everybody would try first.</param>
    public static string? Problem(string password, string? email, string? name)
    {
        if (password.Length < Shortest)
            return $"Choose a password of at least {Shortest} characters";
        if (password.Length > Longest)
            return $"Choose a password of at most {Longest} characters";

        var plain = password.ToLowerInvariant();
        if (IsCommon(plain))
            return $"That password is on lists of common ones, which are tried first. {Better}";
        if (plain.Distinct().Count() < FewestDifferent || Repeats(plain) || Rows.Any(row => RunsAlong(plain, row)))
            return $"That password repeats itself or runs along the keyboard, so it is easy to guess. {Better}";
        return LeftOf(plain, OfTheSite.Concat(Words(email)).Concat(Words(name))) < LeastOfOnesOwn
            ? $"That password is made of your name, your address or the name of this site. {Better}"
            : null;
    }

    /// <summary>On the list as it is, or with what people add in front and behind: "Password2024!".</summary>
    private static bool IsCommon(string plain) =>
        CommonPasswords.Contains(plain)
        || CommonPasswords.Contains(plain.Trim([.. plain.Where(letter => !char.IsLetter(letter)).Distinct()]));

    /// <summary>One short part over and over: "abcabcabcabc".</summary>
    private static bool Repeats(string plain) => Enumerable.Range(1, plain.Length / 2)
        .Any(unit => plain.Length - unit >= Shortest / 2 && !plain.Where((letter, at) => letter != plain[at % unit]).Any());

    private static bool RunsAlong(string plain, string row)
    {
        var round = string.Concat(Enumerable.Repeat(row, (plain.Length / row.Length) + 2));
        return round.Contains(plain, StringComparison.Ordinal)
            || round.Contains(new string([.. plain.Reverse()]), StringComparison.Ordinal);
    }

    /// <summary>How many letters and digits stay once known words are taken out, the longest first.</summary>
    private static int LeftOf(string plain, IEnumerable<string> known)
    {
        foreach (var word in known.Distinct().OrderByDescending(word => word.Length))
            plain = plain.Replace(word, "", StringComparison.Ordinal);
        return plain.Count(char.IsLetterOrDigit);
    }

    private static IEnumerable<string> Words(string? text) =>
        (text ?? "").ToLowerInvariant().Split(['@', '.', ' ', '-', '_', ',', '\''], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length > 2);
}
