using System.Security.Cryptography;
using System.Text;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Register.Imports;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Register.Activities.Importing;

/// <summary>One cell that would be another.</summary>
public sealed record CellChange(string Column, string Old, string New);

/// <summary>What a row of the file would do.</summary>
/// <param name="Changes">Of an activity that is there; empty for a new one.</param>
public sealed record ImportLine(int Row, ActivitySheetRow Activity, bool IsNew, IReadOnlyList<CellChange> Changes);

/// <summary>What a file would do to the activities that are there now.</summary>
/// <param name="Stamp">Of the activities as they were looked at: another one means that they have changed since.</param>
public sealed record ImportOutlook(IReadOnlyList<ImportLine> Lines, int Same, IReadOnlyList<FormError> Errors, string Stamp)
{
    public int New => Lines.Count(line => line.IsNew);

    public int Changed => Lines.Count - New;

    public static ImportOutlook Of(IReadOnlyList<MatchedRow> rows, ActivityLists lists)
    {
        var columns = ActivityColumns.Of(lists);
        var lines = rows.Select(row => LineOf(row, columns)).Where(line => line.IsNew || line.Changes.Count > 0).ToList();
        var stamp = string.Join('\n', rows.Select(row => $"{row.Source.Number} {row.Known?.Id} {row.Known?.Version}"));
        return new ImportOutlook(
            lines, rows.Count - lines.Count, [.. rows.SelectMany(row => row.Errors)],
            Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(stamp))));
    }

    /// <summary>Whether the row changes the activity that it is about; a new one does.</summary>
    public static bool Changes(MatchedRow row, IReadOnlyList<ActivityColumn> columns) =>
        row.Known is null || LineOf(row, columns).Changes.Count > 0;

    private static ImportLine LineOf(MatchedRow row, IReadOnlyList<ActivityColumn> columns)
    {
        if (row.Known is not { } known || row.Errors.Count > 0)
            return new ImportLine(row.Source.Number, row.Row, IsNew: row.Known is null, []);

        // Read and shown anew, so that 12 and 12.0 are no difference.
        var after = new Activity { Name = "", MakeUp = [.. known.MakeUp] };
        row.Fill(after);
        var (old, now) = (ActivitySheetRow.Of(known), ActivitySheetRow.Of(after));
        return new ImportLine(
            row.Source.Number, now, IsNew: false,
            [
                .. columns.Where(column => (column.Read(old) ?? "") != (column.Read(now) ?? ""))
                    .Select(column => new CellChange(column.Column.Name, column.Shown(old), column.Shown(now))),
            ]);
    }
}

/// <summary>A file of activities as its author sees it: its problems, or what it would change, or what became of it.</summary>
/// <param name="Outlook">Null where it does not wait.</param>
public sealed record ActivityImportPage(RegisterImport Import, ImportProblems Problems, ImportOutlook? Outlook, Pagination Pages)
{
    public const int OnePage = 25;

    public string Url => $"/register/activities/import/{Import.Id}";

    public IEnumerable<ImportLine> Shown => (Outlook?.Lines ?? []).Skip((Pages.Page - 1) * OnePage).Take(OnePage);

    public IReadOnlyList<PageLink> Breadcrumbs =>
        [new("Register", "/register"), new("Activities", "/register/activities"), new("Bring in a file", "/register/activities/import"), new(Import.FileName, "", Current: true)];
}

/// <summary>A file that was sent in before.</summary>
public sealed record SentImport(Guid Id, string FileName, UploadState State, DateTimeOffset UploadedAt)
{
    public string Words => State switch
    {
        UploadState.Refused => "Has problems",
        UploadState.Waiting => "Waits for your yes",
        UploadState.Applied => "Taken over",
        _ => "Dropped",
    };
}

/// <summary>Where a file is sent in.</summary>
public sealed record SendActivitiesPage(IReadOnlyList<ImportColumn> Columns, IReadOnlyList<SentImport> Sent, string? Error = null);
