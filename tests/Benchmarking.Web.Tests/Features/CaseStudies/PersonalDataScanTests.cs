using Benchmarking.Web.Features.CaseStudies.Scan;

namespace Benchmarking.Web.Tests.Features.CaseStudies;

public sealed class PersonalDataScanTests
{
    private static readonly OwnWords Own = new(
        OwnWords.NamesOf(["Wythenshawe Community Housing Group", "WCHG", "wythenshawe-homes", "Clarion Housing Group"]),
        ["North West"],
        ["Contributor, Wythenshawe", "Zoë Brontë"],
        [new OwnFigure(85.74m, "Views listened to", "%"), new OwnFigure(1204m, "Homes"), new OwnFigure(12m, "Panels"), new OwnFigure(63m, "Kept informed", "%"), new OwnFigure(1499.6m, "Cost", "£")]);

    [Theory]
    [InlineData("We thank Mrs Brown for her time.", PointedKind.PersonName, "Mrs Brown")]
    [InlineData("Mr. J. Smith-Jones chaired it.", PointedKind.PersonName, "Mr. J. Smith-Jones")]
    [InlineData("Cllr Mary O'Neill opened it.", PointedKind.PersonName, "Cllr Mary O'Neill")]
    [InlineData("Dr Ángela Núñez spoke.", PointedKind.PersonName, "Dr Ángela Núñez")]
    [InlineData("Mr and Mrs Patel came.", PointedKind.PersonName, "Mr and Mrs Patel")]
    [InlineData("Mx **Taylor** helped.", PointedKind.PersonName, "Mx Taylor")]
    [InlineData("Write to jo.bloggs@example.org please.", PointedKind.EmailAddress, "jo.bloggs@example.org")]
    [InlineData("Write to jo＠example.org please.", PointedKind.EmailAddress, "jo@example.org")]
    [InlineData("Write to jo.bloggs (at) example (dot) org.", PointedKind.EmailAddress, "jo.bloggs (at) example (dot) org")]
    [InlineData("Ring 0161 496 0000 by noon.", PointedKind.Telephone, "0161 496 0000")]
    [InlineData("Ring (020) 7946 0958.", PointedKind.Telephone, "(020) 7946 0958")]
    [InlineData("Ring +44 7700 900123.", PointedKind.Telephone, "+44 7700 900123")]
    [InlineData("Ring +44 (0)161 496 0000.", PointedKind.Telephone, "+44 (0)161 496 0000")]
    [InlineData("Ring 07700.900.123 now.", PointedKind.Telephone, "07700.900.123")]
    [InlineData("The hall is at M22 5RQ.", PointedKind.Postcode, "M22 5RQ")]
    [InlineData("The hall is at ec1a1bb.", PointedKind.Postcode, "ec1a1bb")]
    [InlineData("Her number is AB 12 34 56 C.", PointedKind.NationalInsurance, "AB 12 34 56 C")]
    [InlineData("Her number is jg103759a.", PointedKind.NationalInsurance, "jg103759a")]
    [InlineData("See https://panel.example/minutes?x=1 for more.", PointedKind.WebAddress, "https://panel.example/minutes?x=1")]
    [InlineData("See [the minutes](www.example.org/minutes).", PointedKind.WebAddress, "www.example.org/minutes")]
    [InlineData("See our-panel.org.uk for more.", PointedKind.WebAddress, "our-panel.org.uk")]
    [InlineData("Follow @ourpanel there.", PointedKind.WebAddress, "@ourpanel")]
    public void What_may_tell_of_a_person_is_pointed_at_in_its_sentence(string text, PointedKind kind, string found)
    {
        var thing = Assert.Single(Find($"It began in May. {text} It ended in June.", OwnWords.None));

        Assert.Equal((kind, found), (thing.Kind, thing.Found));
        var sentence = Assert.Single(thing.Places).Sentence;
        Assert.DoesNotContain("It began", sentence);
        Assert.DoesNotContain("It ended", sentence);
    }

    [Theory]
    [InlineData("Twelve residents met 14 times between 2015 and 2016 and spoke to 1,250 neighbours at a cost of £12,345.60.")]
    [InlineData("Miss a meeting and you get the notes. Lord it over nobody. The mission is plain English.")]
    [InlineData("The panel scored 85.7% of letters, 3 out of 4, in A4 and 12 pt; 24/7 cover began on 01/04/2016.")]
    [InlineData("We rated it 0.5 at first and 0-3 later; 100,000,000 is a large number.")]
    [InlineData("")]
    public void Ordinary_words_and_numbers_are_left_alone(string text) => Assert.Empty(Find(text, OwnWords.None));

    [Theory]
    [InlineData("We at Wythenshawe Community Housing Group began.", PointedKind.OwnName)]
    [InlineData("We at WCHG began.", PointedKind.OwnName)]
    [InlineData("We at Wythenshaw began.", PointedKind.OwnName)] // a letter short
    [InlineData("We at Wy**then**shawe began.", PointedKind.OwnName)]
    [InlineData("We at Wythen<b>shawe</b> began.", PointedKind.OwnName)]
    [InlineData("We at Wythen\u200bshawe began.", PointedKind.OwnName)]
    [InlineData("We at Wythеnshаwe began.", PointedKind.OwnName)] // two Cyrillic letters
    [InlineData("We at ＷＹＴＨＥＮＳＨＡＷＥ began.", PointedKind.OwnName)]
    [InlineData("We at W y t h e n s h a w e began.", PointedKind.OwnName)]
    [InlineData("We at Wythen\\shawe began.", PointedKind.OwnName)]
    [InlineData("We became Clarion later.", PointedKind.OwnName)]
    [InlineData("Here in the North West we began.", PointedKind.OwnPlace)]
    [InlineData("Zoe Bronte wrote it.", PointedKind.OwnPerson)]
    [InlineData("85.7% felt heard.", PointedKind.OwnFigure)]
    [InlineData("86% felt heard.", PointedKind.OwnFigure)]
    [InlineData("We have 1,204 homes.", PointedKind.OwnFigure)]
    [InlineData("63 per cent were told.", PointedKind.OwnFigure)]
    [InlineData("Yes, £1,500 a year.", PointedKind.OwnFigure)]
    public void What_tells_of_an_anonymous_author_is_pointed_at_too(string text, PointedKind kind) =>
        Assert.Contains(Find(text, Own), thing => thing.Kind == kind);

    [Theory]
    [InlineData("The housing group and the community met in the west.")]
    [InlineData("12 panels met, and 63 people, 86 letters and 1,500 homes; £63 was spent.")]
    public void What_half_of_all_landlords_could_write_is_not(string text) => Assert.Empty(Find(text, Own));

    [Fact]
    public void One_thing_is_decided_on_once_and_shown_in_every_sentence()
    {
        var things = PersonalDataScan.Find(
            [new ScanText("Problem", "The problem", "Mrs Brown rang. Then MRS BROWN wrote."), new ScanText("Lesson", "Lesson", "Ask Mrs. Brown.")], OwnWords.None);

        var thing = Assert.Single(things);
        Assert.Equal(["Mrs Brown rang.", "Then MRS BROWN wrote.", "Ask Mrs. Brown."], thing.Places.Select(place => place.Sentence));
        Assert.Equal(["Problem", "Problem", "Lesson"], thing.Places.Select(place => place.FieldId));
    }

    [Fact]
    public void Only_what_anybody_can_see_in_the_text_may_be_told_to_the_editors()
    {
        var told = Enum.GetValues<PointedKind>().Where(kind => kind.MayBeTold());

        Assert.Equal(
            [PointedKind.PersonName, PointedKind.EmailAddress, PointedKind.Telephone, PointedKind.Postcode, PointedKind.NationalInsurance, PointedKind.WebAddress], told);
    }

    [Theory]
    [InlineData("\ud800 half a pair")]
    [InlineData("\0\u0001")]
    [InlineData("((((((((((((((((((((((((((((((((((((((((((((((((((")]
    public void Whatever_is_typed_is_read(string text) => Assert.Empty(Find(text, Own));

    [Fact]
    public void A_long_text_is_shown_in_part_round_what_was_found()
    {
        var thing = Assert.Single(Find($"{new string('a', 400)} Mrs Brown {new string('b', 400)}", OwnWords.None));

        Assert.Contains("Mrs Brown", thing.Places[0].Sentence);
        Assert.InRange(thing.Places[0].Sentence.Length, 50, 310);
    }

    private static IReadOnlyList<Pointed> Find(string text, OwnWords own) => PersonalDataScan.Find([new ScanText("Problem", "The problem", text)], own);
}
