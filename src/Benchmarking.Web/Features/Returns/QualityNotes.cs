using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Returns;

/// <summary>
/// Copies of a return's explanations for the steering group, without figure and without organisation. Only the
/// explanation itself knows which note is its own.
/// </summary>
internal static class QualityNotes
{
    /// <summary>Takes back the notes of these explanations.</summary>
    public static async Task DropNotesAsync(
        this BenchmarkingDb db, IReadOnlyCollection<ReturnExplanation> explanations, CancellationToken cancellation)
    {
        var ids = explanations.Select(row => row.NoteId).OfType<Guid>().ToList();
        if (ids.Count == 0)
            return;

        // While the explanations still say that the notes are theirs: the wall asks them.
        await db.QualityNotes.Where(note => ids.Contains(note.Id)).ExecuteDeleteAsync(cancellation);
        foreach (var row in explanations)
            row.NoteId = null;
    }

    /// <summary>Puts a note in the place of every one there was: one for each question that is explained and still asked.</summary>
    public static async Task WriteNotesAsync(
        this BenchmarkingDb db, ReturnSheet sheet, IReadOnlyCollection<ReturnExplanation> explanations, DateTimeOffset now, CancellationToken cancellation)
    {
        await db.DropNotesAsync(explanations, cancellation);
        foreach (var asked in sheet.Queries())
        {
            var row = explanations.SingleOrDefault(own => own.InputCode == asked[0].Input && own.FindingCode == asked[0].Code);
            if (row is null)
                continue;

            var note = new QualityNote
            {
                CollectionId = sheet.Collection.Id,
                MetricCode = asked[0].Metric!,
                FindingCode = row.FindingCode,
                Explanation = row.Explanation,
                NotedAt = now,
            };
            db.QualityNotes.Add(note);
            row.NoteId = note.Id;
        }
    }
}
