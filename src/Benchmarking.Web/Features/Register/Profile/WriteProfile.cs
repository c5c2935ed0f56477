using System.Globalization;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Profile;

/// <summary>Who lives in the homes in a year, as it is typed.</summary>
public sealed class ProfileForm : RowForm
{
    /// <summary>The financial year, by the year in which it starts.</summary>
    public string? Year { get; set; }

    public string? Residents { get; set; }

    public string? Profiled { get; set; }

    public List<GroupLine> Groups { get; set; } = [];

    public string? Source { get; set; }

    public static ProfileForm Of(ResidentProfile row, IReadOnlyList<ResidentGroup> groups) => new()
    {
        Year = row.Year.ToString(CultureInfo.InvariantCulture),
        Residents = Typed((decimal)row.Residents),
        Profiled = Typed((decimal)row.Profiled),
        Groups = GroupLine.Of(groups, row.MakeUp),
        Source = row.Source,
        Version = row.Version,
    };

    public Action<ResidentProfile> Read(FormReading reading, IReadOnlyList<ResidentGroup> groups)
    {
        if (!int.TryParse(Year, NumberStyles.None, CultureInfo.InvariantCulture, out var year) || !WriteProfile.Years(reading.Today).Any(choice => choice.Value == Year))
            reading.Wrong(nameof(Year), "Choose the year");
        var residents = reading.Whole(nameof(Residents), Residents, "how many adults live in your homes", must: true);
        var profiled = reading.Whole(nameof(Profiled), Profiled, "of how many details are held", must: true);
        if (residents == 0)
            reading.Wrong(nameof(Residents), "At least one adult lives in your homes: check the number");
        if (profiled > residents)
            reading.Wrong(nameof(Profiled), "Details cannot be held of more people than live there");
        var makeUp = GroupLine.Read(reading, Groups, groups, profiled, nameof(Profiled), Profiled);
        var source = reading.Line(nameof(Source), Source, "where the numbers come from");
        return row =>
        {
            (row.Year, row.Residents, row.Profiled, row.Source) = (year, residents!.Value, profiled!.Value, source);
            row.MakeUp = makeUp(row.MakeUp);
        };
    }
}

/// <summary>The page on which a year's profile is written or changed.</summary>
public sealed record WriteProfilePage(
    Guid? Id, ProfileForm Form, IReadOnlyList<FormError> Errors, IReadOnlyList<ResidentGroup> Groups, IReadOnlyList<(string Value, string Text)> Years)
    : WritePage<ProfileForm>(Id, Form, Errors)
{
    public override string Title => Id is null ? "Who lives in your homes" : "Change who lives in your homes";

    public override PageLink List => ReadProfiles.Link;
}

/// <summary>Writes down once a year who lives in the homes.</summary>
public sealed class WriteProfile(TenantDoor door, KeepRow keep, TimeProvider clock) : WriteRow<ResidentProfile, ProfileForm>(door, keep)
{
    private const int YearsBack = 8;

    public override string Noun => "resident profile";

    public override string View => "Write";

    public override PageLink List => ReadProfiles.Link;

    public override string Saved => "The profile is saved.";

    public override string Removed => "The profile is removed.";

    /// <summary>The financial year of a day and those before it.</summary>
    public static IReadOnlyList<(string Value, string Text)> Years(DateOnly today)
    {
        var year = RegisterRecord.FinancialYear(today);
        return [.. Enumerable.Range(0, YearsBack).Select(back => (
            (year - back).ToString(CultureInfo.InvariantCulture), RegisterWords.Year(year - back)))];
    }

    /// <param name="of">A year whose profile a new one starts from.</param>
    protected override async Task<WritePage<ProfileForm>> PageAsync(
        BenchmarkingDb db, ResidentProfile? row, ProfileForm? form, IReadOnlyList<FormError> errors, string? of, CancellationToken cancellation)
    {
        var groups = await KnownGroups.ReadAsync(db, cancellation);
        var today = LondonTime.DateOf(clock.GetUtcNow());
        form ??= row is null ? await NewAsync(db, of, groups, today, cancellation) : ProfileForm.Of(row, groups);
        return new WriteProfilePage(row?.Id, form, errors, groups, Years(today));
    }

    protected override ResidentProfile Make() => new();

    protected override async Task<Action<ResidentProfile>> ReadAsync(
        BenchmarkingDb db, Guid? id, ProfileForm form, FormReading reading, CancellationToken cancellation) =>
        form.Read(reading, await KnownGroups.ReadAsync(db, cancellation));

    protected override RemovePage Ask(ResidentProfile row) => new(
        $"Remove the profile of {RegisterWords.Year(row.Year)}?",
        ["Representation is then held against the year before. It cannot be brought back."],
        List, List.Url, row.Version)
    { PostTo = $"{List.Url}/{row.Id}/remove" };

    private static async Task<ProfileForm> NewAsync(
        BenchmarkingDb db, string? of, IReadOnlyList<ResidentGroup> groups, DateOnly today, CancellationToken cancellation)
    {
        var copied = int.TryParse(of, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            ? await db.ResidentProfiles.AsNoTracking().SingleOrDefaultAsync(known => known.Year == year, cancellation)
            : null;
        var form = copied is null ? new ProfileForm { Groups = GroupLine.Of(groups, []) } : ProfileForm.Of(copied, groups);
        (form.Version, form.Year) = (0, RegisterRecord.FinancialYear(today).ToString(CultureInfo.InvariantCulture));
        return form;
    }
}
