using System.Security.Cryptography;
using System.Text;

namespace Benchmarking.Engine.Disclosure;

/// <summary>One figure that went into a cell, by a token that changes whenever the figure does and tells nothing of it.</summary>
/// <param name="Organisation">The organisation's key.</param>
/// <param name="Token">Equal for equal figures of the same organisation and metric; see <see cref="Tokens"/>.</param>
public readonly record struct Contribution(string Organisation, string Token);

/// <summary>What went into a cell: whose figures, and which state of each. Immutable; known by its hash.</summary>
public sealed class CellInput
{
    /// <summary>Orders the contributions and takes their hash.</summary>
    /// <param name="contributions">One for each organisation, in any order.</param>
    public CellInput(IEnumerable<Contribution> contributions)
    {
        Contributions = [.. contributions.OrderBy(one => one.Organisation, StringComparer.Ordinal)];
        var text = string.Join('\n', Contributions.Select(one => $"{one.Organisation} {one.Token}"));
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
    }

    /// <summary>In order of organisation.</summary>
    public IReadOnlyList<Contribution> Contributions { get; }

    /// <summary>The same for the same contributions: 32 hexadecimal digits of SHA-256.</summary>
    public string Hash { get; }

    /// <summary>
    /// How many interest groups' inclusion or figure differs between two inputs: Δ of the symmetric-difference rule.
    /// </summary>
    /// <param name="other">The other input.</param>
    /// <param name="groups">Who belongs together.</param>
    public int Difference(CellInput other, InterestGroups groups)
    {
        ArgumentNullException.ThrowIfNull(other);
        ArgumentNullException.ThrowIfNull(groups);
        return other.Hash == Hash ? 0 : groups.Count(
            Contributions.Except(other.Contributions).Concat(other.Contributions.Except(Contributions))
                .Select(one => one.Organisation));
    }

    /// <summary>Whether the same organisations contributed, whatever their figures.</summary>
    /// <param name="other">The other input.</param>
    public bool HasSameContributors(CellInput other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Contributions.Select(one => one.Organisation).SequenceEqual(other.Contributions.Select(one => one.Organisation));
    }
}

/// <summary>Makes tokens of figures with the publisher's key, so that a ledger can tell that a figure changed, not what it is.</summary>
/// <param name="key">The publisher's key. With an empty one anybody can test guesses against the tokens.</param>
public sealed class Tokens(byte[] key)
{
    /// <summary>
    /// The token of a figure: 16 hexadecimal digits of HMAC-SHA-256. The period has no part in it, so that a figure
    /// carried forward is known for the same figure.
    /// </summary>
    /// <param name="organisation">The organisation's key.</param>
    /// <param name="metric">The metric's code.</param>
    /// <param name="value">The figure.</param>
    public string Of(string organisation, string metric, decimal value)
    {
        var text = $"{organisation}\n{metric}\n{FigureText.Plain(value)}";
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)))[..16];
    }
}
