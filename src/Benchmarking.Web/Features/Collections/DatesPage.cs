using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Collections;

/// <summary>What the page for changed dates posts. When it opens is settled once it is planned.</summary>
public sealed class ChangeDatesForm : DatesForm
{
    public int Version { get; set; }
}

/// <summary>The page for changed dates.</summary>
public sealed record DatesPage(Board Board, ChangeDatesForm Form, IReadOnlyList<FormError> Errors)
{
    public static DatesPage Of(Board board)
    {
        var form = new ChangeDatesForm { Version = board.Collection.Version };
        form.Fill(CollectionDates.Of(board.Collection));
        return new DatesPage(board, form, []);
    }

    public DateField Date(string name, string legend, DateTimeOffset now, TypedDate typed) => new(
        name, legend, $"Now {LondonTime.Moment(now)}", typed, Errors.Of($"{name}_Day"), WithTime: true);
}
