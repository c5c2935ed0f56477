namespace Benchmarking.Web.Platform;

/// <summary>
/// <c>dotnet Benchmarking.Web.dll --health http://localhost:8080/health/ready</c>: asks a running site whether it is well.
/// The container's health check uses it, since the image holds no other program that could ask.
/// </summary>
public static class HealthProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The exit code of the probe (0 well, 1 not), or nothing when the arguments ask for no probe.</summary>
    public static async Task<int?> RunAsync(string[] arguments, TextWriter errors)
    {
        if (arguments is not ["--health", ..])
            return null;
        if (arguments is not [_, var address] || !Uri.TryCreate(address, UriKind.Absolute, out var url))
        {
            await errors.WriteLineAsync("--health wants one address, such as --health http://localhost:8080/health/ready");
            return 1;
        }

        return await AskAsync(url, errors);
    }

    private static async Task<int> AskAsync(Uri url, TextWriter errors)
    {
        try
        {
            using var client = new HttpClient { Timeout = Patience };
            using var answer = await client.GetAsync(url);
            if (answer.IsSuccessStatusCode)
                return 0;
            await errors.WriteLineAsync($"{url} answers {(int)answer.StatusCode}.");
        }
        catch (Exception silent) when (silent is HttpRequestException or TaskCanceledException)
        {
            await errors.WriteLineAsync($"{url} does not answer: {silent.Message}");
        }

        return 1;
    }
}
