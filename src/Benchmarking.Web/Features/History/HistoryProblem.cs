using System.Text.Json;
using Benchmarking.Workbooks;

namespace Benchmarking.Web.Features.History;

/// <summary>One thing to put right: where it stands, what is wrong, how to mend it.</summary>
/// <param name="Row">The row in the file, counted from 1; 0 where it is about the whole file.</param>
/// <param name="Place">The cell as the member's own program calls it; empty for the whole file.</param>
/// <param name="Column">The column's name; empty for the whole file.</param>
public sealed record HistoryProblem(int Row, string Place, string Column, string Code, string Message, string Cure);

/// <summary>What is wrong with a file, as it is kept: the first, and how many there are.</summary>
public sealed record HistoryProblems(int Count, IReadOnlyList<HistoryProblem> First)
{
    /// <summary>More would be read by nobody, and a file made to annoy could have a million.</summary>
    public const int MostKept = 1_000;

    public static HistoryProblems None { get; } = new(0, []);

    /// <summary>A file of which nothing can be read.</summary>
    public static HistoryProblems Of(Refusal refusal) =>
        new(1, [new HistoryProblem(0, "", "", refusal.Code, refusal.Message, refusal.Cure)]);

    /// <summary>Reads what was kept; an import without any has an empty list.</summary>
    public static HistoryProblems Read(string json) =>
        json == "[]" ? None : JsonSerializer.Deserialize<HistoryProblems>(json)!;

    public string ToJson() => JsonSerializer.Serialize(this);
}

/// <summary>Gathers problems while a file is read, counting all and holding the first.</summary>
public sealed class HistoryProblemList
{
    private readonly List<HistoryProblem> _first = [];

    public int Count { get; private set; }

    public void Add(HistoryProblem problem)
    {
        Count++;
        if (_first.Count < HistoryProblems.MostKept)
            _first.Add(problem);
    }

    /// <summary>Counts more than can be held.</summary>
    public void AddUnseen(int more) => Count += more;

    /// <summary>In the order of the file's rows.</summary>
    public HistoryProblems ToProblems() => new(Count, [.. _first.OrderBy(problem => problem.Row)]);
}
