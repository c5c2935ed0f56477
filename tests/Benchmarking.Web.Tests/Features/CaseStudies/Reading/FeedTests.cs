using System.Net;
using System.Net.Http.Headers;
using System.ServiceModel.Syndication;
using System.Xml;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.CaseStudies.Reading;

public sealed class FeedTests(PostgresFixture postgres)
{
    private readonly World _world = new(postgres);
    private readonly Library _library = new(postgres);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_feed_is_atom_with_whole_addresses_and_only_what_is_for_everyone()
    {
        var at = new DateTimeOffset(2090, 5, 6, 7, 0, 0, TimeSpan.Zero);
        var open = await _library.AddAsync(new Told { Title = "Open <b>&</b> plain", Problem = "You **said** <script>alert(1)</script>\u0001 so.", Quotes = "Now I know.", Tags = ["letters"], PublishedAt = at });
        var closed = await _library.AddAsync(new Told { Audience = "members", PublishedAt = at.AddDays(1) });
        var waiting = await _library.AddAsync(new Told { State = "approved", PublishedAt = at.AddDays(1) });
        var member = await postgres.Web.SignInAsync(await _world.PersonAsync(await _world.MemberAsync(), Role.Contributor));

        // A feed is passed on: a member's is everybody's.
        foreach (var visitor in new[] { postgres.Web.NewVisitor(), member })
        {
            var response = await visitor.Client.GetAsync("/case-studies/feed.atom", Cancel);
            Assert.Equal("application/atom+xml", response.Content.Headers.ContentType!.MediaType);
            using var reader = XmlReader.Create(await response.Content.ReadAsStreamAsync(Cancel), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, Async = true });
            var feed = SyndicationFeed.Load(reader);
            Assert.DoesNotContain(feed.Items, item => item.Id == $"urn:uuid:{closed}" || item.Id == $"urn:uuid:{waiting}");
            var entry = feed.Items.Single(item => item.Id == $"urn:uuid:{open}");
            Assert.Equal("Open <b>&</b> plain", entry.Title.Text);
            Assert.Equal(at, entry.LastUpdatedTime);
            Assert.Equal("Told from A document (2020)", entry.Authors.Single().Name);
            Assert.Equal("letters", entry.Categories.Single().Name);
            Assert.EndsWith($"/case-studies/{open}", entry.Links.Single(link => link.RelationshipType == "alternate").Uri.AbsoluteUri);
            Assert.All(feed.Links.Concat(entry.Links), link => Assert.True(link.Uri.IsAbsoluteUri));
            Assert.Contains(feed.Links, link => link.RelationshipType == "self");
            var html = ((TextSyndicationContent)entry.Content).Text;
            Assert.Contains("<strong>said</strong>", html);
            Assert.DoesNotContain("<script", html);
            var page = await visitor.GetAsync($"/case-studies/{open}");
            Assert.Equal(
                page.Document.QuerySelectorAll(".told__section h2").Select(heading => heading.TextContent),
                new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html).QuerySelectorAll("h2").Select(heading => heading.TextContent));
            Assert.Contains("Now I know.", html);
            Assert.True(feed.LastUpdatedTime >= at);
        }
    }

    [Fact]
    public async Task Whoever_has_the_feed_already_gets_nothing_twice()
    {
        var visitor = postgres.Web.NewVisitor();
        // Other tests publish meanwhile; a feed that changed between two looks is looked at again.
        for (var look = 0; ; look++)
        {
            var first = await visitor.Client.GetAsync("/case-studies/feed.atom", Cancel);
            using var again = new HttpRequestMessage(HttpMethod.Get, "/case-studies/feed.atom");
            again.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(first.Headers.ETag!.Tag));
            var second = await visitor.Client.SendAsync(again, Cancel);
            if (second.StatusCode != HttpStatusCode.NotModified && look < 10)
                continue;
            Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
            Assert.Empty(await second.Content.ReadAsByteArrayAsync(Cancel));
            Assert.Equal(TimeSpan.FromMinutes(5), first.Headers.CacheControl!.MaxAge);
            return;
        }
    }
}
