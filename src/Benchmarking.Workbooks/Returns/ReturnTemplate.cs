using Benchmarking.Engine.Returns;

namespace Benchmarking.Workbooks.Returns;

/// <summary>What a return's workbook is stamped with, so that it cannot come back as another one.</summary>
/// <param name="OrganisationId">An opaque key of the organisation; never its name.</param>
/// <param name="Period">The collection's period in its data form, such as <c>2026-Q1</c>.</param>
/// <param name="TemplateVersion">Which version of the collection's questions it asks.</param>
public sealed record ReturnStamp(string OrganisationId, string Period, string TemplateVersion);

/// <summary>Everything that goes into the workbook of one organisation's return.</summary>
/// <param name="Stamp">Whose, which and what version.</param>
/// <param name="OrganisationName">The organisation's name, as shown.</param>
/// <param name="CollectionTitle">The collection's title, as shown.</param>
/// <param name="PeriodWords">Such as "Q1, April to June 2026".</param>
/// <param name="DueWords">When it is due, as shown.</param>
/// <param name="Sections">The modules in order.</param>
public sealed record ReturnTemplate(
    ReturnStamp Stamp,
    string OrganisationName,
    string CollectionTitle,
    string PeriodWords,
    string DueWords,
    IReadOnlyList<ReturnSection> Sections);

/// <summary>One module of the return.</summary>
/// <param name="ModuleName">Its name, as shown.</param>
/// <param name="Inputs">Its inputs in order.</param>
public sealed record ReturnSection(string ModuleName, IReadOnlyList<ReturnInput> Inputs);

/// <summary>One row of the workbook: one number to type.</summary>
/// <param name="Code">The input's code; unique in the return.</param>
/// <param name="Label">What to type.</param>
/// <param name="Definition">What counts and what does not.</param>
/// <param name="Unit">What it is counted in.</param>
/// <param name="Decimals">How many places may be typed; 0 for things that are counted.</param>
/// <param name="FeedsFigure">The name of the figure, or figures, made from it; may be empty.</param>
/// <param name="LastQuarter">What was answered last time; blank where nothing was.</param>
/// <param name="Current">What is answered already; blank where nothing is.</param>
/// <param name="Lowest">Lowest possible value; null where there is none.</param>
/// <param name="Highest">Highest possible value; null where there is none.</param>
/// <param name="Note">The note that stands beside it already; null where none does.</param>
public sealed record ReturnInput(
    string Code,
    string Label,
    string Definition,
    string Unit,
    int Decimals,
    string FeedsFigure,
    Answer LastQuarter,
    Answer Current,
    decimal? Lowest,
    decimal? Highest,
    string? Note = null);
