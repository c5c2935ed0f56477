using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Returns;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.DataProtection;

namespace Benchmarking.Web.Tests.Features.Returns;

public sealed class SittingsTests
{
    private static readonly EphemeralDataProtectionProvider Protection = new();
    private static readonly DateTimeOffset Start = new(2026, 7, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly Actor Officer = ActorOf(Guid.NewGuid());

    [Theory]
    [InlineData(0, 0)]
    [InlineData(90, 90)]
    [InlineData(1800, 1800)]
    [InlineData(1801, 1800)]
    [InlineData(90_000, 1800)]
    public void A_sitting_counts_its_seconds_up_to_half_an_hour(int later, int counted)
    {
        var seal = At(0).Open(Officer, Sheet(3));

        Assert.Equal(counted, At(later).Seconds(Officer, Sheet(3), seal));
    }

    [Fact]
    public void A_seal_counts_for_its_own_return_and_version_alone()
    {
        var seal = At(0).Open(Officer, Sheet(3));

        Assert.Equal(0, At(60).Seconds(Officer, Sheet(4), seal));
        Assert.Equal(0, At(60).Seconds(Officer, Sheet(3, "2026-Q2"), seal));
        Assert.Equal(0, At(60).Seconds(ActorOf(Guid.NewGuid()), Sheet(3), seal));
        Assert.Equal(0, At(-60).Seconds(Officer, Sheet(3), seal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026-Q1|3|0")]
    [InlineData("CfDJ8AAAA")]
    [InlineData("%%%")]
    public void What_is_not_our_seal_counts_nothing(string? seal) => Assert.Equal(0, At(60).Seconds(Officer, Sheet(3), seal));

    [Fact]
    public void A_form_that_comes_back_unsaved_goes_on_counting()
    {
        var first = At(0).Open(Officer, Sheet(3));
        var back = At(100).Open(Officer, Sheet(4), first);

        Assert.Equal(160, At(160).Seconds(Officer, Sheet(4), back));
    }

    private static Sittings At(int seconds) => new(Protection, new Still(Start.AddSeconds(seconds)));

    private static Actor ActorOf(Guid organisation)
    {
        var hat = new Hat($"{organisation}", "Member", new OrganisationId(organisation), [Role.Contributor]);
        return new Actor(new UserId(Guid.NewGuid()), "Officer", hat, [hat]);
    }

    private static ReturnSheet Sheet(int version, string period = "2026-Q1") => new(
        new Collection { Period = period }, new Return { Version = version }, [],
        new Dictionary<string, Engine.Returns.Answer>(), new Dictionary<string, Engine.Returns.Answer>(), new Dictionary<string, string>());

    private sealed class Still(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
