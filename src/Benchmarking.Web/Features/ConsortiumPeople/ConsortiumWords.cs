using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.People;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.ConsortiumPeople;

public static class ConsortiumWords
{
    private const string Cross = "M4 4L12 12M12 4L4 12";

    public static StatusTag Tag(PersonRoleState state) => state switch
    {
        PersonRoleState.Active => PeopleWords.Active,
        PersonRoleState.Suspended => PeopleWords.Suspended,
        _ => new("Removed", "plain", Cross),
    };
}
