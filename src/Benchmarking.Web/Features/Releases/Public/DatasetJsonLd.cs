using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Html;

namespace Benchmarking.Web.Features.Releases.Public;

/// <summary>A release as search engines for data read it (schema.org/Dataset).</summary>
public static class DatasetJsonLd
{
    private const string Publisher = "Involvement Benchmark";

    /// <param name="site">The site's address, without a slash at its end.</param>
    /// <returns>For a script element: the default encoder escapes angle brackets, so no text can end it.</returns>
    public static IHtmlContent Of(ReleasePage page, string site)
    {
        var release = page.Release;
        var json = new JsonObject
        {
            ["@context"] = "https://schema.org/",
            ["@type"] = "Dataset",
            ["@id"] = site + release.Address(),
            ["url"] = site + release.Address(),
            ["name"] = release.Title,
            ["description"] = release.Summary,
            ["version"] = release.Version,
            ["license"] = page.Licence.Path.StartsWith("http", StringComparison.Ordinal) ? page.Licence.Path : site + release.FileAddress(page.Licence.Path),
            ["isAccessibleForFree"] = true,
            ["conditionsOfAccess"] = release.Open ? "Open to everybody" : "For registered researchers",
            ["datePublished"] = release.PublishedAt?.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            ["creator"] = new JsonObject { ["@type"] = "Organization", ["name"] = Publisher, ["url"] = site },
            ["publisher"] = new JsonObject { ["@type"] = "Organization", ["name"] = Publisher, ["url"] = site },
            ["creditText"] = release.Citation,
            ["keywords"] = new JsonArray("social housing", "resident involvement", "benchmarking"),
            ["spatialCoverage"] = new JsonObject { ["@type"] = "Place", ["name"] = "England" },
            ["measurementTechnique"] = "Medians and quartiles of members’ returns, with disclosure control",
            ["variableMeasured"] = new JsonArray([.. page.Metrics.Select(metric => new JsonObject
            {
                ["@type"] = "PropertyValue", ["propertyID"] = metric.Code, ["name"] = metric.Name, ["url"] = $"{site}/metrics/{metric.Code}",
            })]),
            ["distribution"] = new JsonArray([.. page.Files.Select(file => new JsonObject
            {
                ["@type"] = "DataDownload",
                ["name"] = file.Name,
                ["description"] = file.Description,
                ["contentUrl"] = site + release.FileAddress(file.Name),
                ["encodingFormat"] = file.MediaType,
                ["contentSize"] = $"{file.Bytes} B",
                ["sha256"] = file.Sha256,
            })]),
        };
        if (page.Periods is [var first, .., var last])
            json["temporalCoverage"] = $"{Day(first.FirstDay)}/{Day(last.LastDay)}";
        else if (page.Periods is [var only])
            json["temporalCoverage"] = $"{Day(only.FirstDay)}/{Day(only.LastDay)}";
        return new HtmlString(json.ToJsonString(new JsonSerializerOptions { WriteIndented = false }));
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
