using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Benchmarking.Workbooks.Returns;

/// <summary>What the spreadsheet program checks while the member types. Our own rules check again after the upload.</summary>
internal static class ReturnChecks
{
    private const decimal Furthest = 1_000_000_000_000_000m;
    private const int TitleLength = 32;
    private const int PromptLength = 255;

    public static DataValidation Number(ReturnInput input, string cell)
    {
        var whole = input.Decimals == 0;
        return new DataValidation(
            new Formula1(Invariant(input.Lowest ?? -Furthest)), new Formula2(Invariant(input.Highest ?? Furthest)))
        {
            Type = whole ? DataValidationValues.Whole : DataValidationValues.Decimal,
            Operator = DataValidationOperatorValues.Between,
            ErrorStyle = DataValidationErrorStyleValues.Stop,
            AllowBlank = true,
            ShowInputMessage = true,
            ShowErrorMessage = true,
            PromptTitle = Cut(input.Label, TitleLength),
            Prompt = Cut($"{Kind(whole)}{Range(input)}, in: {input.Unit}", PromptLength),
            ErrorTitle = "Not a possible number",
            Error = Cut($"Type {Kind(whole).ToLowerInvariant()}{Range(input)}, or choose the reason why there is none in the next column.", 225),
            SequenceOfReferences = new ListValue<StringValue> { InnerText = cell },
        };
    }

    public static DataValidation Reason(IEnumerable<string> cells) => new(new Formula1(ReturnSheets.ReasonsName))
    {
        Type = DataValidationValues.List,
        ErrorStyle = DataValidationErrorStyleValues.Stop,
        AllowBlank = true,
        ShowInputMessage = true,
        ShowErrorMessage = true,
        PromptTitle = "No number?",
        Prompt = "Choose the reason from the list and leave the number empty.",
        ErrorTitle = "Not one of the reasons",
        Error = "Choose one of the reasons from the list, or delete what you typed.",
        SequenceOfReferences = new ListValue<StringValue> { InnerText = string.Join(' ', cells) },
    };

    private static string Kind(bool whole) => whole ? "A whole number" : "A number";

    private static string Range(ReturnInput input) => (input.Lowest, input.Highest) switch
    {
        ({ } low, { } high) => $" from {Invariant(low)} to {Invariant(high)}",
        ({ } low, null) => $", {Invariant(low)} or more",
        (null, { } high) => $", {Invariant(high)} or less",
        _ => "",
    };

    private static string Invariant(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);

    private static string Cut(string text, int length)
    {
        var safe = SheetText.Safe(text);
        return safe.Length <= length ? safe : safe[..(length - 1)] + "…";
    }
}
