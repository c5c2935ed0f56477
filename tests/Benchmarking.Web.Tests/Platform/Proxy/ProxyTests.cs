using System.Net;
using System.Net.Sockets;
using System.Text;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Platform.Proxy;
using Microsoft.Extensions.Configuration;

namespace Benchmarking.Web.Tests.Platform.Proxy;

/// <summary>What is believed of a request that came through somebody else.</summary>
public sealed class ProxyTests(PostgresFixture postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_an_undeclared_proxy_says_changes_nothing()
    {
        // Two knocks an address: a made-up address in a header buys no third.
        await using var site = Served(("Limits:Times", "1"), ("Limits:Knocking:Burst", "2"), ("Limits:Refill", "1.00:00:00"), ("Proxy:Networks", "192.0.2.0/24"));
        var statuses = new List<HttpStatusCode>();
        for (var knock = 0; knock < 3; knock++)
            statuses.Add((await KnockAsync(site, $"203.0.113.{knock}")).Status);

        Assert.Equal([HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.TooManyRequests], statuses);
    }

    [Fact]
    public async Task A_declared_proxy_is_believed_about_where_a_request_came_from()
    {
        await using var site = Served(("Limits:Times", "1"), ("Limits:Knocking:Burst", "2"), ("Limits:Refill", "1.00:00:00"), ("Proxy:Networks", "127.0.0.0/8, ::1"));
        for (var knock = 0; knock < 3; knock++)
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await KnockAsync(site, $"203.0.113.{knock}")).Status);

        // What the visitor wrote in front of it is the visitor's word, and not the proxy's.
        await KnockAsync(site, "198.51.100.1, 203.0.113.9");
        await KnockAsync(site, "198.51.100.2, 203.0.113.9");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await KnockAsync(site, "198.51.100.3, 203.0.113.9")).Status);
    }

    [Fact]
    public async Task Over_http_pages_go_to_https_and_forms_and_the_API_are_refused()
    {
        await using var site = Served(("Proxy:HttpsOnly", "true"), ("Site:Address", "https://benchmarking.example.org"), ("Proxy:Networks", "127.0.0.0/8, ::1"));
        using var client = Client(site);

        var page = await client.GetAsync("/metrics?page=2", Cancel);
        Assert.Equal(HttpStatusCode.PermanentRedirect, page.StatusCode);
        Assert.Equal("https://benchmarking.example.org/metrics?page=2", page.Headers.Location!.ToString());
        var form = await client.PostAsync("/sign-in", new FormUrlEncodedContent([new("Password", "p")]), Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, form.StatusCode);
        Assert.Contains("this site speaks https", await form.Content.ReadAsStringAsync(Cancel));
        var api = await client.GetAsync("/api/v1/releases", Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, api.StatusCode);
        Assert.Equal("application/problem+json", api.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live", Cancel)).StatusCode);

        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        var secure = await client.GetAsync("/metrics", Cancel);
        Assert.Equal(HttpStatusCode.OK, secure.StatusCode);
        Assert.Equal("max-age=63072000; includeSubDomains", secure.Headers.GetValues("Strict-Transport-Security").Single());
    }

    [Fact]
    public async Task Https_is_nobodys_word_but_a_declared_proxys()
    {
        await using var site = Served(("Proxy:HttpsOnly", "true"), ("Site:Address", "https://benchmarking.example.org"));
        using var client = Client(site);
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        client.DefaultRequestHeaders.Add("X-Forwarded-Host", "evil.example");

        var page = await client.GetAsync("/metrics", Cancel);

        Assert.Equal(HttpStatusCode.PermanentRedirect, page.StatusCode);
        Assert.Equal("https://benchmarking.example.org/metrics", page.Headers.Location!.ToString());
    }

    [Fact]
    public async Task No_header_says_where_letters_and_providers_lead()
    {
        await using var site = Served(("Site:Address", "https://benchmarking.example.org"), ("Proxy:Networks", "127.0.0.0/8, ::1"));
        var redirect = (Web.Features.SingleSignOn.RedirectAddress)site.Services.GetService(typeof(Web.Features.SingleSignOn.RedirectAddress))!;
        var context = new Microsoft.AspNetCore.Http.DefaultHttpContext();
        context.Request.Host = new("evil.example");
        context.Request.Headers["X-Forwarded-Host"] = "evil.example";

        Assert.Equal("https://benchmarking.example.org/sign-in/organisation/answer", redirect.For(context));
        Assert.Equal("https://benchmarking.example.org", ((Web.Platform.Mail.SiteAddress)site.Services.GetService(typeof(Web.Platform.Mail.SiteAddress))!).Base);
    }

    [Theory]
    [InlineData("everybody")]
    [InlineData("10.1.2.3/99")]
    [InlineData("0.0.0.0/0")]
    [InlineData("::/0")]
    public void A_network_that_is_none_or_everybody_is_refused(string networks)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Proxy:Networks", networks)]).Build();

        Assert.StartsWith("Proxy__Networks names", Assert.Throws<StartRefused>(() => DeclaredProxies.Networks(configuration)).Message);
    }

    /// <summary>CVE-2025-55315: a chunk extension ended by a lone line feed hid a second request from a proxy in front.</summary>
    [Theory]
    [InlineData("1;a\nx\r\n0\r\n\r\n")]
    [InlineData("1;a=b\n\r\nx\r\n0\r\n\r\n")]
    public async Task A_chunk_extension_that_ends_in_a_lone_line_feed_is_refused_and_the_connection_closed(string body)
    {
        await using var site = Served();
        var address = site.ClientOptions.BaseAddress;
        using var socket = new TcpClient();
        await socket.ConnectAsync(address.Host, address.Port, Cancel);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n{body}GET /hidden HTTP/1.1\r\nHost: localhost\r\n\r\n"), Cancel);
        using var reader = new StreamReader(stream, Encoding.ASCII);

        var answered = await reader.ReadToEndAsync(Cancel); // ends because the site closes

        Assert.StartsWith("HTTP/1.1 400", answered);
        Assert.Single(answered.Split("HTTP/1.1 ", StringSplitOptions.RemoveEmptyEntries));
    }

    private Site Served(params (string Name, string Value)[] settings)
    {
        var site = new Site(postgres, settings: settings.ToDictionary(setting => setting.Name, setting => setting.Value));
        site.UseKestrel(0);
        site.StartServer();
        return site;
    }

    /// <summary>Of its own making: over a real connection the site's own clients follow redirects whatever they are told.</summary>
    private static HttpClient Client(Site site) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = site.ClientOptions.BaseAddress };

    private static async Task<Page> KnockAsync(Site site, string from)
    {
        var visitor = site.NewVisitor();
        visitor.Client.DefaultRequestHeaders.Add("X-Forwarded-For", from);
        return await visitor.PostFormAsync(await visitor.GetAsync("/sign-in/organisation"), "/sign-in/organisation", ("Email", "nobody@nowhere.example"));
    }
}
