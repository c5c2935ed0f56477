using Benchmarking.Web.Database;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Register.Imports;

/// <summary>
/// A row of a file with the words of its cells. They are read on by <see cref="FormReading"/> as if somebody had typed
/// them into the form, so that a file and a form are checked by the same rules.
/// </summary>
/// <param name="Number">In the file, counted from 1.</param>
/// <param name="Cells">Words by column; a cell without any is left out.</param>
public sealed record ImportRow(int Number, Dictionary<string, string> Cells)
{
    /// <summary>The words of a cell; empty where there are none.</summary>
    public string Text(string column) => Cells.GetValueOrDefault(column, "");

    /// <summary>A day, as the form's three boxes have it. What is no day stands in the first box, so that it is refused.</summary>
    public TypedDate Date(string column)
    {
        var words = Text(column);
        return ImportDate.DayOf(words) is { } day ? TypedDate.Of(day) : new TypedDate { Day = words };
    }

    /// <summary>The first day of a month; null where the cell is empty or holds none.</summary>
    public DateOnly? Month(string column) => ImportDate.MonthOf(Text(column));

    /// <summary>
    /// One of a list, as it is stored, from its words or from that; what is neither is handed on as it is, so that it is
    /// refused.
    /// </summary>
    public string Choice<TEnum>(string column, Func<TEnum, string> words)
        where TEnum : struct, Enum
    {
        var written = Text(column);
        foreach (var value in Enum.GetValues<TEnum>())
        {
            var stored = SnakeCase.Of($"{value}");
            if (IsSame(written, words(value)) || IsSame(written, stored))
                return stored;
        }

        return written;
    }

    /// <summary>True for yes, false for no or nothing; null for other words.</summary>
    public bool? YesOrNo(string column) => Text(column).ToLowerInvariant() switch
    {
        "" or "no" or "n" or "false" or "0" => false,
        "yes" or "y" or "true" or "1" or "x" => true,
        _ => null,
    };

    /// <summary>Whether two words mean the same choice: capitals and the signs between words do not matter.</summary>
    public static bool IsSame(string one, string other) => ImportColumn.Normal(one) == ImportColumn.Normal(other);
}
