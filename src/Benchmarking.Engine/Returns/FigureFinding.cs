namespace Benchmarking.Engine.Returns;

/// <summary>Makes the findings about one figure.</summary>
internal static class FigureFinding
{
    private const string QueryCure = "Check the numbers it is made from; if they are right, say why.";

    /// <summary>What breaking a rule of the metric comes to, by the rule's own severity and with its reason.</summary>
    public static Finding Of(string code, FigureDefinition figure, string input, FigureRule rule, string message) => new(
        code, rule.Severity, input, figure.Metric, message,
        rule.Severity == Severity.Invalid ? "Check the numbers it is made from." : QueryCure, rule.Reason);

    public static Finding Invalid(string code, FigureDefinition figure, string message, string cure, string reason) =>
        new(code, Severity.Invalid, figure.Numerator, figure.Metric, message, cure, reason);

    public static Finding Query(string code, FigureDefinition figure, string message, string reason) =>
        new(code, Severity.Query, figure.Numerator, figure.Metric, message, QueryCure, reason);
}
