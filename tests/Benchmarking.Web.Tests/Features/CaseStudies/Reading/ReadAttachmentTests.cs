using Benchmarking.Web.Features.CaseStudies.Reading;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmarking.Web.Tests.Features.CaseStudies.Reading;

public sealed class ReadAttachmentTests(PostgresFixture postgres)
{
    private readonly Library _library = new(postgres);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_reader_has_already_is_not_read_again()
    {
        var study = await _library.AddAsync(new Told());
        await _library.AttachAsync(study, 1, "picture", "p.png", "image/png", [1, 2, 3]);
        using var scope = postgres.Web.Services.CreateScope();
        var attachments = scope.ServiceProvider.GetRequiredService<ReadAttachment>();

        var first = (await attachments.ReadPictureAsync(null, study, 1, ["\"another\""], Cancel))!;
        var again = (await attachments.ReadPictureAsync(null, study, 1, ["\"another\"", first.Tag], Cancel))!;

        Assert.Equal([1, 2, 3], first.Content);
        Assert.Null(again.Content);
        Assert.Equal(first.Tag, again.Tag);
    }
}
