using System.Security.Cryptography;
using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform.Mail;
using Benchmarking.Web.Shared.Markdown;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.CaseStudies.Feed;

/// <summary>A feed as it goes out, and the mark by which a reader knows that it has it already.</summary>
public sealed record FeedFile(byte[] Content, string Mark);

/// <summary>The newest case studies for everyone as Atom 1.0. Read without an organisation, whoever asks: a feed is passed on.</summary>
public sealed class ReadFeed(TenantDoor door, SiteAddress address)
{
    private const int Newest = 50;

    public async Task<FeedFile> ReadAsync(CancellationToken cancellation)
    {
        await using var transaction = await door.OpenPublicAsync(cancellation);
        var studies = await transaction.Db.PublishedStudiesHere()
            .OrderByDescending(row => row.PublishedAt).ThenBy(row => row.Study).Take(Newest)
            .ToListAsync(cancellation);
        var feed = new SyndicationFeed(
            "Case studies of resident involvement", "What residents did, what changed because of it, and what others can take from it.",
            new Uri(address.Base + "/case-studies"), address.Base + "/case-studies",
            // No clock: the feed is as old as its newest study, and the same bytes until there is another.
            studies.FirstOrDefault()?.PublishedAt ?? DateTimeOffset.UnixEpoch,
            [.. studies.Select(Item)])
        {
            Language = "en-GB",
        };
        feed.Authors.Add(new SyndicationPerson { Name = "Involvement Benchmark" });
        feed.Links.Add(SyndicationLink.CreateSelfLink(new Uri(address.Base + "/case-studies/feed.atom"), "application/atom+xml"));
        var content = Written(feed);
        return new FeedFile(content, Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 16)));
    }

    private SyndicationItem Item(CaseStudyRevision study)
    {
        var publishedAt = study.PublishedAt!.Value;
        var item = new SyndicationItem
        {
            Id = $"urn:uuid:{study.Study}",
            Title = SyndicationContent.CreatePlaintextContent(OfXml(study.Title)),
            Summary = SyndicationContent.CreatePlaintextContent(OfXml(CaseText.Plain(study.Problem))),
            Content = SyndicationContent.CreateHtmlContent(OfXml(string.Concat(
                StudyView.SectionsOf(study).Select(part => $"<h2>{part.Heading}</h2>{CaseText.Html(part.Text)}")))),
            LastUpdatedTime = publishedAt,
            PublishDate = publishedAt,
        };
        item.Authors.Add(new SyndicationPerson { Name = OfXml(StudyWords.Author(study.AuthorName, study.Source)) });
        item.Links.Add(SyndicationLink.CreateAlternateLink(new Uri($"{address.Base}/case-studies/{study.Study}"), "text/html"));
        foreach (var tag in study.Tags)
            item.Categories.Add(new SyndicationCategory(OfXml(tag)));
        return item;
    }

    /// <summary>Without what XML cannot hold at all, not even encoded.</summary>
    private static string OfXml(string text) =>
        text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.EnumerateRunes().Where(IsOfXml));

    private static bool IsOfXml(Rune rune) =>
        rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value);

    private static byte[] Written(SyndicationFeed feed)
    {
        using var memory = new MemoryStream();
        using (var writer = XmlWriter.Create(memory, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
            new Atom10FeedFormatter(feed).WriteTo(writer);
        return memory.ToArray();
    }
}
