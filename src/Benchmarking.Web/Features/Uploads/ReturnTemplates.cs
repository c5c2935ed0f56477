using Benchmarking.Engine.Returns;
using Benchmarking.Web.Features.Returns;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;
using Benchmarking.Workbooks.Returns;

namespace Benchmarking.Web.Features.Uploads;

/// <summary>What goes into the workbook of a return, and what it is stamped with.</summary>
public static class ReturnTemplates
{
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
