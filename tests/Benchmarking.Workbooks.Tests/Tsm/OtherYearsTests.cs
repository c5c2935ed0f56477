using Benchmarking.Engine;
using Benchmarking.Workbooks.Tests.Support;
using Benchmarking.Workbooks.Tsm;

namespace Benchmarking.Workbooks.Tests.Tsm;

/// <summary>Layouts of other years, made by code: headings lower down, other spellings, one decimal, more markers.</summary>
public sealed class OtherYearsTests
{
    private static readonly string[] Who =
    [
        "Landlord name", "Landlord\u00A0code", "Landlord type",
        "Landlord group size\u200B (homes owned, LCRA and LCHO combined)", "Landlord predominant region", "LCRA above 30% supported housing2",
    ];

    private static readonly string[] Perception =
    [
        .. Who, "Relevant\u00A0tenant population size (LCRA)3",
        "Proportion of respondents who report that they are satisfied that their landlord listens\u00A0to their views and acts upon them\u200B (TP06)4",
        "Proportion of tenants who state they have complained in the last 12 months (TP06 responses)",
        "Number of respondents who report that that their landlord keeps them informed (TP06)",
        "Number of respondents who report that they are fairly satisfied that their landlord keeps them informed (TP06)",
        "Number of respondents who report that they are neither satisfied nor dissatisfied (TP06)",
        "Number of respondents who report that they are fairly dissatisfied (TP06)",
        "Number of respondents who report that they are very dissatisfied (TP06)",
        "Number of respondents who report 'not applicable/ don't know' (TP06)",
    ];

    private static readonly string[] Management =
    [
        .. Who,
        "Proportion of homes that do not meet the Decent Homes Standard (RP01)2",
        "Number of anti-social behaviour cases, opened per 1,000 homes (NM01 1)",
        "LCHO - Number of stage one complaints made by tenants per 1,000 homes (CH01 1)",
        "LCHO - Has CH02 been calculated using the standard maximum timescales (CH01 1)",
        "Number of dwelling units which failed (RP01 Numerator)", "Number of dwelling units (RP01 Denominator)",
        "Total number of anti-social behaviour cases (NM01 1 Numerator)", "Number of dwelling units owned (NM01 1 Denominator)",
        "LCHO - Number of complaints (CH01 1 Numerator)", "LCHO - Number of dwelling units (CH01 1 Denominator)",
    ];

    [Theory]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(11)]
    public void Headings_are_found_in_whichever_row_they_stand_and_notes_are_no_landlords(int headingRow)
    {
        var read = Read(Workbook(headingRow));

        Assert.Equal("2024-25", read.Period);
        Assert.Equal(["00GL", "4651", "L4172"], read.Landlords.Select(l => l.Code));
        Assert.Equal(["TP06.LCRA", "RP01.LCRA", "NM01_1.LCRA+LCHO", "CH01_1.LCHO"], read.ToMetrics().Select(m => m.Code));
        Assert.Equal(12, read.Rows.Count);
        Assert.Empty(read.LeftOut);
    }

    [Fact]
    public void Spellings_of_size_and_type_become_one()
    {
        var read = Read(Workbook(10));

        Assert.Equal([">40,000", ">40,000", "5,000-40,000"], read.Landlords.Select(l => l.SizeBand));
        Assert.Equal(["LA", "LA", "PRP"], read.Landlords.Select(l => l.Type));
        Assert.Equal(
            ["region:London", "region:North", "size:5,000-40,000", "size:>40,000", "type:LA", "type:PRP"],
            read.ToGroups().Select(g => g.Code));
    }

    [Fact]
    public void Answers_are_counted_by_place_and_code_where_the_label_is_wrong()
    {
        var row = Read(Workbook(11)).Rows.Single(r => r.Metric == "TP06.LCRA" && r.LandlordCode == "00GL");

        Assert.Equal((60.5m, 121m, 200m, 4000m), (row.Value, row.Numerator, row.Denominator, row.TenantPopulation));
    }

    [Fact]
    public void A_figure_rounded_half_up_to_one_place_agrees_with_its_parts()
    {
        // 1,235 of 2,000 is 61.75, published as 61.8.
        var read = Read(Workbook(10));

        Assert.Equal(61.8m, read.Rows.Single(r => r.Metric == "TP06.LCRA" && r.LandlordCode == "4651").Value);
        Assert.DoesNotContain(read.Queries, q => q.LandlordCode == "4651");
        var query = Assert.Single(read.Queries);
        Assert.Equal(("L4172", "TP06.LCRA", 50.2m, 50m), (query.LandlordCode, query.Metric, query.Published, query.Recomputed));
    }

    [Theory]
    [InlineData("RP01.LCRA", "00GL", null, Marker.ZeroDenominator)]
    [InlineData("RP01.LCRA", "4651", null, Marker.ZeroDenominator)]
    [InlineData("RP01.LCRA", "L4172", null, Marker.Excluded)]
    [InlineData("CH01_1.LCHO", "00GL", null, Marker.NotApplicable)]
    [InlineData("CH01_1.LCHO", "4651", null, Marker.NotCollected)]
    [InlineData("CH01_1.LCHO", "L4172", null, Marker.Suppressed)]
    [InlineData("NM01_1.LCRA+LCHO", "00GL", 0.0, null)]
    public void Every_marker_is_kept_and_a_true_zero_stays_a_zero(string metric, string landlord, double? value, Marker? marker)
    {
        var row = Read(Workbook(10)).Rows.Single(r => r.Metric == metric && r.LandlordCode == landlord);

        Assert.Equal(((decimal?)value, marker), (row.Value, row.Marker));
    }

    [Fact]
    public void What_cannot_be_read_is_left_out_and_said_so()
    {
        var read = Read(new TsmLayout().Sheet("TSM25_LCRA_Perception", 3, Perception,
        [
            ["Some Council", "00GL", "LA", ">40000", "North", "No", "4000", "sixty", "", "1", "1", "1", "1", "1", "0"],
            ["Some Council", "00GL", "LA", ">40000", "North", "No", "4000", "40", "", "1", "1", "1", "1", "1", "0"],
            ["No Code", "", "LA", ">40000", "North", "No", "4000", "40", "", "1", "1", "1", "1", "1", "0"],
        ]).ToBytes());

        Assert.Equal(["not-a-number", "landlord-twice", "no-landlord-code"], read.LeftOut.Select(l => l.Code));
        Assert.Equal("H4", read.LeftOut[0].Cell);
        Assert.Equal(Marker.NotCollected, Assert.Single(read.Rows).Marker);
    }

    [Fact]
    public void A_register_of_landlords_is_refused_in_one_sentence()
    {
        var file = File.ReadAllBytes(SharedData.Path("register", "hca_registered_providers_2017.xlsx"));

        Assert.False(TsmWorkbook.TryRead(file, out _, out var refusal));
        Assert.Equal("not-tsm", refusal.Code);
    }

    [Fact]
    public void A_workbook_without_a_year_is_refused()
    {
        var file = new TsmLayout().Sheet("LCRA Perception", 3, Perception, []).ToBytes();

        Assert.False(TsmWorkbook.TryRead(file, out _, out var refusal));
        Assert.Equal("tsm-year-unknown", refusal.Code);
    }

    private static TsmRead Read(byte[] file)
    {
        Assert.True(TsmWorkbook.TryRead(file, out var read, out var refusal), refusal?.Message);
        return read;
    }

    private static byte[] Workbook(int headingRow) => new TsmLayout()
        .Sheet("Introduction", 2, ["About"], [["Reporting year 1 April 2024 to 31 March 2025"]])
        .Sheet("TSM25_LCRA_Perception", headingRow, Perception,
        [
            ["North Council", "00GL", "LARP", ">40000", "North", "No", "4000", "60.5", "30", "100", "21", "39", "20", "20", "7"],
            ["London Council", "4651", "LA", "> 40,000", "London", "No", "9000", "61.8", "30", "1000", "235", "365", "200", "200", "[X]"],
            ["Abri Group", "L4172", "PRP", "5000\u201340000", "North", "Yes", "[X]", "50.2", "30", "10", "40", "20", "20", "10", "0"],
        ],
            "Notes:", "1. A figure of [S] is based on fewer than 50 responses (TP06).")
        .Sheet("TSM25_Management_Info", headingRow, Management,
        [
            ["North Council", "00GL", "LARP", ">40000", "North", "No", "[U]", "0", "[Z]", "Yes", "0", "0", "0", "5000", "[Z]", "[Z]"],
            ["London Council", "4651", "LA", ">40,000", "London", "No", "0", "20", "0", "Yes", "0", "0", "100", "5000", "[X]", "[X]"],
            ["Abri Group", "L4172", "PRP", "5,000-40,000", "North", "Yes", "[E]", "20", "[S]", "Yes", "[E]", "[E]", "100", "5000", "3", "40"],
        ],
            "Notes:", "1. Landlord code 00GL is a council.")
        .ToBytes();
}
