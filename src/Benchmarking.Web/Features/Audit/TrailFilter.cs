using System.Globalization;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.Audit;

/// <summary>Which entries of a trail are asked for; all of it stands in the address.</summary>
public sealed class TrailFilter
{
    /// <summary>Words that stand in what was done, to what, or beside it.</summary>
    public string? Words { get; set; }

    /// <summary>Only what this person did.</summary>
    public Guid? Who { get; set; }

    /// <summary>From the beginning of this day in London; null from the first entry.</summary>
    public DateOnly? From { get; set; }

    /// <summary>Until the end of this day in London; null to the newest entry.</summary>
    public DateOnly? To { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Words) && Who is null && From is null && To is null;

    public IQueryable<TrailRow> Of(IQueryable<TrailRow> rows)
    {
        if (!string.IsNullOrWhiteSpace(Words))
        {
            var words = Words.Trim().ToLowerInvariant();
            rows = rows.Where(row => (row.Action + " " + row.Subject + " " + row.Detail).ToLower().Contains(words));
        }

        if (Who is { } who)
        {
            var person = new UserId(who);
            rows = rows.Where(row => row.UserId == person);
        }

        if (From is { } first)
        {
            var from = LondonTime.At(first, TimeOnly.MinValue);
            rows = rows.Where(row => row.At >= from);
        }

        if (To is { } last && last < DateOnly.MaxValue)
        {
            var to = LondonTime.At(last.AddDays(1), TimeOnly.MinValue);
            rows = rows.Where(row => row.At < to);
        }

        return rows;
    }

    /// <summary>The address of a page of these entries, or of their file.</summary>
    public string Address(string path, int page = 1) => path + (Query(page) is { Length: > 0 } query ? "?" + query : "");

    private string Query(int page) => string.Join('&', new (string Name, string? Value)[]
    {
        ("words", Words?.Trim()),
        ("who", Who?.ToString()),
        ("from", Date(From)),
        ("to", Date(To)),
        ("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null),
    }.Where(part => !string.IsNullOrEmpty(part.Value)).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}"));

    public static string? Date(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
