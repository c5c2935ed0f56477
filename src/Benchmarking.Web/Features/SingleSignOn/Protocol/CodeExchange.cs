using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Benchmarking.Web.Features.SingleSignOn.Protocol;

/// <summary>What we are called at a provider.</summary>
/// <param name="Redirect">Where it sends browsers back to.</param>
public sealed record Client(string Id, string Secret, string Redirect);

/// <summary>Turns the code of an answer into what the provider says of the person, by asking it behind the browser's back.</summary>
public sealed class CodeExchange(ProviderHttp http, TokenCheck check)
{
    /// <exception cref="SignOnRefused">Nothing that can be believed came back.</exception>
    public async Task<Assertion> RedeemAsync(Provider provider, Client client, Attempt attempt, string code, CancellationToken cancellation)
    {
        var answer = await AskForTokensAsync(provider, client, attempt, code, cancellation);
        if (Text(answer, "id_token") is not { } token)
            throw new SignOnRefused(SignOnProblem.TokenNotGood, "the provider sent no id token");

        var assertion = await check.BelieveAsync(token, provider, client.Id, attempt, cancellation);
        return assertion.Email is null && provider.UserInfoEndpoint is not null && Text(answer, "access_token") is { } key
            ? await AskForAddressAsync(provider, key, assertion, cancellation)
            : assertion;
    }

    private async Task<JsonElement> AskForTokensAsync(Provider provider, Client client, Attempt attempt, string code, CancellationToken cancellation)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = client.Redirect,
            ["code_verifier"] = attempt.Verifier,
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, provider.TokenEndpoint);
        if (provider.SecretInHeader)
        {
            var both = $"{WebUtility.UrlEncode(client.Id)}:{WebUtility.UrlEncode(client.Secret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(both)));
        }
        else
        {
            (form["client_id"], form["client_secret"]) = (client.Id, client.Secret);
        }

        request.Content = new FormUrlEncodedContent(form);
        try
        {
            return await http.AskAsync(request, cancellation);
        }
        catch (SignOnRefused refused) when (refused.Status is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized)
        {
            throw new SignOnRefused(
                SignOnProblem.CodeRefused,
                refused.Status == HttpStatusCode.Unauthorized
                    ? "the provider does not take the client id and secret"
                    : "the provider does not take the code: it was used, is too old, or is another’s");
        }
    }

    /// <summary>The same person must be meant: a key to somebody else's address would be somebody else's way in.</summary>
    private async Task<Assertion> AskForAddressAsync(Provider provider, string key, Assertion assertion, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, provider.UserInfoEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        var said = await http.AskAsync(request, cancellation);
        if (Text(said, "sub") != assertion.Subject)
            throw new SignOnRefused(SignOnProblem.TokenNotGood, "the provider’s two answers are about two people (sub)");

        return assertion with
        {
            Email = Text(said, "email") is { Length: <= 254 } email ? email : null,
            EmailVerified = said.TryGetProperty("email_verified", out var verified) ? TokenCheck.Verified(verified) : null,
        };
    }

    private static string? Text(JsonElement said, string name) =>
        said.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
