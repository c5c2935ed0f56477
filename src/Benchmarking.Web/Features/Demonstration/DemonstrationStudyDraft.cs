using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.CaseStudies.Writing;
using Benchmarking.Web.Features.Seeding;

namespace Benchmarking.Web.Features.Demonstration;

/// <summary>A made-up member's case study as it would type it.</summary>
public static class DemonstrationStudyDraft
{
    public static StudyDraft Of(SeedStudyFile file) => new()
    {
        Title = file.Needed("title"),
        Problem = file.Part("Problem"),
        ResidentsDid = file.Part("What residents did"),
        WhatChanged = file.Part("What changed"),
        ServiceChange = file.Part("Service change"),
        Lesson = file.Part("Lesson"),
        Quotes = file.Part("Quotes"),
        Cost = file.Text("cost"),
        Hours = file.Text("hours"),
        Participants = file.Text("participants"),
        PeopleAffected = file.Text("affected"),
        Attribution = SeedStudies.AttributionOf(file)?.ToString(),
        ImpactRating = file.Text("impact"),
        ValueRating = file.Text("value"),
        Rung = file.Text("rung"),
        ActivityType = file.Text("activity"),
        GroupsReached = [.. file.List("groups", ';')],
        Tags = file.Text("tags"),
        Metrics = [.. file.List("metrics")],
        Author = file.Needed("author"),
        Audience = file.Needed("audience") == "everyone" ? nameof(CaseStudyAudience.Everyone) : nameof(CaseStudyAudience.Members),
    };
}
