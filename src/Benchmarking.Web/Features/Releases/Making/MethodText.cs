using System.Text;
using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Features.Releases.Making;

/// <summary>The method note of a release, in Markdown.</summary>
internal static class MethodText
{
    public static string Of(string title, string version, ReleaseSource source, ResearchOutcome? research, bool caseStudies)
    {
        var rules = BenchmarkRules.Standard;
        var text = new StringBuilder();
        text.Append($"# {title}, version {version}: method\n\n");
        text.Append("## What it is made from\n\n");
        foreach (var publication in source.Publications)
            text.Append($"- Publication {publication.Number}: {publication.Title}. {publication.Source}.\n");
        text.Append(
            """

            `cells.csv` holds the cells of these publications exactly as they were published. No number was worked out anew, in another
            group or to another base. Organisations that belong together count as one contributor.

            ## How figures are protected


            """);
        if (source.Publications.Any(publication => publication.Kind != PublicationKind.National))
        {
            text.Append(
                $"""
                - A median needs {rules.MinimumForMedian} contributors, quartiles {rules.MinimumForQuartiles}. Medians and quartiles are the mean of the figures around their
                  place in the order, so that none is one organisation’s own figure.
                - Every number is a whole multiple of `base`. Near a possible bound a number stands for itself and everything beyond: see
                  `or_less` and `or_more` in `metrics.csv`.
                - Groups that differ by one to four organisations are not both shown. Before publication a program checks for each
                  organisation, together with everything ever shown, that its figure cannot be placed too closely, not even by two others together.
                - What is withheld is an empty field with a symbol in a column of its own, never 0. Reasons that depend on figures are all `V`.


                """);
        }

        if (source.Publications.Any(publication => publication.Kind == PublicationKind.National))
            text.Append("- National publications are of figures that a regulator has published for each landlord. They are exact.\n\n");
        if (research is not null)
            text.Append(Research(research));
        if (caseStudies)
            text.Append("## Case studies\n\n`case-studies.csv` lists the studies that are published to everyone. Costs, hours and judgements are the authors’ own.\n\n");
        text.Append(
            """
            ## What to mind

            - Quarters are of the financial year: `2026-Q1` is April to June 2026. Years run from April: `2023-24`.
            - Two groups overlap: their numbers may not be subtracted from each other.
            - A `provisional` cell may be replaced by a later publication; a `held` one shows an earlier number because too few have changed.
            - In CSV files, text that a spreadsheet would take for a formula begins with an apostrophe. Numbers are untouched.
            - Read codes and periods as text. Empty fields are missing values.

            """);
        return $"{text}";
    }

    private static string Research(ResearchOutcome research) => research.Kind == ReleaseRecords.Records
        ? """
          ## Records

          `records.csv` is record-level data, but no figure in it is one organisation’s own. Organisations that are alike over all metrics
          and quarters of the year were put into groups of at least five (microaggregation); each figure is its group’s mean, rounded as in
          publications. Where all of a group are nearly the same, a third stands in place of the number. Region, size and type are made
          coarser or suppressed until at least five share them. Pseudonyms and the order of rows are drawn by lot and the key is destroyed.
          Variation within groups is lost: do not read correlations or extremes as those of organisations.


          """
        : """
          ## Profiles

          `profiles.csv` is no record-level data. There are too few organisations for records, which need at least 50. It holds a few
          clusters of alike organisations; every figure is a cluster’s mean, rounded as in publications, and tells nothing of how the
          cluster’s organisations differ from each other.


          """;
}
