using Benchmarking.Engine.Returns;
using Benchmarking.Web.Features.Returns;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;
using Benchmarking.Workbooks.Returns;

namespace Benchmarking.Web.Features.Uploads;

/// <summary>What goes into the workbook and the CSV of a return, and what they are stamped with.</summary>
public static class ReturnTemplates
{
    // Without it Excel takes the letters of a CSV for another alphabet's.
    private static ReadOnlySpan<byte> Utf8Mark => "\uFEFF"u8;

    public static ReturnStamp StampOf(Actor actor, ReturnSheet sheet) => new(
        actor.OrganisationId!.Value.ToString(), sheet.Collection.Period, $"{sheet.Collection.TemplateVersion}");

    public static ReturnTemplate Of(Actor actor, ReturnSheet sheet) => new(
        StampOf(actor, sheet),
        actor.Hat!.Name,
        $"Return for {sheet.Period.Words}",
        sheet.Period.Words,
        LondonTime.Moment(sheet.Collection.DueAt),
        [.. sheet.Modules.Select(module => new ReturnSection(
            module.Module.Name, [.. module.Inputs.Select(input => InputOf(sheet, input))]))]);

    /// <summary>The same template as CSV, with what is answered already.</summary>
    public static async Task WriteCsvAsync(ReturnTemplate template, Stream output, CancellationToken cancellation)
    {
        output.Write(Utf8Mark);
        var csv = new CsvOutput(output);
        csv.Header([.. ReturnCsv.Columns]);
        await csv.EndRowAsync(cancellation);
        foreach (var input in template.Sections.SelectMany(section => section.Inputs))
        {
            csv.Text(input.Code);
            Put(csv, input.Current).Text(Reason(input.Current)).Text(input.Note).Text(input.Label).Text(input.Unit);
            csv.Text(ReturnWords.Of(input.LastQuarter))
                .Text(template.Stamp.Period).Text(template.Stamp.TemplateVersion).Text(template.Stamp.OrganisationId);
            await csv.EndRowAsync(cancellation);
        }

        await csv.FlushAsync(cancellation);
    }

    private static CsvOutput Put(CsvOutput csv, Answer answer) =>
        answer.Unreadable is { } text ? csv.Text(text) : csv.Number(answer.Value);

    private static string? Reason(Answer answer) => answer.Marker is { } marker ? ReturnReasons.Words(marker) : null;

    private static ReturnInput InputOf(ReturnSheet sheet, Database.Tables.Input input) => new(
        input.Code,
        input.Label,
        input.Hint,
        input.Unit,
        input.Decimals,
        string.Join(", ", sheet.Figures.Where(figure => figure.Needs.Contains(input.Code)).Select(figure => figure.Metric.Metric.Name)),
        sheet.LastAnswers.GetValueOrDefault(input.Code, Answer.Blank),
        sheet.AnswerTo(input.Code),
        input.Lowest,
        input.Highest);
}
