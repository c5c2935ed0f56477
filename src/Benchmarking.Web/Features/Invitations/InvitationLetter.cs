using Benchmarking.Web.Platform.Mail;

namespace Benchmarking.Web.Features.Invitations;

/// <summary>What an invited person reads. Who invites stands on the page that the letter leads to, as people choose their names.</summary>
public static class InvitationLetter
{
    public static Letter To(string organisation, InvitationCode code) => new(
        $"You are invited to act for {organisation}",
        $"""
        An administrator invites you to act for {organisation} in the Involvement Benchmark.

        To see who invites you and to accept, open this page. It works once, for three days.

        {code.Path}

        If you did not expect this, do nothing: nothing happens without your press.
        """);

    public static Letter ToConsortium(InvitationCode code) => new(
        "You are invited to administer the Involvement Benchmark",
        $"""
        You are invited to be an administrator of the consortium in the Involvement Benchmark.

        To see who invites you and to accept, open this page. It works once, for three days.

        {code.Path}

        If you did not expect this, do nothing: nothing happens without your press.
        """);
}
