using Benchmarking.Web.Features.SignIn;

namespace Benchmarking.Web.Tests.Features.SignIn;

public sealed class PasswordRulesTests
{
    private const string Email = "jo.bloggs@gentoo.example";
    private const string Name = "Josephine Bloggs";

    [Theory]
    [InlineData("a long phrase for tests")]
    [InlineData("korrekt pferd batterie heftklammer")]
    [InlineData("кошка молоко крыша зима")]
    [InlineData("correct horse battery staple housing")]
    [InlineData("  spaces are letters too  ")]
    [InlineData("gentoo penguins waddle far")]
    public void Long_passwords_of_any_characters_are_taken(string password) =>
        Assert.Null(PasswordRules.Problem(password, Email, Name));

    [Fact]
    public void Up_to_256_characters_are_taken_and_twelve_are_asked_for()
    {
        var phrase = string.Concat(Enumerable.Range(1000, 64).Select(number => $"{number}"));

        Assert.Null(PasswordRules.Problem(phrase, Email, Name));
        Assert.Contains("at most 256", PasswordRules.Problem(phrase + "x", Email, Name));
        Assert.Contains("at least 12", PasswordRules.Problem("elevenchars", Email, Name));
    }

    [Theory]
    [InlineData("passwordpassword", "common")]
    [InlineData("Password2024!", "common")]
    [InlineData("!!dragon123456!!", "common")]
    [InlineData("aaaaaaaaaaaaaa", "repeats")]
    [InlineData("xk7xk7xk7xk7xk7", "repeats")]
    [InlineData("qwertyuiopasdfghjkl", "common|runs along")]
    [InlineData("zyxwvutsrqponml", "runs along")]
    [InlineData("Josephine.Bloggs", "made of")]
    [InlineData("jo.bloggs@gentoo.example", "made of")]
    [InlineData("BenchmarkGentoo24", "made of")]
    [InlineData("Involvement Benchmark 1", "made of")]
    public void What_is_guessed_first_is_refused_and_says_why(string password, string why) =>
        Assert.Matches(why, PasswordRules.Problem(password, Email, Name));

    [Fact]
    public void The_list_of_common_passwords_is_there_whole()
    {
        Assert.InRange(CommonPasswords.Count, 40_000, 60_000);
        Assert.True(CommonPasswords.Contains("password"));
        Assert.False(CommonPasswords.Contains("a long phrase for tests"));
    }
}
