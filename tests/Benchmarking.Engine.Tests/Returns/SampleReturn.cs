using Benchmarking.Engine.Returns;

namespace Benchmarking.Engine.Tests.Returns;

/// <summary>A small return: satisfied of asked, complaints per 1,000 homes, spend on involvement.</summary>
internal static class SampleReturn
{
    public static InputDefinition[] Inputs { get; } =
    [
        new("satisfied", "Residents satisfied", 0, 0, null),
        new("asked", "Residents asked", 0, 0, null),
        new("complaints", "Complaints", 0, 0, null),
        new("homes", "Homes owned", 0, 1, 1_000_000),
        new("spend", "Spend on involvement", 2, null, null),
    ];

    public static FigureDefinition Satisfaction { get; } =
        new("satisfaction", "Satisfaction", "satisfied", "asked", 100, 1, true, 20, 98, 0, 100);

    public static FigureDefinition ComplaintRate { get; } =
        new("complaint-rate", "Complaints per 1,000 homes", "complaints", "homes", 1000, 1, false, null, 200, 0, 5000);

    public static FigureDefinition Spend { get; } =
        new("spend", "Spend on involvement", "spend", null, 1, 2, false, null, null, -1000, null);

    public static FigureDefinition[] Figures { get; } = [Satisfaction, ComplaintRate, Spend];

    /// <summary>Answers in order and without a fault, some replaced.</summary>
    public static Dictionary<string, Answer> Answers(params (string Input, Answer Answer)[] replaced)
    {
        var answers = new Dictionary<string, Answer>
        {
            ["satisfied"] = Number(70),
            ["asked"] = Number(100),
            ["complaints"] = Number(40),
            ["homes"] = Number(1000),
            ["spend"] = Number(250.5m),
        };
        foreach (var (input, answer) in replaced) answers[input] = answer;
        return answers;
    }

    public static Answer Number(decimal value) => new(value, null, null);

    public static Answer Marked(Marker marker) => new(null, marker, null);
}
