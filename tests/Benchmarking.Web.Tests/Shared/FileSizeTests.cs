using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Tests.Shared;

public sealed class FileSizeTests
{
    [Theory]
    [InlineData(0, "0 bytes")]
    [InlineData(1, "1 byte")]
    [InlineData(999, "999 bytes")]
    [InlineData(1_000, "1 kB")]
    [InlineData(97_500, "98 kB")]
    [InlineData(999_499, "999 kB")]
    [InlineData(999_500, "1.0 MB")]
    [InlineData(2_350_000, "2.4 MB")]
    [InlineData(10_485_760, "10.5 MB")]
    public void A_size_is_said_in_thousands_and_millions(long bytes, string words) => Assert.Equal(words, FileSize.Words(bytes));
}
