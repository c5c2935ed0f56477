using Benchmarking.Engine;
using Benchmarking.Web.Features.Collections;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Tests.Features.Collections;

public sealed class DatesFormTests
{
    private static readonly DateTimeOffset Now = new(2026, 7, 20, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Dates_are_read_in_London_time_on_both_sides_of_the_clock_change()
    {
        var form = new PlanForm
        {
            Opens = Typed(1, 10, 2026),
            OpensTime = "9:00",
            Due = Typed(24, 10, 2026),
            LastNew = Typed(25, 10, 2026),
            LastEdit = Typed(14, 11, 2026),
        };

        var (dates, errors) = form.Read(Now);

        Assert.Empty(errors);
        Assert.Equal(Utc(2026, 10, 1, 8), dates!.OpensAt);
        Assert.Equal(Utc(2026, 10, 24, 16), dates.DueAt);
        Assert.Equal(Utc(2026, 10, 25, 17), dates.LastNewAt);
        Assert.Equal(Utc(2026, 11, 14, 17), dates.LastEditAt);
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        var form = new PlanForm
        {
            Opens = Typed(31, 9, 2026),
            OpensTime = "noon",
            Due = new TypedDate { Day = "x", Month = "10", Year = "2026" },
            LastNew = new TypedDate(),
            LastEdit = Typed(29, 2, 2027),
        };

        var (dates, errors) = form.Read(Now);

        Assert.Null(dates);
        Assert.Equal(["Opens_Day", "OpensTime", "Due_Day", "LastNew_Day", "LastEdit_Day"], errors.Select(error => error.FieldId));
    }

    [Fact]
    public void Dates_out_of_order_and_in_the_past_are_refused()
    {
        var form = new PlanForm
        {
            Opens = Typed(1, 8, 2026),
            OpensTime = "09:00",
            Due = Typed(1, 7, 2026),
            LastNew = Typed(30, 6, 2026),
            LastEdit = Typed(29, 6, 2026),
        };

        var (_, errors) = form.Read(Now);

        Assert.Equal(
            ["Due date must be in the future", "Due date must be after the collection opens",
                "Last day for a new return must be the due date or later", "Last day for changes must be the last day for a new return or later"],
            errors.Select(error => error.Message));
    }

    [Fact]
    public void A_date_that_members_were_told_can_be_put_off_but_not_brought_forward()
    {
        var standing = new CollectionDates(Utc(2026, 7, 1, 8), Utc(2026, 7, 15, 22), Utc(2026, 7, 25, 16), Utc(2026, 8, 8, 16));
        var form = new ChangeDatesForm();
        form.Fill(standing);

        form.LastEdit = Typed(20, 8, 2026);
        var (putOff, _) = form.Read(Now, standing, told: true);
        Assert.Equal(standing with { LastEditAt = Utc(2026, 8, 20, 16) }, putOff);

        form.LastEdit = Typed(1, 8, 2026);
        var (_, errors) = form.Read(Now, standing, told: true);
        Assert.StartsWith("Last day for changes must not come sooner than members were told", Assert.Single(errors).Message);
    }

    [Theory]
    [InlineData("2026-03-28", "23:59", "2026-03-28T23:59Z")]
    [InlineData("2026-03-29", "12:30", "2026-03-29T11:30Z")]
    [InlineData("2026-10-24", "23:59", "2026-10-24T22:59Z")]
    [InlineData("2026-10-25", "12:30", "2026-10-25T12:30Z")]
    public void A_date_is_to_the_minute_on_both_sides_of_both_clock_changes(string day, string time, string instant)
    {
        var date = DateOnly.Parse(day);
        var form = new PlanForm { Opens = Typed(1, 1, 2026), OpensTime = "09:00", Due = Typed(date.Day, date.Month, date.Year), LastNew = Typed(1, 12, 2026), LastEdit = Typed(2, 12, 2026) };
        form.Due.Time = time;

        var (dates, errors) = form.Read(Now.AddYears(-1));

        Assert.Empty(errors);
        Assert.Equal(DateTimeOffset.Parse(instant), dates!.DueAt);
        Assert.Equal(time, LondonTime.ClockOf(dates.DueAt));
    }

    [Fact]
    public void A_time_that_is_none_is_refused_and_a_changed_time_of_the_same_day_counts()
    {
        var standing = new CollectionDates(Utc(2026, 7, 1, 8), Utc(2026, 7, 25, 16), Utc(2026, 8, 1, 16), Utc(2026, 8, 8, 16));
        var form = new ChangeDatesForm();
        form.Fill(standing);

        form.LastEdit.Time = "18:30";
        Assert.Equal(standing with { LastEditAt = new(2026, 8, 8, 17, 30, 0, TimeSpan.Zero) }, form.Read(Now, standing, told: true).Dates);
        form.LastEdit.Time = "12:00";
        Assert.Contains("must not come sooner", Assert.Single(form.Read(Now, standing, told: true).Errors).Message);
        form.LastEdit.Time = "five";
        Assert.Contains("must have a time of day", Assert.Single(form.Read(Now, standing, told: true).Errors).Message);
    }

    [Theory]
    [InlineData(2026, 1)]
    [InlineData(2026, 2)]
    [InlineData(2026, 3)]
    [InlineData(2026, 4)]
    public void Proposed_dates_are_in_order_and_read_back_as_they_are(int year, int quarter)
    {
        var proposed = CollectionDates.ProposedFor(Period.QuarterOf(year, quarter));
        var form = new PlanForm();
        form.Fill(proposed);

        var (dates, errors) = form.Read(proposed.OpensAt);

        Assert.Empty(errors);
        Assert.Equal(proposed, dates);
        Assert.Equal("09:00", LondonTime.ClockOf(proposed.OpensAt));
    }

    private static TypedDate Typed(int day, int month, int year) =>
        new() { Day = $"{day}", Month = $" {month:00} ", Year = $"{year}" };

    private static DateTimeOffset Utc(int year, int month, int day, int hour) => new(year, month, day, hour, 0, 0, TimeSpan.Zero);
}
