using Benchmarking.Engine;
using Benchmarking.Engine.Disclosure;
using Benchmarking.Web.Features.Benchmarks;

namespace Benchmarking.Web.Tests.Features.Benchmarks;

public sealed class PublishedTextTests
{
    private static readonly Metric Rounded = Example.Metric() with { Tolerance = new(2.5m) };

    [Fact]
    public void A_number_at_a_guard_reads_as_a_bound_and_any_other_as_itself()
    {
        var high = Rounding.Show(99.2m, Rounded).Value;
        var low = Rounding.Show(0.4m, Rounded).Value;
        var cell = Example.Cell(high, rounding: 2);

        Assert.Equal("96% or more", PublishedText.Text(high, cell, Rounded));
        Assert.Equal("4% or less", PublishedText.Text(low, cell, Rounded));
        Assert.Equal("94%", PublishedText.Text(94, cell, Rounded));
    }

    [Fact]
    public void Numbers_that_were_not_rounded_and_public_ones_stand_for_themselves()
    {
        Assert.Equal("96%", PublishedText.Text(96, Example.Cell(96), Rounded));
        Assert.Equal("96%", PublishedText.Text(96, Example.Cell(96, rounding: 2), Rounded with { Sensitivity = Sensitivity.Public }));
    }

    [Fact]
    public void A_range_says_which_of_its_ends_is_a_bound()
    {
        var cell = Example.Cell(90, rounding: 2);

        Assert.Equal("84–92%", PublishedText.Range(84, 92, cell, Rounded));
        Assert.Equal("84% to 96% or more", PublishedText.Range(84, 96, cell, Rounded));
        Assert.Equal("96% or more", PublishedText.Range(96, 96, cell, Rounded));
    }

    [Fact]
    public void A_held_number_says_from_when_it_is_and_not_of_how_many()
    {
        var quarter = Example.Quarter("2025-Q4");
        var held = Example.Cell(66, n: null, reason: Reason.N4, status: CellStatus.Held, rounding: 2) with { HeldFrom = "2025-Q3" };

        Assert.Equal(
            "Held until enough organisations have updated: the number is that of Q3, October to December 2025",
            WhyNotShown.Sentence(held, quarter));
        Assert.EndsWith("of the provisional benchmarks", WhyNotShown.Sentence(held with { HeldFrom = "provisional" }, quarter), StringComparison.Ordinal);
        Assert.Contains("the median of members is 66%", Finding.Title(Example.WithoutOwn(Example.Series(Rounded, (null, held))), Example.All), StringComparison.Ordinal);
    }

    [Fact]
    public void How_a_number_was_made_is_said_beside_it()
    {
        var cell = Example.Cell(66, rounding: 2) with { Method = "rank-kernel-4" };

        Assert.Equal("Middle-four average, rounded to 2 points.", PublicationLine.Reading(Example.Series(Rounded, (70, cell))));
    }
}
