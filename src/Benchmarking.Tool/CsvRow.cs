using System.Globalization;
using Benchmarking.Engine;
using CsvHelper;

namespace Benchmarking.Tool;

/// <summary>One row of a CSV file, whose problems know their line and column. It lasts until the next is read.</summary>
public sealed class CsvRow(
    string path, CsvReader csv, Dictionary<string, int> columns, Problems problems)
{
    private const decimal LargestNumber = 1_000_000_000_000_000m;

    /// <summary>The line of the file at which it starts, counted from 1.</summary>
    public int Line { get; } = (int)csv.LineNumber;

    /// <summary>Whether nothing was wrong with it so far.</summary>
    public bool IsSound { get; private set; } = true;

    /// <summary>A field without the spaces around it; empty where the column is not there.</summary>
    public string Text(string column) =>
        columns.TryGetValue(column, out var index) ? csv.GetString(index).Trim() : string.Empty;

    /// <summary>A field that must not be empty.</summary>
    public string Required(string column)
    {
        var text = Text(column);
        if (text.Length == 0) Refuse($"nothing is given (column {column})", column);
        return text;
    }

    /// <summary>A number with a point for decimals; null where the field is empty or no number.</summary>
    public decimal? Number(string column)
    {
        var text = Text(column);
        if (text.Length == 0) return null;

        var isNumber = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        if (isNumber && Math.Abs(number) <= LargestNumber) return number;

        Refuse(isNumber ? $"{text} is too large (column {column})" : $"\"{text}\" is not a number (column {column})", column);
        return null;
    }

    /// <summary>A period in its data form; empty where the field is empty or no period.</summary>
    public string PeriodText(string column)
    {
        var text = Text(column);
        if (text.Length == 0) return string.Empty;
        if (Period.TryParse(text, out var period)) return period.ToString();

        Refuse($"\"{text}\" is not a period such as 2026-Q1 or 2023-24 (column {column})", column);
        return string.Empty;
    }

    /// <summary>A day as 2026-06-30; null where the field is empty or no day.</summary>
    public DateOnly? Day(string column)
    {
        var text = Text(column);
        if (text.Length == 0) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;

        Refuse($"\"{text}\" is not a day such as 2026-06-30 (column {column})", column);
        return null;
    }

    /// <summary>Notes what is wrong with the row, at one of its columns.</summary>
    public void Refuse(string message, string? column = null)
    {
        IsSound = false;
        problems.Add(path, Line, column is null ? 1 : columns.GetValueOrDefault(column) + 1, message);
    }
}
