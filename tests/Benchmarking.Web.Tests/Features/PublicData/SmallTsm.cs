using Benchmarking.Workbooks.Tests.Support;

namespace Benchmarking.Web.Tests.Features.PublicData;

/// <summary>A regulator's workbook of three landlords and two measures.</summary>
internal static class SmallTsm
{
    private static readonly string[] Who =
        ["Landlord name", "Landlord code", "Landlord type", "Landlord group size", "Landlord predominant region", "LCRA above 30% supported housing"];

    private static readonly string[] Perception =
    [
        .. Who, "Relevant tenant population size (LCRA)",
        "Proportion of respondents who report that they are satisfied (TP06)",
        "Number of responses (TP06 responses)",
        "Number of respondents very satisfied (TP06)",
        "Number of respondents fairly satisfied (TP06)",
        "Number of respondents neither satisfied nor dissatisfied (TP06)",
        "Number of respondents fairly dissatisfied (TP06)",
        "Number of respondents very dissatisfied (TP06)",
        "Number of respondents 'not applicable/ don't know' (TP06)",
    ];

    private static readonly string[] Management =
    [
        .. Who, "Proportion of homes that do not meet the Decent Homes Standard (RP01)",
        "Number of dwelling units which failed (RP01 Numerator)", "Number of dwelling units (RP01 Denominator)",
    ];

    public static byte[] Workbook(string firstValue = "60.5") => new TsmLayout()
        .Sheet("TSM25_LCRA_Perception", 3, Perception,
        [
            ["North Council", "00GL", "LA", ">40,000", "North", "No", "4000", firstValue, "200", "100", "21", "39", "20", "20", "7"],
            ["London Council", "4651", "LA", ">40,000", "London", "No", "9000", "61.8", "2000", "1000", "235", "365", "200", "200", "0"],
            ["Abri Group", "L4172", "PRP", "5,000-40,000", "North", "Yes", "1000", "50.2", "100", "10", "40", "20", "20", "10", "0"],
        ])
        .Sheet("TSM25_Management_Info", 3, Management,
        [
            ["North Council", "00GL", "LA", ">40,000", "North", "No", "0", "0", "0"],
            ["London Council", "4651", "LA", ">40,000", "London", "No", "2", "100", "5000"],
            ["Abri Group", "L4172", "PRP", "5,000-40,000", "North", "Yes", "[Z]", "[Z]", "[Z]"],
        ])
        .ToBytes();
}
