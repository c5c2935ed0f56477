using System.Text;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Benchmarking.Web.Database;

public static class SnakeCase
{
    /// <summary><c>SentBackComment</c> becomes <c>sent_back_comment</c>.</summary>
    public static string Of(string pascal)
    {
        var snake = new StringBuilder(pascal.Length + 8);
        foreach (var letter in pascal)
        {
            if (char.IsUpper(letter) && snake.Length > 0)
                snake.Append('_');
            snake.Append(char.ToLowerInvariant(letter));
        }

        return snake.ToString();
    }
}

/// <summary>An enum stands in the database as its name in snake_case.</summary>
public sealed class SnakeCaseEnum<TEnum>() : ValueConverter<TEnum, string>(
    value => Names[value], text => Values[text])
    where TEnum : struct, Enum
{
    private static readonly Dictionary<TEnum, string> Names =
        Enum.GetValues<TEnum>().ToDictionary(value => value, value => SnakeCase.Of(value.ToString()));

    private static readonly Dictionary<string, TEnum> Values = Names.ToDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>For rows that are read without EF.</summary>
    public static TEnum Parse(string text) => Values[text];
}

/// <summary>An enum stands in the database under its own name, as reason codes do.</summary>
public sealed class NamedEnum<TEnum>() : ValueConverter<TEnum, string>(
    value => value.ToString(), text => Enum.Parse<TEnum>(text))
    where TEnum : struct, Enum;
