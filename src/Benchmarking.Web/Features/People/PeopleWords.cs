using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.People;

public static class PeopleWords
{
    private const string Tick = "M2.5 8.5L6.5 12.5L13.5 4";
    private const string Bar = "M3 8H13";
    private const string Ring = "M8 2.5A5.5 5.5 0 1 1 8 13.5A5.5 5.5 0 1 1 8 2.5Z";

    public static StatusTag Tag(PersonLine person) => person.IsSuspended ? Suspended : Active;

    public static StatusTag Tag(InvitationLine invitation) => invitation.IsOpen ? new("Waits", "going", Ring) : new("Ran out", "plain", Bar);

    public static StatusTag Active { get; } = new("Active", "done", Tick);

    public static StatusTag Suspended { get; } = new("Suspended", "attention", Bar);
}
