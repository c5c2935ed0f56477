using Benchmarking.Engine.Attacks;

namespace Benchmarking.Engine.Tests.Attacks;

public class TextLeakageTests
{
    private static readonly ConfidentialWords Words = new()
    {
        Names = ["Brückenhaus Homes", "BHG", "Ashdale", "Jo & Sons Housing"],
        Figures = [(72.4m, 0.5m), (1250m, 50m)],
    };

    [Theory]
    [InlineData("At Brückenhaus Homes we asked", "Brückenhaus Homes")]
    [InlineData("at BRUCKENHAUS  homes", "Brückenhaus Homes")]
    [InlineData("Brucken<b>haus</b> Homes", "Brückenhaus Homes")]
    [InlineData("<p>Bru\u0308ckenhaus</p><p>Homes</p>", "Brückenhaus Homes")]
    [InlineData("Brückenhous Homes", "Brückenhaus Homes")]
    [InlineData("Bruckenhous Homes", "Brückenhaus Homes")]
    [InlineData("Ｂｒｕｃｋｅｎｈａｕｓ Homes", "Brückenhaus Homes")]
    [InlineData("Br\u00ADücken\u200Bhaus Homes", "Brückenhaus Homes")]
    [InlineData("photo_bruckenhaushomes_2026.jpg", "Brückenhaus Homes")]
    [InlineData("tenants of Аshdаle", "Ashdale")]
    [InlineData("Ashdlae tenants", "Ashdale")]
    [InlineData("(B.H.G.)", "BHG")]
    [InlineData("Jo and Sons Housing", "Jo & Sons Housing")]
    public void A_name_is_found_however_it_is_written(string text, string name)
    {
        var leak = Assert.Single(TextLeakage.Find(text, Words).Where(leak => leak.Kind == LeakKind.Name).DistinctBy(leak => leak.Meant));

        Assert.Equal(name, leak.Meant);
    }

    [Theory]
    [InlineData("write to j.smith@ashford.org.uk", LeakKind.EmailAddress)]
    [InlineData("ring 020 7946 0018 or", LeakKind.Telephone)]
    [InlineData("ring +44 (0)161 496 0000", LeakKind.Telephone)]
    [InlineData("in LS6 3HN", LeakKind.Postcode)]
    [InlineData("see www.example.co.uk/news", LeakKind.Domain)]
    [InlineData("satisfaction rose to 72.1%", LeakKind.Figure)]
    [InlineData("spent £1,290", LeakKind.Figure)]
    public void Addresses_and_members_figures_are_found(string text, LeakKind kind) =>
        Assert.Contains(TextLeakage.Find(text, Words), leak => leak.Kind == kind);

    [Theory]
    [InlineData("We asked residents what they would change, and 3 in 10 answered.")]
    [InlineData("The BHR scheme of 2026 reached 61% of homes.")]
    [InlineData("An ash dell is not a place.")]
    [InlineData("")]
    public void A_text_about_nobody_is_clean(string text) => Assert.Empty(TextLeakage.Find(text, Words));
}
