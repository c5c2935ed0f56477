using Benchmarking.Engine;
using Benchmarking.Engine.Disclosure;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Database.Tables;

/// <summary>A key of the engine's, made by the database; no login but the engine's may read it.</summary>
public sealed class EngineKey
{
    public const string Publisher = "publisher";

    public required string Purpose { get; set; }

    public required byte[] Key { get; set; }

    public DateTimeOffset MadeAt { get; set; }
}

/// <summary>What went into a shown number: whose figures, and a token of each. Only the engine may read it.</summary>
public sealed class LedgerInputRow
{
    public required string Hash { get; set; }

    public required string[] Organisations { get; set; }

    public required string[] Tokens { get; set; }

    public static LedgerInputRow From(CellInput input) => new()
    {
        Hash = input.Hash,
        Organisations = [.. input.Contributions.Select(one => one.Organisation)],
        Tokens = [.. input.Contributions.Select(one => one.Token)],
    };

    public CellInput ForEngine() => new(Organisations.Zip(Tokens, (organisation, token) => new Contribution(organisation, token)));
}

/// <summary>One thing ever shown, or that it was not shown.</summary>
public abstract class ShownEntry
{
    public string Period { get; set; } = "";

    public string MetricCode { get; set; } = "";

    public string GroupCode { get; set; } = "";

    public string Statistic { get; set; } = "";

    public decimal? Value { get; set; }

    public decimal? Base { get; set; }

    public Bound? Bound { get; set; }

    public string Method { get; set; } = "";

    public Reason? Reason { get; set; }

    public string InputHash { get; set; } = "";

    /// <summary>Takes over what the engine wants to be remembered.</summary>
    public void Fill(LedgerEntry entry)
    {
        Period = entry.Period;
        MetricCode = entry.Metric;
        GroupCode = entry.Group;
        Statistic = entry.Statistic.Code();
        Value = entry.Shown?.Value;
        Base = entry.Shown?.Base;
        Bound = entry.Shown?.Bound;
        Method = entry.Method.Id();
        Reason = entry.Reason;
        InputHash = entry.Input;
    }

    /// <param name="number">The number of the publication, or of the last one before a release.</param>
    public LedgerEntry ForEngine(int number) => new(
        number,
        Period,
        MetricCode,
        GroupCode,
        Statistics.TryRead(Statistic, out var statistic) ? statistic : throw Unknown(Statistic),
        Value is { } value ? new ShownNumber(value, Base!.Value, Bound!.Value) : null,
        Quantiles.TryRead(Method, out var method) ? method : throw Unknown(Method),
        Reason,
        InputHash);

    private static InvalidOperationException Unknown(string code) => new($"The ledger has an unknown word: {code}.");
}

/// <summary>One thing that a publication showed, or that it was not shown.</summary>
public sealed class LedgerEntryRow : ShownEntry
{
    public PublicationId PublicationId { get; set; }

    /// <summary>Its place in the publication: the ledger keeps its order.</summary>
    public int Position { get; set; }

    public static LedgerEntryRow From(PublicationId publication, int position, LedgerEntry entry)
    {
        var row = new LedgerEntryRow { PublicationId = publication, Position = position };
        row.Fill(entry);
        return row;
    }
}

/// <summary>Which revision of an organisation's return stood in a publication.</summary>
public sealed class PublicationReturn : IOfOrganisation
{
    public OrganisationId OrganisationId { get; set; }

    public PublicationId PublicationId { get; set; }

    public ReturnId ReturnId { get; set; }

    public int Revision { get; set; }
}

/// <summary>What a publication withholds and promises, as JSON: neither a figure nor an organisation is in it.</summary>
public sealed class PublicationReportRow
{
    public PublicationId PublicationId { get; set; }

    public required string Report { get; set; }
}
