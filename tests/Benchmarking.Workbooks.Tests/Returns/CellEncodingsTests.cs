using System.Globalization;
using Benchmarking.Engine.Returns;
using Benchmarking.Workbooks.Tests.Support;

namespace Benchmarking.Workbooks.Tests.Returns;

/// <summary>
/// Every way a number's cell may be written, and what the return makes of it: the number, nothing, text that the rules
/// call no number (bad), or a problem by its name. Never anything else in silence.
/// </summary>
public sealed class CellEncodingsTests
{
    private static readonly int[] BuiltIn = [0, 1, 2, 3, 4, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 30, 36, 37, 38, 39, 40, 45, 46, 47, 48, 49, 50, 55, 58];

    private static readonly string[] Own =
    [
        "dd/mm/yyyy",
        "[$-809]d mmmm yyyy;@",
        "yyyy-mm",
        "[h]:mm",
        "mm:ss.0",
        "0.0%",
        "0.00%;[Red]-0.00%",
        "#,##0.00 \"days\"",
        "\"Q\"0",
        "0\\d",
        "[Red]-0.0;[Blue]0.0",
        "_-£* #,##0.00_-",
        "General",
        "@",
        "0.00E+00",
        "# ?/?",
        "[&gt;100]0;0.0",
        "\"y\"0",
        "0 \"m\"",
        "#,##0,",
    ];

    private static readonly (string Xml, string Outcome)[] Table =
    [
        ("<c><v>0</v></c>", "0"),
        ("<c><v>-0</v></c>", "0"),
        ("<c><v>1</v></c>", "1"),
        ("<c><v>-1</v></c>", "-1"),
        ("<c><v>12.5</v></c>", "12.5"),
        ("<c><v>1.50</v></c>", "1.5"),
        ("<c><v>1e3</v></c>", "1000"),
        ("<c><v>1E3</v></c>", "1000"),
        ("<c><v>1.5E-3</v></c>", "0.0015"),
        ("<c><v>1E-7</v></c>", "0.0000001"),
        ("<c><v>0.1</v></c>", "0.1"),
        ("<c><v>0.30000000000000004</v></c>", "0.3"),
        ("<c><v>0.7999999999999999</v></c>", "0.8"),
        ("<c><v>62.195121951219512</v></c>", "62.1951219512195"),
        ("<c><v>123456789012345</v></c>", "123456789012345"),
        ("<c><v>1234567890123456</v></c>", "1234567890123456"),
        ("<c><v>999999999999</v></c>", "999999999999"),
        ("<c><v> 5 </v></c>", "5"),
        ("<c><v>+5</v></c>", "5"),
        ("<c><v>.5</v></c>", "0.5"),
        ("<c><v>5.</v></c>", "5"),
        ("<c><v>007</v></c>", "7"),
        ("<c><v>1E+300</v></c>", "bad:1E+300"),
        ("<c t='n'><v>0</v></c>", "0"),
        ("<c t='n'><v>12.5</v></c>", "12.5"),
        ("<c t='n'><v>-3</v></c>", "-3"),
        ("<c/>", "blank"),
        ("<c s='1'/>", "blank"),
        ("<c><v/></c>", "problem:formula-without-value"),
        ("<c t='inlineStr'><is><t> </t></is></c>", "blank"),
        ("<c t='inlineStr'><is><t>\u00A0</t></is></c>", "blank"),
        ("<c t='str'><v></v></c>", "blank"),
        ("<c t='inlineStr'><is><t xml:space='preserve'>12</t></is></c>", "12"),
        ("<c t='inlineStr'><is><t xml:space='preserve'> 12 </t></is></c>", "12"),
        ("<c t='inlineStr'><is><t xml:space='preserve'>1,234</t></is></c>", "1234"),
        ("<c t='inlineStr'><is><t xml:space='preserve'>1 234</t></is></c>", "1234"),
        ("<c t='inlineStr'><is><t xml:space='preserve'>1\u00A0234</t></is></c>", "1234"),
        ("<c t='inlineStr'><is><t xml:space='preserve'>1,234,567.8</t></is></c>", "1234567.8"),
        ("<c t='inlineStr'><is><t xml:space='preserve'>£12.50</t></is></c>", "12.5"),
        ("<c t='inlineStr'><is><t xml:space='preserve'>£1,200</t></is></c>", "1200"),
        ("<c t='inlineStr'><is><t xml:space='preserve'>12%</t></is></c>", "12"),
        ("<c t='inlineStr'><is><t xml:space='preserve'>12 %</t></is></c>", "12"),
        ("<c t='inlineStr'><is><t xml:space='preserve'>+3</t></is></c>", "3"),
        ("<c t='inlineStr'><is><t xml:space='preserve'>-3</t></is></c>", "-3"),
        ("<c t='inlineStr'><is><t xml:space='preserve'>−3</t></is></c>", "-3"),
        ("<c t='inlineStr'><is><t xml:space='preserve'>１２</t></is></c>", "12"),
        ("<c t='inlineStr'><is><t xml:space='preserve'>12,5</t></is></c>", "bad"),
        ("<c t='inlineStr'><is><t xml:space='preserve'>1.234,5</t></is></c>", "bad"),
        ("<c t='inlineStr'><is><t xml:space='preserve'>1,23</t></is></c>", "bad"),
        ("<c t='inlineStr'><is><t xml:space='preserve'>12,34,567</t></is></c>", "bad"),
        ("<c t='inlineStr'><is><t xml:space='preserve'>(12)</t></is></c>", "bad"),
        ("<c t='inlineStr'><is><t xml:space='preserve'>1e5</t></is></c>", "bad"),
        ("<c t='inlineStr'><is><t xml:space='preserve'>12.5.1</t></is></c>", "bad"),
        ("<c t='inlineStr'><is><t xml:space='preserve'>twelve</t></is></c>", "bad"),
        ("<c t='inlineStr'><is><t xml:space='preserve'>n/a</t></is></c>", "bad"),
        ("<c t='inlineStr'><is><t xml:space='preserve'>-</t></is></c>", "bad"),
        ("<c t='inlineStr'><is><t xml:space='preserve'>12 homes</t></is></c>", "bad"),
        ("<c t='inlineStr'><is><t xml:space='preserve'>~12</t></is></c>", "bad"),
        ("<c t='inlineStr'><is><t xml:space='preserve'>&gt;12</t></is></c>", "bad"),
        ("<c t='inlineStr'><is><t xml:space='preserve'>12*</t></is></c>", "bad"),
        ("<c t='inlineStr'><is><t xml:space='preserve'>1/2</t></is></c>", "bad"),
        ("<c t='inlineStr'><is><t xml:space='preserve'>01/02/2026</t></is></c>", "bad"),
        ("<c t='inlineStr'><is><t xml:space='preserve'>TRUE</t></is></c>", "bad"),
        ("<c t='inlineStr'><is><t xml:space='preserve'>$12</t></is></c>", "bad"),
        ("<c t='inlineStr'><is><t xml:space='preserve'>€12</t></is></c>", "bad"),
        ("<c t='inlineStr'><is><t xml:space='preserve'>12p</t></is></c>", "bad"),
        ("<c t='inlineStr'><is><t xml:space='preserve'>\u200B12</t></is></c>", "12"),
        ("<c t='inlineStr'><is><t xml:space='preserve'>0x1F</t></is></c>", "bad"),
        ("<c t='inlineStr'><is><t xml:space='preserve'>1_000</t></is></c>", "bad"),
        ("<c t='inlineStr'><is><t xml:space='preserve'>1'234</t></is></c>", "bad"),
        ("<c t='inlineStr'><is><t xml:space='preserve'>∞</t></is></c>", "bad"),
        ("<c t='inlineStr'><is><t xml:space='preserve'>NaN</t></is></c>", "bad"),
        ("<c t='str'><f>A1</f><v>12</v></c>", "12"),
        ("<c t='str'><f>A1</f><v>1,234</v></c>", "1234"),
        ("<c t='str'><f>A1</f><v>x</v></c>", "bad"),
        ("<c t='s'><v>0</v></c>", "41"),
        ("<c t='s'><v>1</v></c>", "bad"),
        ("<c t='inlineStr'><is><r><t>1</t></r><r><t>2</t></r></is></c>", "12"),
        ("<c t='inlineStr'><is><t>1_x0032_</t></is></c>", "12"),
        ("<c><f>3+4</f><v>7</v></c>", "7"),
        ("<c><f>3+4</f></c>", "problem:formula-without-value"),
        ("<c t='str'><f>A1</f></c>", "problem:formula-without-value"),
        ("<c t='e'><f>A1</f><v>#REF!</v></c>", "problem:error-in-cell"),
        ("<c t='e'><v>#DIV/0!</v></c>", "problem:error-in-cell"),
        ("<c t='e'><v>#N/A</v></c>", "problem:error-in-cell"),
        ("<c t='e'><v>#NAME?</v></c>", "problem:error-in-cell"),
        ("<c t='e'><v>#NULL!</v></c>", "problem:error-in-cell"),
        ("<c t='e'><v>#NUM!</v></c>", "problem:error-in-cell"),
        ("<c t='e'><v>#VALUE!</v></c>", "problem:error-in-cell"),
        ("<c t='e'><v>#GETTING_DATA</v></c>", "problem:error-in-cell"),
        ("<c t='e'><v>#SPILL!</v></c>", "problem:error-in-cell"),
        ("<c><f t='shared' si='0'/><v>7</v></c>", "7"),
        ("<c><f t='array' ref='B1:B2'>X1:X2</f><v>7</v></c>", "7"),
        ("<c t='b'><v>1</v></c>", "problem:true-or-false"),
        ("<c t='b'><v>0</v></c>", "problem:true-or-false"),
        ("<c t='b'><v>true</v></c>", "problem:true-or-false"),
        ("<c t='b'><v>false</v></c>", "problem:true-or-false"),
        ("<c t='b'><f>A1=1</f><v>1</v></c>", "problem:true-or-false"),
        ("<c t='d'><v>2026-04-01</v></c>", "problem:date-in-cell"),
        ("<c t='d'><v>2026-04-01T00:00:00</v></c>", "problem:date-in-cell"),
        ("<c s='0'><v>0.5</v></c>", "0.5"),
        ("<c s='1'><v>0.5</v></c>", "0.5"),
        ("<c s='2'><v>0.5</v></c>", "0.5"),
        ("<c s='3'><v>0.5</v></c>", "0.5"),
        ("<c s='4'><v>0.5</v></c>", "0.5"),
        ("<c s='5'><v>0.5</v></c>", "50"),
        ("<c s='6'><v>0.5</v></c>", "50"),
        ("<c s='7'><v>0.5</v></c>", "0.5"),
        ("<c s='8'><v>0.5</v></c>", "0.5"),
        ("<c s='9'><v>0.5</v></c>", "0.5"),
        ("<c s='10'><v>0.5</v></c>", "problem:date-in-cell"),
        ("<c s='11'><v>0.5</v></c>", "problem:date-in-cell"),
        ("<c s='12'><v>0.5</v></c>", "problem:date-in-cell"),
        ("<c s='13'><v>0.5</v></c>", "problem:date-in-cell"),
        ("<c s='14'><v>0.5</v></c>", "problem:date-in-cell"),
        ("<c s='15'><v>0.5</v></c>", "problem:date-in-cell"),
        ("<c s='16'><v>0.5</v></c>", "problem:date-in-cell"),
        ("<c s='17'><v>0.5</v></c>", "problem:date-in-cell"),
        ("<c s='18'><v>0.5</v></c>", "problem:date-in-cell"),
        ("<c s='19'><v>0.5</v></c>", "problem:date-in-cell"),
        ("<c s='20'><v>0.5</v></c>", "problem:date-in-cell"),
        ("<c s='21'><v>0.5</v></c>", "problem:date-in-cell"),
        ("<c s='22'><v>0.5</v></c>", "0.5"),
        ("<c s='23'><v>0.5</v></c>", "0.5"),
        ("<c s='24'><v>0.5</v></c>", "0.5"),
        ("<c s='25'><v>0.5</v></c>", "0.5"),
        ("<c s='26'><v>0.5</v></c>", "problem:date-in-cell"),
        ("<c s='27'><v>0.5</v></c>", "problem:date-in-cell"),
        ("<c s='28'><v>0.5</v></c>", "problem:date-in-cell"),
        ("<c s='29'><v>0.5</v></c>", "0.5"),
        ("<c s='30'><v>0.5</v></c>", "0.5"),
        ("<c s='31'><v>0.5</v></c>", "problem:date-in-cell"),
        ("<c s='32'><v>0.5</v></c>", "problem:date-in-cell"),
        ("<c s='33'><v>0.5</v></c>", "problem:date-in-cell"),
        ("<c s='34'><v>0.5</v></c>", "problem:date-in-cell"),
        ("<c s='35'><v>0.5</v></c>", "problem:date-in-cell"),
        ("<c s='36'><v>0.5</v></c>", "problem:date-in-cell"),
        ("<c s='37'><v>0.5</v></c>", "problem:date-in-cell"),
        ("<c s='38'><v>0.5</v></c>", "problem:date-in-cell"),
        ("<c s='39'><v>0.5</v></c>", "50"),
        ("<c s='40'><v>0.5</v></c>", "50"),
        ("<c s='41'><v>0.5</v></c>", "0.5"),
        ("<c s='42'><v>0.5</v></c>", "0.5"),
        ("<c s='43'><v>0.5</v></c>", "0.5"),
        ("<c s='44'><v>0.5</v></c>", "0.5"),
        ("<c s='45'><v>0.5</v></c>", "0.5"),
        ("<c s='46'><v>0.5</v></c>", "0.5"),
        ("<c s='47'><v>0.5</v></c>", "0.5"),
        ("<c s='48'><v>0.5</v></c>", "0.5"),
        ("<c s='49'><v>0.5</v></c>", "0.5"),
        ("<c s='50'><v>0.5</v></c>", "0.5"),
        ("<c s='51'><v>0.5</v></c>", "0.5"),
        ("<c s='52'><v>0.5</v></c>", "0.5"),
        ("<c s='53'><v>0.5</v></c>", "0.5"),
        ("<c s='6'><v>0.645</v></c>", "64.5"),
        ("<c s='5'><v>1</v></c>", "100"),
        ("<c s='5'><v>0.07</v></c>", "7"),
    ];

    [Fact]
    public void Each_is_the_number_it_means_or_a_named_problem()
    {
        var codes = Enumerable.Range(0, Table.Length).Select(i => $"c{i}").ToList();
        var read = Benchmarking.Workbooks.Returns.ReturnFile.Read(Book(), SampleReturn.Stamp, codes);
        Assert.True(read.Refusal is null, read.Refusal?.Message);

        var answers = read.Answers.ToDictionary(a => a.InputCode);
        var problems = read.Problems.ToDictionary(p => p.InputCode!);
        Assert.True(Table.Length >= 150);
        Assert.Equal(Table.Length, answers.Count + problems.Count);
        Assert.Equal(
            Table.Select((row, i) => $"{i} {row.Xml} {row.Outcome.Split(':')[0]}{(row.Outcome.StartsWith("problem", StringComparison.Ordinal) ? row.Outcome[7..] : "")}"),
            Table.Select((row, i) => $"{i} {row.Xml} {(problems.TryGetValue($"c{i}", out var problem) ? $"problem:{problem.Code}" : Shown(answers[$"c{i}"]))}"));
    }

    private static string Shown(Benchmarking.Workbooks.Returns.ReturnAnswer answer)
    {
        if (answer.Number is { } number)
            return number.ToString("0.####################", CultureInfo.InvariantCulture);
        return TypedNumber.Parse(answer.Text) switch
        {
            { Value: { } typed } => typed.ToString("0.####################", CultureInfo.InvariantCulture),
            { Unreadable: not null } => "bad",
            _ => "blank",
        };
    }

    private static byte[] Book()
    {
        const string Headings = "<row><c t='inlineStr'><is><t>Code</t></is></c><c t='inlineStr'><is><t>Your number</t></is></c><c t='inlineStr'><is><t>Or why there is none</t></is></c></row>";
        var rows = string.Concat(Table.Select((row, i) => $"<row><c t='inlineStr'><is><t>c{i}</t></is></c>{row.Xml}</row>"));
        var formats = string.Concat(BuiltIn.Concat(Enumerable.Range(200, Own.Length)).Select(id => $"<xf numFmtId='{id}'/>"));
        return RawWorkbook.WithSheets(("Stamp", ReturnCsvTests.StampRows), ("Figures", Headings + rows))
            .Set("xl/sharedStrings.xml", RawWorkbook.SharedStringsXml(["41", "forty-one"]))
            .Set("xl/styles.xml", RawWorkbook.StylesXml(string.Concat(Own.Select((format, i) => $"<numFmt numFmtId='{200 + i}' formatCode='{format.Replace("\"", "&quot;", StringComparison.Ordinal)}'/>")), formats))
            .ToBytes();
    }
}
