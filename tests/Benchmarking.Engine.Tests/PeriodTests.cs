namespace Benchmarking.Engine.Tests;

public class PeriodTests
{
    [Theory]
    [InlineData("2026-Q1", "2026-Q1", "2026-q1", "Q1, April to June 2026", "Q1 26", "2026-04-01", "2026-06-30")]
    [InlineData("2026-q2", "2026-Q2", "2026-q2", "Q2, July to September 2026", "Q2 26", "2026-07-01", "2026-09-30")]
    [InlineData("2026-Q3", "2026-Q3", "2026-q3", "Q3, October to December 2026", "Q3 26", "2026-10-01", "2026-12-31")]
    [InlineData("2026-Q4", "2026-Q4", "2026-q4", "Q4, January to March 2027", "Q4 26", "2027-01-01", "2027-03-31")]
    [InlineData("2009-Q1", "2009-Q1", "2009-q1", "Q1, April to June 2009", "Q1 09", "2009-04-01", "2009-06-30")]
    [InlineData("2023-24", "2023-24", "2023-24", "2023/24", "2023/24", "2023-04-01", "2024-03-31")]
    [InlineData("1999-00", "1999-00", "1999-00", "1999/00", "1999/00", "1999-04-01", "2000-03-31")]
    public void A_period_is_read_and_said(
        string text, string form, string route, string words, string brief, string first, string last)
    {
        Assert.True(Period.TryParse(text, out var period));

        Assert.Equal(
            (form, route, words, brief, first, last),
            (period.ToString(), period.Route, period.Words, period.Short, Iso(period.FirstDay), Iso(period.LastDay)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026-Q0")]
    [InlineData("2026-Q5")]
    [InlineData("2026Q1")]
    [InlineData("2026-Q12")]
    [InlineData(" 2026-Q1")]
    [InlineData("2026-Q1 ")]
    [InlineData("2026/27")]
    [InlineData("2026-28")]
    [InlineData("2026-26")]
    [InlineData("1999-01")]
    [InlineData("1899-Q1")]
    [InlineData("3000-Q1")]
    [InlineData("２０２６-Q1")]
    [InlineData("+026-Q1")]
    public void Anything_else_is_no_period(string? text)
    {
        Assert.False(Period.TryParse(text, out var period));
        Assert.Null(period);
    }

    [Theory]
    [InlineData("2026-03-31", "2025-Q4")]
    [InlineData("2026-04-01", "2026-Q1")]
    [InlineData("2026-06-30", "2026-Q1")]
    [InlineData("2026-07-01", "2026-Q2")]
    [InlineData("2026-12-31", "2026-Q3")]
    [InlineData("2027-01-01", "2026-Q4")]
    public void A_day_falls_in_a_quarter_of_the_financial_year(string day, string quarter) =>
        Assert.Equal(quarter, Period.QuarterOf(DateOnly.ParseExact(day, "yyyy-MM-dd")).ToString());

    [Fact]
    public void Every_day_lies_within_its_quarter_and_quarters_leave_no_gap()
    {
        var day = new DateOnly(2019, 1, 1);
        for (var i = 0; i < 2000; i++, day = day.AddDays(1))
        {
            var quarter = Period.QuarterOf(day);
            Assert.InRange(day, quarter.FirstDay, quarter.LastDay);
            Assert.Equal(quarter.LastDay.AddDays(1), quarter.Next.FirstDay);
            Assert.Equal(quarter, quarter.Next.Previous);
        }
    }

    [Theory]
    [InlineData("2026-Q4", "2027-Q1")]
    [InlineData("2026-Q1", "2026-Q2")]
    [InlineData("2026-27", "2027-28")]
    public void The_next_period_has_the_same_length(string period, string next)
    {
        Assert.Equal(next, Period.Parse(period).Next.ToString());
        Assert.Equal(period, Period.Parse(next).Previous.ToString());
    }

    [Fact]
    public void Periods_sort_as_their_data_forms_do()
    {
        string[] forms = ["2024-25", "2024-Q4", "2025-26", "2025-Q1", "2025-Q2", "2026-Q1"];

        Assert.Equal(forms, forms.Reverse().Select(Period.Parse).Order().Select(period => period.ToString()));
        Assert.Equal(forms, forms.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_fifth_quarter_cannot_be_made()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Period.QuarterOf(2026, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Period.YearOf(1899));
        Assert.Throws<FormatException>(() => Period.Parse("2026"));
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd");
}
