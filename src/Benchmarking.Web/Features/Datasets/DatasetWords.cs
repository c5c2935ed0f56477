using System.Diagnostics.CodeAnalysis;
using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Disclosure;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Datasets;

/// <summary>What every data set's page says in the same words.</summary>
public static class DatasetWords
{
    /// <summary>Each symbol of tables and files, and what it means.</summary>
    public static IReadOnlyList<(string Symbol, string Meaning)> Symbols { get; } =
    [
        ("[c]", "Withheld for confidentiality. In the files: an empty field, with the status and reason of its row."),
        ("[z]", "Not applicable."),
        ("[x]", "Not collected."),
        ("[low]", "Rounds to 0 but is not 0. In the files the number keeps its places."),
        ("[r]", "Revised since an earlier publication."),
        ("[p]", "Provisional: a final publication of the same quarter may replace it."),
    ];

    /// <summary>What stands in the column <c>reason</c>.</summary>
    public static IReadOnlyList<(string Code, string Meaning, string Address)> Reasons(Publication publication) =>
        [.. ReasonWords.All.Select(reason => ($"{reason}", Meaning(reason, publication), reason.Address()))];

    private static string Meaning(Reason reason, Publication publication) => reason switch
    {
        Reason.N1 => $"Fewer than {publication.MinimumForMedian} contributors: nothing is shown, not even how many.",
        Reason.N2 => $"Quartiles need {publication.MinimumForQuartiles} contributors (median shown).",
        Reason.N3 => "Too similar to another published group.",
        Reason.N4 => "Held until enough organisations have updated: where there is a number, it is an earlier one.",
        Reason.N5 => "Not applicable.",
        _ => ReasonWords.Neutral,
    };

    public static string Terms(PublicationKind kind) => kind == PublicationKind.National
        ? "Contains figures of the Regulator of Social Housing under the Open Government Licence v3.0. Name the regulator and this publication’s number when you use them."
        : "You may use, quote and share these figures for research and for learning in social housing. Name the publication and its number. You may not try to work out the figure of a single organisation, alone or together with other data.";

    public static StatusTag Tag(PublicationKind kind) => kind switch
    {
        PublicationKind.Provisional => StatusTag.ForCollection("provisional"),
        PublicationKind.Final => StatusTag.ForCollection("final"),
        PublicationKind.Revision => StatusTag.ForCollection("final") with { Text = "Published, annual revision" },
        _ => StatusTag.ForCollection("final") with { Text = "Published, national" },
    };

    /// <summary>The files of each data set, and what is in them.</summary>
    public static IReadOnlyList<(DatasetFile File, string Meaning)> Files { get; } =
    [
        (DatasetFile.Cells, "One row for each figure and peer group: how many contributors, median, quartiles, and where a number is missing, why."),
        (DatasetFile.Codebook, "What each figure means: numerator, denominator, unit, good direction, versions, its names in other frameworks; its radius (tau), and the shown numbers that stand for that or less, that or more."),
        (DatasetFile.Groups, "The peer groups’ names."),
    ];

    public static string FileName(this DatasetFile file) => file switch
    {
        DatasetFile.Cells => "cells.csv",
        DatasetFile.Codebook => "codebook.csv",
        _ => "groups.csv",
    };

    public static bool TryRead(string name, [NotNullWhen(true)] out DatasetFile? file)
    {
        file = name switch
        {
            "cells" => DatasetFile.Cells,
            "codebook" => DatasetFile.Codebook,
            "groups" => DatasetFile.Groups,
            _ => null,
        };
        return file is not null;
    }
}
