using Microsoft.Playwright;

namespace Benchmarking.Browser.Tests.Support;

/// <summary>A device with passkeys, whose owner always puts the right finger on it (Chromium's own, by its developer protocol).</summary>
public sealed class VirtualAuthenticator : IAsyncDisposable
{
    private readonly ICDPSession _session;

    private VirtualAuthenticator(ICDPSession session) => _session = session;

    public static async Task<VirtualAuthenticator> AddAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        return new VirtualAuthenticator(session);
    }

    public async ValueTask DisposeAsync() => await _session.DetachAsync();
}
