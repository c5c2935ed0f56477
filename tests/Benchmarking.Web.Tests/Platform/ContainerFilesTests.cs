using System.Text.RegularExpressions;

namespace Benchmarking.Web.Tests.Platform;

/// <summary>What can be known of the container files without a container engine.</summary>
public sealed partial class ContainerFilesTests
{
    private static readonly string Root = FindRoot();
    private static readonly string[] Dockerfile = File.ReadAllLines(Path.Combine(Root, "Dockerfile"));
    private static readonly string Compose = File.ReadAllText(Path.Combine(Root, "compose.yaml"));

    [Fact]
    public void All_that_the_image_copies_is_there_and_let_through()
    {
        var letThrough = File.ReadAllLines(Path.Combine(Root, ".dockerignore")).Where(line => line.StartsWith('!')).Select(line => line[1..]).ToList();
        var copied = Dockerfile.Where(line => line.StartsWith("COPY ") && !line.Contains("--from")).SelectMany(line => line.Split(' ')[1..^1]).ToList();

        Assert.NotEmpty(copied);
        Assert.All(copied, path => Assert.True(Path.Exists(Path.Combine(Root, path)), $"{path} is copied by the Dockerfile and is not there."));
        Assert.All(copied, path => Assert.Contains(path.Split('/')[0], letThrough));
    }

    [Fact]
    public void Every_project_of_the_site_is_restored_before_its_code_is_copied()
    {
        var project = File.ReadAllText(Path.Combine(Root, "src/Benchmarking.Web/Benchmarking.Web.csproj"));
        var referenced = Reference().Matches(project).Select(match => match.Groups[1].Value).ToList();

        Assert.NotEmpty(referenced);
        Assert.All(referenced, name => Assert.Contains(Dockerfile, line => line.StartsWith($"COPY src/{name}/{name}.csproj ")));
    }

    [Fact]
    public void The_image_runs_as_an_ordinary_user_and_asks_itself_how_it_is()
    {
        var final = Dockerfile.SkipWhile(line => !line.Contains("aspnet:10.0")).ToList();

        Assert.Contains("USER $APP_UID", final);
        Assert.Contains(final, line => line.StartsWith("HEALTHCHECK "));
    }

    [Fact]
    public void Compose_holds_no_secret_and_does_not_start_without_one()
    {
        var secrets = Secret().Matches(Compose);

        Assert.Equal(4, secrets.Count);
        Assert.All(secrets, secret => Assert.Matches(@"^'?""?'?\$\{[A-Z_]+:\?", secret.Groups[1].Value));
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Benchmarking.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the project.");
        return folder.FullName;
    }

    [GeneratedRegex("""<ProjectReference Include="../([^/]+)/""")]
    private static partial Regex Reference();

    [GeneratedRegex("""PASSWORD: *(.*)|Password=(?<1>.*)""")]
    private static partial Regex Secret();
}
