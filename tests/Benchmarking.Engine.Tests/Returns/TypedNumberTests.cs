using System.Globalization;
using Benchmarking.Engine.Returns;

namespace Benchmarking.Engine.Tests.Returns;

public class TypedNumberTests
{
    [Theory]
    [InlineData("1250", "1250")]
    [InlineData("1,234.5", "1234.5")]
    [InlineData("1 234", "1234")]
    [InlineData("12,345,678", "12345678")]
    [InlineData("1\u00A0234", "1234")]
    [InlineData("1\u202F234\u202F567", "1234567")]
    [InlineData(" £12.50", "12.50")]
    [InlineData("£ 1,200", "1200")]
    [InlineData("-£5", "-5")]
    [InlineData("£-5", "-5")]
    [InlineData("72%", "72")]
    [InlineData("72 %", "72")]
    [InlineData("+3", "3")]
    [InlineData("-3", "-3")]
    [InlineData("\u22123", "-3")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5")]
    [InlineData("007", "7")]
    [InlineData("１，２３４．５", "1234.5")]
    [InlineData("７２％", "72")]
    [InlineData("\u200B42\uFEFF", "42")]
    [InlineData("\t42\r\n", "42")]
    [InlineData("1000000000000", "1000000000000")]
    [InlineData("-1,000,000,000,000", "-1000000000000")]
    public void A_number_is_read_as_people_type_it(string text, string value) =>
        Assert.Equal(new Answer(decimal.Parse(value, CultureInfo.InvariantCulture), null, null), TypedNumber.Parse(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\u00A0\u200B\t")]
    [InlineData("                                                  ")]
    public void Nothing_but_spaces_is_blank(string? text) => Assert.True(TypedNumber.Parse(text).IsBlank);

    [Theory]
    [InlineData("abc")]
    [InlineData("12a")]
    [InlineData("1,23,4")]
    [InlineData("12,5")]
    [InlineData("1,2345")]
    [InlineData("0,123")]
    [InlineData("1234,567")]
    [InlineData(",123")]
    [InlineData("1,")]
    [InlineData("1.234,5")]
    [InlineData("1 23 4")]
    [InlineData("1,234 567")]
    [InlineData("1  234")]
    [InlineData("1.2.3")]
    [InlineData(".")]
    [InlineData("-")]
    [InlineData("--3")]
    [InlineData("+-3")]
    [InlineData("3-")]
    [InlineData("(3)")]
    [InlineData("£")]
    [InlineData("%")]
    [InlineData("£5%")]
    [InlineData("$5")]
    [InlineData("1e5")]
    [InlineData("0x1F")]
    [InlineData("٣")]
    [InlineData("=1+1")]
    [InlineData("1000000000001")]
    [InlineData("-1000000000000.01")]
    [InlineData("1234567890123456789012345678901")]
    public void Anything_else_is_kept_as_it_was_typed(string text) =>
        Assert.Equal(new Answer(null, null, text), TypedNumber.Parse(text));

    [Theory]
    [InlineData("12,5", "\"12,5\" has a comma in the wrong place.", "Decimals take a point")]
    [InlineData("1,23,4", "\"1,23,4\" has a comma in the wrong place.", "only between thousands")]
    [InlineData("1e5", "\"1e5\" is written with an exponent.", "in full")]
    [InlineData("1000000000001", "\"1000000000001\" is larger than any figure we can hold.", "number of digits")]
    [InlineData(" lots ", "\"lots\" is not a number.", "digits only")]
    [InlineData("1234567890123456789012345678901", "what was typed is longer than 30 characters.", "digits only")]
    public void Why_it_is_not_a_number_is_said_with_a_cure(string text, string message, string cure)
    {
        var problem = TypedNumber.Problem(text);

        Assert.Equal(message, problem.Message);
        Assert.Contains(cure, problem.Cure);
    }

    [Fact]
    public void Whatever_we_write_for_people_reads_back()
    {
        var random = new Random(5);
        for (var i = 0; i < 1000; i++)
        {
            var value = new decimal(random.Next(-100_000_000, 100_000_000)) / 100;
            Assert.Equal(value, TypedNumber.Parse(FigureText.Number(value)).Value);
            Assert.Equal(value, TypedNumber.Parse(FigureText.Format(value, MetricKind.Money, 2)).Value);
        }
    }

    [Fact]
    public void No_text_makes_it_fail()
    {
        const string characters = "0123456789.,+-£%eE ()\u00A0\u2212\uFF10\u200Bx\uD800";
        var random = new Random(9);
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => characters[random.Next(characters.Length)]));
            var answer = TypedNumber.Parse(text);
            Assert.True(answer.IsBlank || answer.Value is >= -TypedNumber.Largest and <= TypedNumber.Largest
                || TypedNumber.Problem(answer.Unreadable!).Message.Length > 0);
        }
    }
}
