using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Register.SocialValue;

namespace Benchmarking.Web.Tests.Features.Register.SocialValue;

public sealed class MethodValueTests
{
    [Fact]
    public void Totals_never_cross_a_method_or_a_year()
    {
        var methods = MethodValue.Of(
        [
            Of(2025, ValuationMethod.Sroi, "Our model", 10, 100, 25, 40, 200),
            Of(2025, ValuationMethod.Sroi, "our model ", 1, 100, 0, 100, 0),
            Of(2025, ValuationMethod.Sroi, "Another model", 5, 10, 0, 100, 0),
            Of(2025, ValuationMethod.SocialValueBank, "", 2, 50, 50, 100, 25),
            Of(2024, ValuationMethod.Sroi, "Our model", 1, 1, 0, 100, 1),
        ]);

        Assert.Equal(
            [
                (2025, "UK Social Value Bank, our own licence", 50m, 2m),
                (2025, "Another model (Social return on investment)", 50m, null),
                (2025, "Our model (Social return on investment)", 400m, 2m),
                (2024, "Our model (Social return on investment)", 1m, 1m),
            ],
            methods.Select(method => (method.Year, method.Words, method.Value, method.Return)));
        Assert.Equal(1, methods[2].WithoutCost);
    }

    private static Valuation Of(int year, ValuationMethod method, string name, int people, decimal each, decimal deadweight, decimal attribution, decimal cost) => new()
    {
        Year = year,
        Method = method,
        MethodName = name,
        Outcome = "Something",
        People = people,
        UnitValue = each,
        Deadweight = deadweight,
        Attribution = attribution,
        Cost = cost,
    };
}
