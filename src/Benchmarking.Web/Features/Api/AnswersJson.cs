using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Benchmarking.Engine;
using Benchmarking.Engine.Returns;

namespace Benchmarking.Web.Features.Api;

/// <summary>
/// Answers as JSON: a number, a text that is read like one typed into the form, <c>{"marker": "x"}</c>, or null to clear.
/// Every name that means nothing is an error: a misspelt one must not look as if it had been saved.
/// </summary>
public static class AnswersJson
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8, AllowDuplicateProperties = false };

    /// <summary>Reads a body that is a JSON object, or says why it is none.</summary>
    public static (T? Read, string? Problem) Body<T>(byte[] body, Func<JsonElement, T> read)
        where T : class
    {
        if (!Utf8.IsValid(body))
            return (null, "The body is not UTF-8.");

        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? (read(document.RootElement), null)
                : (null, "The body is not a JSON object.");
        }
        catch (JsonException exception)
        {
            return (null, exception.LineNumber is { } line
                ? $"The body is not JSON that can be taken: line {line + 1}, byte {exception.BytePositionInLine + 1}."
                : "The body is not JSON that can be taken: a name stands twice in it, or it is nested too deep.");
        }
        catch (InvalidOperationException)
        {
            return (null, "The body has a text with half a character in it.");
        }
    }

    /// <summary>The entries of the one object that a body may hold, and errors for everything else in it.</summary>
    public static (IReadOnlyList<JsonProperty> Entries, List<ApiError> Errors) Entries(JsonElement body, string name)
    {
        var errors = Unknown(body, "", name);
        if (!body.TryGetProperty(name, out var entries))
            errors.Add(new($"/{name}", "missing-field", $"The body has no \"{name}\".", $"Send {{\"{name}\": {{…}}}}."));
        else if (entries.ValueKind != JsonValueKind.Object)
            errors.Add(new($"/{name}", "wrong-type", $"\"{name}\" is not an object.", $"Send {{\"{name}\": {{…}}}}."));
        else
            return ([.. entries.EnumerateObject()], errors);
        return ([], errors);
    }

    public static GivenAnswers Read(JsonElement body)
    {
        var (entries, errors) = Entries(body, "answers");
        var answers = new Dictionary<string, Answer>();
        foreach (var entry in entries)
        {
            if (Read(entry, errors) is { } answer)
                answers[entry.Name] = answer;
        }

        return new(answers, errors, new Dictionary<string, int>());
    }

    /// <summary>An answer as it is put, so that what was got can be sent back.</summary>
    public static JsonNode? Write(Answer answer) => answer switch
    {
        { Value: { } value } => JsonNode.Parse(FigureText.Plain(value)),
        { Marker: { } marker } => new JsonObject { ["marker"] = marker.Code() },
        { Unreadable: { } text } => text,
        _ => null,
    };

    private static Answer? Read(JsonProperty entry, List<ApiError> errors)
    {
        var pointer = GivenAnswers.Pointer(entry.Name);
        switch (entry.Value.ValueKind)
        {
            case JsonValueKind.Null:
                return Answer.Blank;
            case JsonValueKind.String:
                return TypedNumber.Parse(entry.Value.GetString());
            case JsonValueKind.Number:
                return entry.Value.TryGetDecimal(out var number) ? new(number, null, null) : new(null, null, entry.Value.GetRawText());
            case JsonValueKind.Object:
                return Marked(entry.Value, pointer, errors);
            default:
                errors.Add(new(pointer, "wrong-type", "This is neither a number nor a reason why there is none.", "Send a number, {\"marker\": \"x\"} or null."));
                return null;
        }
    }

    private static Answer? Marked(JsonElement marked, string pointer, List<ApiError> errors)
    {
        var unknown = Unknown(marked, pointer, "marker");
        errors.AddRange(unknown);
        var text = marked.TryGetProperty("marker", out var marker) && marker.ValueKind == JsonValueKind.String ? marker.GetString() : null;
        if (Reason(text) is { } answer)
            return unknown.Count == 0 ? answer : null;

        errors.Add(new($"{pointer}/marker", "unknown-reason", "This is no reason why there is no number.", "Send \"x\" for not collected or \"z\" for not applicable."));
        return null;
    }

    /// <summary>The answer that a reason is; null where the text is none that a member may give.</summary>
    public static Answer? Reason(string? text) => text switch
    {
        "x" => new(null, Marker.NotCollected, null),
        "z" => new(null, Marker.NotApplicable, null),
        _ => null,
    };

    private static List<ApiError> Unknown(JsonElement element, string pointer, string known) =>
    [
        .. from property in element.EnumerateObject()
           where property.Name != known
           select new ApiError(
               $"{pointer}/{property.Name}", "unknown-field", $"\"{property.Name}\" means nothing here.", $"Only \"{known}\" does. Leave it out, or check how it is spelt."),
    ];
}
