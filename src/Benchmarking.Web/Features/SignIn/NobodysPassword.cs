using Benchmarking.Web.Database.Tables;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>
/// The password of accounts that there are not: what is typed for an unknown address is compared with it, which is never
/// right and costs as much time as for a known one.
/// </summary>
public sealed class NobodysPassword(IOptions<PasswordHasherOptions> hashing)
{
    private readonly Lazy<string> _hash = new(() =>
        new PasswordHasher<User>(hashing).HashPassword(new User { DisplayName = "" }, Guid.NewGuid().ToString()));

    public string Hash => _hash.Value;
}
