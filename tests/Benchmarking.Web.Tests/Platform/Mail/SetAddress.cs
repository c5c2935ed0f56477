using Benchmarking.Web.Platform.Mail;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;

namespace Benchmarking.Web.Tests.Platform.Mail;

/// <summary>The site's address where there is no site.</summary>
internal static class SetAddress
{
    /// <param name="address">Null: nobody has said it.</param>
    public static SiteAddress Of(string? address) =>
        new(new ConfigurationBuilder().AddInMemoryCollection([new("Site:Address", address)]).Build(), new NoServer());

    private sealed class NoServer : IServer
    {
        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}
