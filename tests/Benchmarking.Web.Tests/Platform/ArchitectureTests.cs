using System.Reflection;
using System.Text.RegularExpressions;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform.Jobs;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Tests.Platform;

/// <summary>How the house is built, so that the next room is built alike.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly Assembly Web = typeof(Program).Assembly;

    [Fact]
    public void Every_action_names_its_verb_or_is_open_to_everybody()
    {
        var without = Actions().Where(action =>
            !Attributes<MayAttribute>(action).Any() && !Attributes<AllowAnonymousAttribute>(action).Any());

        Assert.Empty(without.Select(action => $"{action.DeclaringType!.Name}.{action.Name}"));
    }

    [Fact]
    public void Every_verb_has_a_row_in_the_table_of_access()
    {
        Assert.Equal(Enum.GetValues<Verb>().Order(), Access.Table.Keys.Order());
    }

    [Fact]
    public void Security_md_shows_the_table_that_the_code_obeys()
    {
        var text = File.ReadAllText(Path.Combine(Root(), "SECURITY.md"));
        foreach (var (verb, roles) in Access.Table)
            Assert.Contains($"| {verb} | {string.Join(", ", roles.Order().Select(role => role.Words()))} |", text);
    }

    [Fact]
    public void No_entity_is_ever_bound_from_a_request()
    {
        var bound = Actions().SelectMany(action => action.GetParameters())
            .Where(parameter => parameter.ParameterType.Namespace == typeof(Return).Namespace);

        Assert.Empty(bound.Select(parameter => $"{parameter.Member.DeclaringType!.Name}.{parameter.Member.Name}({parameter.Name})"));
    }

    [Fact]
    public void No_controller_or_handler_holds_the_engines_door()
    {
        var holders = Web.GetTypes()
            .Where(type => type.GetConstructors().SelectMany(constructor => constructor.GetParameters())
                .Any(parameter => parameter.ParameterType == typeof(EngineDoor) || parameter.ParameterType == typeof(Benchmarking.Web.Database.EngineDatabase)))
            .Where(type => type.Namespace != typeof(EngineDoor).Namespace);

        Assert.Empty(holders.Select(type => type.FullName));
    }

    [Fact]
    public void No_controller_or_handler_holds_the_clerks_door()
    {
        var holders = Web.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(ControllerBase))
                || type.GetMethods().Any(method => method.Name is "HandleAsync" or "LoadAsync" or "ReadAsync"))
            .Where(type => type.GetConstructors().SelectMany(constructor => constructor.GetParameters())
                .Any(parameter => parameter.ParameterType == typeof(Benchmarking.Web.Platform.Clerk.ClerkDoor)));

        Assert.Empty(holders.Select(type => type.FullName));
    }

    [Fact]
    public void The_engine_references_nothing_but_the_framework()
    {
        var others = typeof(Benchmarking.Engine.Period).Assembly.GetReferencedAssemblies()
            .Where(name => !name.Name!.StartsWith("System.", StringComparison.Ordinal) && name.Name != "netstandard");

        Assert.Empty(others.Select(name => name.Name));
    }

    [Theory]
    [InlineData(@"DateTime(Offset)?\.(Utc)?Now", "ask TimeProvider", "")]
    [InlineData(@"Html\.Raw", "Razor escapes; leave it to", "")]
    [InlineData(@"FromSqlRaw|ExecuteSqlRaw|SqlQueryRaw", "parameters only", "")]
    [InlineData(@"IgnoreQueryFilters", "the first wall stays up", "")]
    [InlineData(@"MemoryCache", "a cache key must begin with the organisation", "/Tenancy/OrganisationCache")]
    [InlineData(@"XDocument\.Load|XmlDocument", "DTDs must be refused", "")]
    [InlineData(@"new NpgsqlConnection\(|NpgsqlDataSource\.Create", "only the doors open connections", "/Tenancy/|/Database/|/Demonstration/DemonstrationLoad|/Seeding/OwnerTransaction")]
    [InlineData(@"catch\s*(\(Exception\))?\s*\{\s*\}", "a catch says what it does", "")]
    public void Nothing_banned_is_used(string banned, string because, string except)
    {
        var uses = Directory.EnumerateFiles(Path.Combine(Root(), "src"), "*.cs*", SearchOption.AllDirectories)
            .Where(path => path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".cshtml", StringComparison.Ordinal))
            .Where(path => !Generated().IsMatch(path))
            .Where(path => except.Length == 0 || !Regex.IsMatch(path, except))
            .Where(path => Regex.IsMatch(File.ReadAllText(path), banned))
            .Select(path => $"{path}: {because}");

        Assert.Empty(uses);
    }

    [Fact]
    public void No_page_has_script_or_style_of_its_own()
    {
        var inline = Directory.EnumerateFiles(Path.Combine(Root(), "src"), "*.cshtml", SearchOption.AllDirectories)
            .Where(path => InlineCode().IsMatch(File.ReadAllText(path)));

        Assert.Empty(inline);
    }

    internal static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Benchmarking.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The tests do not run inside the project.");
    }

    private static IEnumerable<MethodInfo> Actions() => Web.GetTypes()
        .Where(type => type.IsAssignableTo(typeof(ControllerBase)) && !type.IsAbstract)
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Where(method => !method.IsSpecialName);

    private static IEnumerable<T> Attributes<T>(MethodInfo action)
        where T : Attribute =>
        action.GetCustomAttributes<T>().Concat(action.DeclaringType!.GetCustomAttributes<T>());

    [GeneratedRegex(@"[/\\](bin|obj|node_modules)[/\\]")]
    private static partial Regex Generated();

    [GeneratedRegex(@"\sstyle=""|\son[a-z]+=""|<script>|<style")]
    private static partial Regex InlineCode();
}
