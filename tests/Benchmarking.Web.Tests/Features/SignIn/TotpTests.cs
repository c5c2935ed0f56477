using Benchmarking.Web.Features.SignIn;

namespace Benchmarking.Web.Tests.Features.SignIn;

public sealed class TotpTests
{
    // RFC 6238, appendix B: the last six of the eight digits that it lists for SHA-1.
    private static readonly byte[] Secret = "12345678901234567890"u8.ToArray();

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, Totp.Code(Secret, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    [Fact]
    public void A_clock_may_be_half_a_minute_off_and_no_more()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_000_000_000);
        var step = Totp.StepAt(now);

        Assert.Equal(step - 1, Totp.StepOf(Secret, Totp.Code(Secret, step - 1), now, 0));
        Assert.Equal(step + 1, Totp.StepOf(Secret, Totp.Code(Secret, step + 1), now, 0));
        Assert.Null(Totp.StepOf(Secret, Totp.Code(Secret, step - 2), now, 0));
        Assert.Null(Totp.StepOf(Secret, Totp.Code(Secret, step + 2), now, 0));
    }

    [Fact]
    public void A_step_that_was_used_and_earlier_ones_open_nothing()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_000_000_000);
        var step = Totp.StepAt(now);

        Assert.Null(Totp.StepOf(Secret, Totp.Code(Secret, step), now, step));
        Assert.Null(Totp.StepOf(Secret, Totp.Code(Secret, step - 1), now, step));
        Assert.Equal(step + 1, Totp.StepOf(Secret, Totp.Code(Secret, step + 1), now, step));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("foobar", "MZXW6YTBOI")]
    [InlineData("12345678901234567890", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")]
    public void Secrets_are_written_in_base_32(string bytes, string text)
    {
        Assert.Equal(text, Totp.ToBase32(System.Text.Encoding.ASCII.GetBytes(bytes)));
        Assert.Equal(bytes, System.Text.Encoding.ASCII.GetString(Totp.FromBase32(text.ToLowerInvariant())));
    }

    [Fact]
    public void The_picture_holds_the_address_that_apps_read()
    {
        var address = Totp.Address("o'brien@council.example", Secret);

        Assert.Equal("otpauth://totp/Involvement%20Benchmark:o%27brien%40council.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Involvement%20Benchmark", address);
        var picture = QrPicture.Of(address);
        // Seven modules of a finder pattern stand in three corners, four light ones round everything.
        Assert.Contains("M4 4h1v1h-1z", picture.Path);
        Assert.DoesNotContain("M3 ", picture.Path);
        Assert.Contains($"M{picture.Side - 5} 4h1v1h-1z", picture.Path);
    }
}
