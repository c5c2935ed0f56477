using System.Text.Json;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Register.Assessments;
using Benchmarking.Web.Features.Register.Opportunities;
using Benchmarking.Web.Features.Register.Said;

namespace Benchmarking.Web.Features.Register.Documents;

/// <summary>What a document says: of an approved one as it was frozen, of a draft as it would be frozen now.</summary>
public static class DocumentContent
{
    public static string Write<TContent>(TContent content) => JsonSerializer.Serialize(content, JsonSerializerOptions.Web);

    public static TContent Read<TContent>(string json) => JsonSerializer.Deserialize<TContent>(json, JsonSerializerOptions.Web)!;

    public static async Task<string> ContentOfAsync(
        this BenchmarkingDb db, RegisterDocument document, DateOnly today, CancellationToken cancellation) => document switch
        {
            { ApprovedAt: not null } => document.Content,
            { Kind: DocumentKind.Said } => Write(Read<SaidContent>(document.Content).AsShown()),
            { Kind: DocumentKind.Assessment } => Write(await db.AssembleAsync(document, today, cancellation)),
            _ => Write(await db.MenuAsync(document, today, cancellation)),
        };

    /// <summary>True where there would be nothing to read.</summary>
    public static bool IsEmpty(DocumentKind kind, string content) => kind switch
    {
        DocumentKind.Said => Read<SaidContent>(content).Lines.Count == 0,
        DocumentKind.Assessment => !Read<AssessmentContent>(content).Parts.Any(),
        _ => Read<MenuContent>(content).Ways.Count == 0,
    };
}
