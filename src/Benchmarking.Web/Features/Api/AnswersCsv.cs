using System.Text;
using System.Text.Unicode;
using Benchmarking.Engine.Returns;
using CsvHelper;

namespace Benchmarking.Web.Features.Api;

/// <summary>Answers as CSV: <c>code,value,reason</c>, one a line. A line with neither value nor reason clears.</summary>
public static class AnswersCsv
{
    private static readonly string[] Columns = ["code", "value", "reason"];

    /// <summary>The answers, or why the body as a whole cannot be read.</summary>
    public static (GivenAnswers? Given, string? Problem) Read(byte[] body)
    {
        if (!Utf8.IsValid(body))
            return (null, "The body is not UTF-8.");

        try
        {
            using var text = new StreamReader(new MemoryStream(body), Encoding.UTF8);
            using var csv = CsvReader.Create(text, new CsvReaderOptions
            {
                Separator = ',',
                TrackLineNumbers = true,
                MalformedData = CsvMalformedDataHandling.Throw,
            });
            csv.ReadHeader();
            return csv.Headers.SequenceEqual(Columns) ? (Lines(csv), null) : (null, "The first line is not code,value,reason.");
        }
        catch (CsvFormatException exception)
        {
            return (null, $"The body is not CSV that can be taken: in line {Math.Max(1, exception.LineNumber)} a quote is missing or out of place.");
        }
    }

    private static GivenAnswers Lines(CsvReader csv)
    {
        var answers = new Dictionary<string, Answer>();
        var lines = new Dictionary<string, int>();
        var errors = new List<ApiError>();
        while (csv.Read())
        {
            var code = csv.GetString(0).Trim();
            if (!lines.TryAdd(code, (int)csv.LineNumber))
                errors.Add(Error(csv, code, "named-twice", $"\"{code}\" stands twice in the body.", "Leave one of the lines out."));
            else if (Answer(csv, code, errors) is { } answer)
                answers[code] = answer;
        }

        return new GivenAnswers(answers, errors, lines);
    }

    private static Answer? Answer(CsvReader csv, string code, List<ApiError> errors)
    {
        if (csv.FieldCount != Columns.Length)
        {
            errors.Add(Error(csv, code, "wrong-width", "This line does not have three fields.", "Write code,value,reason, and put a number that has a comma into quotes."));
            return null;
        }

        var typed = TypedNumber.Parse(csv.GetString(1));
        var reason = csv.GetString(2).Trim();
        if (reason.Length == 0)
            return typed;

        if (!typed.IsBlank)
            errors.Add(Error(csv, code, "value-and-reason", "This line has a number and a reason why there is none.", "Leave one of the two out."));
        else if (AnswersJson.Reason(reason) is { } answer)
            return answer;
        else
            errors.Add(Error(csv, code, "unknown-reason", "This is no reason why there is no number.", "Write x for not collected or z for not applicable."));
        return null;
    }

    private static ApiError Error(CsvReader csv, string code, string problem, string detail, string cure) =>
        new(GivenAnswers.Pointer(code), problem, detail, cure, (int)csv.LineNumber);
}
