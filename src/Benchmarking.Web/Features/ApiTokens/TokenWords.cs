using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.ApiTokens;

public static class TokenWords
{
    private const string Tick = "M2.5 8.5L6.5 12.5L13.5 4";
    private const string Bar = "M3 8H13";
    private const string Exclamation = "M8 2V9.5M8 12.5V13.5";

    public static StatusTag Tag(TokenState state) => state switch
    {
        TokenState.Works => new("Works", "done", Tick),
        TokenState.Expired => new("Expired", "plain", Bar),
        TokenState.Revoked => new("Revoked", "plain", Bar),
        TokenState.MakerGone => new("Stopped: its maker has left", "attention", Exclamation),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state of a token."),
    };
}
