using System.Text.Json;
using System.Text.Json.Serialization;
using Benchmarking.Web.Features.CaseStudies.Scan;

namespace Benchmarking.Web.Features.CaseStudies.Writing;

/// <summary>Every field of the template exactly as it was typed, right or wrong. Bound from the form and kept as JSON.</summary>
public sealed class StudyDraft
{
    public string? Title { get; set; }

    public string? Problem { get; set; }

    public string? ResidentsDid { get; set; }

    public string? WhatChanged { get; set; }

    public string? ServiceChange { get; set; }

    public string? Lesson { get; set; }

    public string? Quotes { get; set; }

    public string? Cost { get; set; }

    public string? Hours { get; set; }

    public string? Participants { get; set; }

    public string? PeopleAffected { get; set; }

    /// <summary>Name of a <see cref="Database.Tables.CaseStudyAttribution"/>; empty for none.</summary>
    public string? Attribution { get; set; }

    public string? ImpactRating { get; set; }

    public string? ValueRating { get; set; }

    public string? Rung { get; set; }

    public string? ActivityType { get; set; }

    public List<string> GroupsReached { get; set; } = [];

    public string? Tags { get; set; }

    public List<string> Metrics { get; set; } = [];

    /// <summary><c>named</c> or <c>anonymous</c>.</summary>
    public string? Author { get; set; }

    /// <summary>Name of a <see cref="Database.Tables.CaseStudyAudience"/>.</summary>
    public string? Audience { get; set; }

    public const string Anonymous = "anonymous";

    public const string Named = "named";
}

/// <summary>That those shown, those quoted and those in the document agree: for what exactly it was said.</summary>
/// <param name="Pictures">Stamp of the pictures and the document; null where nobody said so.</param>
/// <param name="Quotes">Stamp of the quotes.</param>
public sealed record StudyConsent(string? Pictures = null, string? Quotes = null);

/// <summary>What is kept of a study behind the wall: the draft, and what its author decided about it.</summary>
public sealed record StudyContent(StudyDraft Draft, IReadOnlyList<KeptWords> Kept, StudyConsent Consent)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new WithoutNull() } };

    public static StudyContent Of(string json)
    {
        var read = JsonSerializer.Deserialize<StudyContent>(json, Json);
        return new StudyContent(read?.Draft ?? new StudyDraft(), read?.Kept ?? [], read?.Consent ?? new StudyConsent());
    }

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>PostgreSQL holds every character but one, which nobody can see or type.</summary>
    private sealed class WithoutNull : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(TypedText.Of(value));
    }
}
