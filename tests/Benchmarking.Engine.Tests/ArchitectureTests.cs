using System.Text.RegularExpressions;

namespace Benchmarking.Engine.Tests;

/// <summary>The engine is blind to the clock, to chance, to files, to the network and to every package.</summary>
public partial class ArchitectureTests
{
    [Fact]
    public void The_engine_references_nothing_but_the_framework()
    {
        var references = typeof(BenchmarkEngine).Assembly.GetReferencedAssemblies().Select(name => name.Name!);

        Assert.All(references, name => Assert.StartsWith("System.", name));
        Assert.DoesNotContain(references, name => name.StartsWith("System.Net") || name.StartsWith("System.IO"));
        Assert.DoesNotContain("Reference", File.ReadAllText(Path.Combine(EngineFolder, "Benchmarking.Engine.csproj")));
    }

    [Fact]
    public void The_engine_reads_no_clock_draws_no_lots_and_waits_for_nothing()
    {
        var sources = Directory.GetFiles(EngineFolder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(EngineFolder, file).StartsWith("obj", StringComparison.Ordinal)).ToArray();

        Assert.NotEmpty(sources);
        Assert.All(sources, file => Assert.DoesNotMatch(Forbidden(), File.ReadAllText(file)));
    }

    [Theory]
    [InlineData("var now = DateTime.UtcNow;")]
    [InlineData("new Random(1)")]
    [InlineData("async Task Run()")]
    [InlineData("File.ReadAllText(path)")]
    public void The_words_it_looks_for_would_be_found(string line) => Assert.Matches(Forbidden(), line);

    private static string EngineFolder => Path.Combine(ProjectFolder.Root, "src", "Benchmarking.Engine");

    [GeneratedRegex(@"\b(DateTime(Offset)?\.(Utc)?(Now|Today)|TimeProvider|Stopwatch|Random|Guid\.NewGuid|RandomNumberGenerator|async|await|Task|Thread|File|Directory|Console|HttpClient|Environment|CurrentCulture)\b")]
    private static partial Regex Forbidden();
}
