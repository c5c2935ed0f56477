using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Benchmarking.Web.Database.Tables;

/// <summary>Lists that belong to one row, are read with it and never asked for by themselves: a JSON column.</summary>
public static class JsonColumns
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static PropertyBuilder<List<T>> IsJson<T>(this PropertyBuilder<List<T>> property)
    {
        property.HasColumnType("jsonb").HasConversion(
            list => Write(list),
            text => Read<T>(text),
            new ValueComparer<List<T>>(
                (one, other) => Write(one) == Write(other),
                list => Write(list).GetHashCode(StringComparison.Ordinal),
                list => Read<T>(Write(list))));
        return property;
    }

    private static string Write<T>(List<T>? list) => JsonSerializer.Serialize(list ?? [], Options);

    private static List<T> Read<T>(string text) => JsonSerializer.Deserialize<List<T>>(text, Options) ?? [];
}
