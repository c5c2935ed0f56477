using System.Security.Cryptography;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;
using Microsoft.AspNetCore.Identity;

namespace Benchmarking.Web.Features.Invitations;

/// <summary>
/// Makes the account of somebody new, and writes nothing: whoever takes up the invitation writes both, or neither. The letter
/// proves the address, so the account begins with it confirmed.
/// </summary>
public sealed class MakeAccount(UserManager<User> users)
{
    private const int LongestName = 120;

    /// <returns>The account; or null and what is wrong, name and password together, so that nobody is sent back twice.</returns>
    public async Task<(User? Made, IReadOnlyList<FormError> Problems)> HandleAsync(string email, string name, string password)
    {
        var made = new User
        {
            Id = Guid.NewGuid(),
            UserName = email,
            NormalizedUserName = users.NormalizeName(email),
            Email = email,
            NormalizedEmail = users.NormalizeEmail(email),
            EmailConfirmed = true,
            DisplayName = name,
            LockoutEnabled = true,
            SecurityStamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(20)),
        };
        var problems = new List<FormError>();
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl))
            problems.Add(new("Name", name.Length == 0 ? "Enter your name, as others shall see it" : $"Use at most {LongestName} characters on one line"));
        foreach (var validator in users.UserValidators)
            problems.AddRange(Errors(await validator.ValidateAsync(users, made)));
        foreach (var validator in users.PasswordValidators)
            problems.AddRange(Errors(await validator.ValidateAsync(users, made, password)));
        if (problems.Count > 0)
            return (null, [.. problems.Distinct()]);

        made.PasswordHash = users.PasswordHasher.HashPassword(made, password);
        return (made, []);
    }

    private static IEnumerable<FormError> Errors(IdentityResult result) => result.Errors.Select(error => new FormError("Password", Words(error)));

    private static string Words(IdentityError error) => error.Code switch
    {
        nameof(IdentityErrorDescriber.PasswordTooShort) => "Choose a password of at least 12 characters",
        nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName) =>
            "This address has an account by now. Load the page again and sign in",
        _ => error.Description,
    };
}
