using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Seeding;

/// <summary>
/// Case studies told from documents, in our own words, published for everyone with the document named. Added where they
/// are missing and never changed: another wording is another revision, which takes the place of the one before. One that
/// an editor withdrew stays withdrawn.
/// </summary>
public static class SeedStudies
{
    public static async Task<int> AddMissingAsync(BenchmarkingDb db, CancellationToken cancellation)
    {
        var wanted = SeedStudyFile.OfDocuments().Select(Revision).ToList();
        var ids = wanted.ConvertAll(row => row.Study);
        var present = await db.CaseStudyRevisions.Where(row => ids.Contains(row.Study)).ToListAsync(cancellation);
        var withdrawn = await db.CaseStudyWithdrawals.Where(row => ids.Contains(row.Study)).Select(row => row.Study).ToListAsync(cancellation);
        var missing = wanted
            .Where(row => !withdrawn.Contains(row.Study) && !present.Exists(own => own.Study == row.Study && own.Revision >= row.Revision))
            .ToList();
        foreach (var before in present.Where(own => own.State == RevisionState.Published && missing.Exists(row => row.Study == own.Study)))
            before.State = RevisionState.Superseded;
        // Saved first: of one study one revision is published at a time.
        await db.SaveChangesAsync(cancellation);
        db.CaseStudyRevisions.AddRange(missing);
        await db.SaveChangesAsync(cancellation);
        return missing.Count;
    }

    /// <summary>The same in every installation, so that an address can be passed on.</summary>
    public static Guid IdOf(string slug) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"seed-data/case-studies/{slug}")).AsSpan(0, 16), bigEndian: true);

    public static CaseStudyRevision Revision(SeedStudyFile file)
    {
        var published = new DateTimeOffset(
            DateOnly.ParseExact(file.Needed("published"), "yyyy-MM-dd", CultureInfo.InvariantCulture), new TimeOnly(9, 0), TimeSpan.Zero);
        return new CaseStudyRevision
        {
            Study = IdOf(file.Slug),
            Revision = file.Whole("revision") ?? 1,
            State = RevisionState.Published,
            Title = file.Needed("title"),
            Problem = file.Part("Problem"),
            ResidentsDid = file.Part("What residents did"),
            WhatChanged = file.Part("What changed"),
            ServiceChange = file.Part("Service change"),
            Lesson = file.Part("Lesson"),
            Quotes = file.Part("Quotes"),
            Cost = file.Number("cost"),
            Hours = file.Number("hours"),
            Participants = file.Whole("participants"),
            PeopleAffected = file.Whole("affected"),
            Attribution = AttributionOf(file),
            ImpactRating = file.Whole("impact"),
            ValueRating = file.Whole("value"),
            Rung = file.Whole("rung"),
            ActivityType = file.Needed("activity"),
            GroupsReached = file.List("groups", ';'),
            Tags = file.List("tags"),
            Metrics = file.List("metrics"),
            Audience = CaseStudyAudience.Everyone,
            Source = file.Needed("source"),
            SentAt = published,
            PublishedAt = published,
        };
    }

    public static CaseStudyAttribution? AttributionOf(SeedStudyFile file) => file.TextOrNull("attribution") is not { } word
        ? null
        : Enum.GetValues<CaseStudyAttribution>().Cast<CaseStudyAttribution?>().SingleOrDefault(value => SnakeCase.Of($"{value}") == word)
            ?? throw new FormatException($"{file.Slug}: \"{word}\" under \"attribution\" is none of its words.");
}
