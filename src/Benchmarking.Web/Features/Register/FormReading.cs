using System.Globalization;
using Benchmarking.Engine;
using Benchmarking.Engine.Returns;
using Benchmarking.Web.Database;
using Benchmarking.Web.Features.CaseStudies;
using Benchmarking.Web.Features.CaseStudies.Scan;
using Benchmarking.Web.Shared;
using static Benchmarking.Web.Shared.FirstLetter;

namespace Benchmarking.Web.Features.Register;

/// <summary>
/// Reads the boxes of a form of the register and gathers everything that is wrong with them, a sentence each. What is
/// wrong reads as nothing, so that the rest can be read too.
/// </summary>
public sealed class FormReading(DateOnly today)
{
    public const int LongestLine = 160;

    public const int LongestText = 2_000;

    private const decimal LargestNumber = 1_000_000_000;

    /// <summary>No member has as many homes, people or complaints; thousands of such counts still add up.</summary>
    private const int LargestCount = 1_000_000;

    private readonly List<FormError> _errors = [];

    public IReadOnlyList<FormError> Errors => _errors;

    /// <summary>The day in London.</summary>
    public DateOnly Today { get; } = today;

    public void Wrong(string? field, string message) => _errors.Add(new(field is null ? null : ErrorSummary.FieldId(field), message));

    /// <summary>A line of words, without the space around it.</summary>
    /// <param name="name">As in "the name of the activity".</param>
    public string Line(string field, string? typed, string name, bool must = false) => Words(field, typed, name, LongestLine, must);

    /// <summary>A text. Whatever looks like a person's details is pointed at: the register keeps none.</summary>
    public string Text(string field, string? typed, string name, bool must = false) => Words(field, typed, name, LongestText, must);

    /// <summary>Where something takes place: a hall has a postcode, and may have been named after somebody.</summary>
    public string Place(string field, string? typed, string name) =>
        Words(field, typed, name, LongestLine, false, kind => kind is not (PointedKind.Postcode or PointedKind.PersonName));

    /// <summary>How the organisation itself is reached: its telephone and address may stand there, and nobody's name.</summary>
    public string Contact(string field, string? typed, string name) =>
        Words(field, typed, name, LongestText, false, kind => kind is PointedKind.PersonName or PointedKind.NationalInsurance);

    /// <summary>A whole number from 0 up; null where the box is empty.</summary>
    public int? Whole(string field, string? typed, string name, bool must = false)
    {
        if (Number(field, typed, name, must) is not { } number)
            return null;
        if (number != decimal.Truncate(number))
        {
            Wrong(field, $"Type a whole number for {name}");
            return null;
        }

        if (number > LargestCount)
        {
            Wrong(field, $"{Raised(name)} is larger than the register can hold: check the number of digits");
            return null;
        }

        return (int)number;
    }

    /// <summary>A number from 0 up, with at most two places; null where the box is empty.</summary>
    public decimal? Number(string field, string? typed, string name, bool must = false, bool below = false)
    {
        var answer = TypedNumber.Parse(typed);
        if (answer.Unreadable is { } unreadable)
        {
            var (message, cure) = TypedNumber.Problem(unreadable);
            Wrong(field, $"{Raised(name)}: {message} {cure}");
            return null;
        }

        if (answer.Value is not { } value)
        {
            if (must)
                Wrong(field, $"Type {name}");
            return null;
        }

        if (value < 0 && !below)
            Wrong(field, $"{Raised(name)} cannot be below 0");
        else if (Math.Abs(value) > LargestNumber)
            Wrong(field, $"{Raised(name)} is larger than the register can hold: check the number of digits");
        else if (FigureText.Round(value, 2) != value)
            Wrong(field, $"Type {name} with at most two places after the point");
        else
            return value;
        return null;
    }

    /// <summary>A day; null where the boxes are empty.</summary>
    public DateOnly? Day(string field, TypedDate typed, string name, bool must = false)
    {
        if (typed is { Day: null or "", Month: null or "", Year: null or "" } && !must)
            return null;
        var day = typed.Read();
        if (day is null)
            Wrong($"{field}_Day", $"{Raised(name)} must be a real date, such as 14 5 2026");
        return day;
    }

    /// <summary>The same for a day that cannot lie ahead.</summary>
    public DateOnly? PastDay(string field, TypedDate typed, string name, bool must = false)
    {
        var day = Day(field, typed, name, must);
        if (day > Today)
        {
            Wrong($"{field}_Day", $"{Raised(name)} must be today or before");
            return null;
        }

        return day;
    }

    /// <summary>One of a list, as it is stored; null where nothing is chosen.</summary>
    public TEnum? Choice<TEnum>(string field, string? chosen, string name, bool must = false)
        where TEnum : struct, Enum
    {
        var value = Chosen<TEnum>(chosen);
        if (value is null && (must || !string.IsNullOrEmpty(chosen)))
            Wrong(field, $"Choose {name}");
        return value;
    }

    /// <summary>One of a list of ids or codes; null where nothing is chosen.</summary>
    public T? OneOf<T>(string field, string? chosen, string name, IEnumerable<T> known, Func<T, string> code)
        where T : class
    {
        if (string.IsNullOrEmpty(chosen))
            return null;
        var found = known.FirstOrDefault(one => code(one) == chosen);
        if (found is null)
            Wrong(field, $"Choose {name} from the list, or none");
        return found;
    }

    /// <summary>A score of 0 to 3, or a rung of 0 to 7; null where nothing is chosen.</summary>
    public short? Step(string field, string? chosen, string name, short most)
    {
        if (string.IsNullOrEmpty(chosen))
            return null;
        if (short.TryParse(chosen, NumberStyles.None, CultureInfo.InvariantCulture, out var step) && step <= most)
            return step;
        Wrong(field, $"Choose {name} from 0 to {most}, or none");
        return null;
    }

    public static TEnum? Chosen<TEnum>(string? stored)
        where TEnum : struct, Enum =>
        Enum.GetValues<TEnum>().Cast<TEnum?>().FirstOrDefault(value => SnakeCase.Of($"{value}") == stored);

    private string Words(string field, string? typed, string name, int longest, bool must, Func<PointedKind, bool>? refused = null)
    {
        var words = TypedText.Trimmed(typed);
        if (words.Length == 0 && must)
            Wrong(field, $"Type {name}");
        if (words.Length > longest)
            Wrong(field, $"Use at most {longest:N0} characters for {name}");
        else if (PersonalDataScan.Find([new ScanText(field, name, words)], OwnWords.None).FirstOrDefault(pointed => pointed.Kind < PointedKind.WebAddress && refused?.Invoke(pointed.Kind) != false) is { } pointed)
            Wrong(field, $"{Raised(name)}: “{pointed.Found}” — {Lowered(pointed.Kind.Words())}. The register keeps nobody’s details: say it without");
        return words;
    }
}
