using System.Diagnostics.CodeAnalysis;

namespace Benchmarking.Performance;

/// <summary>How large and how often. The defaults finish in a few minutes on two cores.</summary>
/// <param name="Sizes">Numbers of organisations.</param>
/// <param name="Rounds">How often each contender is timed.</param>
internal sealed record Options(IReadOnlyList<int> Sizes, int Rounds)
{
    public const string Usage = "[--sizes 100,400,1600] [--rounds 5]";

    public static bool TryRead(ReadOnlySpan<string> arguments, [NotNullWhen(true)] out Options? options)
    {
        options = new Options([100, 400, 1600], 5);
        for (var i = 0; i < arguments.Length; i += 2)
        {
            var value = i + 1 < arguments.Length ? arguments[i + 1] : "";
            options = arguments[i] switch
            {
                "--sizes" when Numbers(value) is { Count: > 0 } sizes => options with { Sizes = sizes },
                "--rounds" when Numbers(value) is [var rounds] => options with { Rounds = rounds },
                _ => null,
            };
            if (options is null) return false;
        }

        return true;
    }

    private static List<int>? Numbers(string text)
    {
        var numbers = new List<int>();
        foreach (var part in text.Split(','))
        {
            if (!int.TryParse(part, out var number) || number < 1) return null;

            numbers.Add(number);
        }

        numbers.Sort();
        return numbers;
    }
}
