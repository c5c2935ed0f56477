namespace Benchmarking.Web.Tenancy;

/// <summary>What can be done on the site. Each action of each controller names one (<see cref="MayAttribute"/>).</summary>
public enum Verb
{
    UseOwnAccount,
    SeePeerGroups,
    AskForPeerGroup,
    ReadReturn,
    EditReturn,
    SignOffReturn,
    AskReopening,
    AnswerReopening,
    ImportHistory,
    ManageTokens,
    SeeDataQuality,
    ProposeMetric,
    EditCatalogue,
    SeeOwnBenchmarks,
    SetTargets,
    EditScorecard,
    ApproveScorecard,
    WriteCaseStudies,
    PublishCaseStudies,
    ModerateCaseStudies,
    UseCaseStudies,
    KeepRegister,
    ApproveDocuments,
    RevokeDocuments,
    SeeSectorBenchmarks,
    SeeDataSets,
    SeeDisclosureReports,
    UseResearchAccount,
    SeeDownloads,
    MakeReleases,
    RunCollections,
    ImportPublicData,
    SeeConsortiumJobs,
    ManagePeople,
    ManageSingleSignOn,
    AcceptProcessingTerms,
    ManageOrganisations,
    ViewAsMember,
    SeeAuditTrail,
}

/// <summary>
/// Who may do what: the one table that the code obeys and that SECURITY.md shows. A verb without a row is nobody's.
/// </summary>
public static class Access
{
    private static readonly Role[] Everyone = Enum.GetValues<Role>();
    private static readonly Role[] Members = [Role.Contributor, Role.Approver, Role.OrganisationAdmin, Role.Steering];

    public static IReadOnlyDictionary<Verb, Role[]> Table { get; } = new Dictionary<Verb, Role[]>
    {
        [Verb.UseOwnAccount] = Everyone,
        [Verb.SeePeerGroups] = [.. Members, Role.ConsortiumAdmin],
        [Verb.AskForPeerGroup] = [Role.Steering, Role.ConsortiumAdmin],
        [Verb.ReadReturn] = [Role.Contributor, Role.Approver, Role.OrganisationAdmin],
        [Verb.EditReturn] = [Role.Contributor, Role.Approver],
        [Verb.SignOffReturn] = [Role.Approver],
        [Verb.AskReopening] = [Role.Approver],
        [Verb.AnswerReopening] = [Role.ConsortiumAdmin],
        [Verb.ImportHistory] = [Role.Contributor, Role.Approver],
        [Verb.ManageTokens] = [Role.OrganisationAdmin],
        [Verb.SeeDataQuality] = [Role.Steering, Role.ConsortiumAdmin],
        [Verb.ProposeMetric] = Members,
        [Verb.EditCatalogue] = [Role.ConsortiumAdmin],
        [Verb.SeeOwnBenchmarks] = [Role.Contributor, Role.Approver, Role.OrganisationAdmin],
        [Verb.SetTargets] = [Role.Contributor, Role.Approver, Role.OrganisationAdmin],
        [Verb.EditScorecard] = [Role.Contributor, Role.Approver, Role.OrganisationAdmin],
        [Verb.ApproveScorecard] = [Role.OrganisationAdmin],
        [Verb.WriteCaseStudies] = [Role.Contributor, Role.Approver, Role.OrganisationAdmin],
        [Verb.PublishCaseStudies] = [Role.Approver, Role.OrganisationAdmin],
        [Verb.ModerateCaseStudies] = [Role.Steering, Role.ConsortiumAdmin],
        [Verb.UseCaseStudies] = Members,
        [Verb.KeepRegister] = [Role.Contributor, Role.Approver, Role.OrganisationAdmin],
        [Verb.ApproveDocuments] = [Role.Approver, Role.OrganisationAdmin],
        [Verb.RevokeDocuments] = [Role.Approver, Role.OrganisationAdmin],
        [Verb.SeeSectorBenchmarks] = [Role.Steering, Role.ConsortiumAdmin],
        [Verb.SeeDataSets] = [Role.Steering, Role.ConsortiumAdmin],
        [Verb.SeeDisclosureReports] = [Role.Steering, Role.ConsortiumAdmin],
        [Verb.UseResearchAccount] = [Role.Researcher],
        [Verb.SeeDownloads] = [Role.Steering, Role.ConsortiumAdmin],
        [Verb.MakeReleases] = [Role.Steering, Role.ConsortiumAdmin],
        [Verb.RunCollections] = [Role.ConsortiumAdmin],
        [Verb.ImportPublicData] = [Role.ConsortiumAdmin],
        [Verb.SeeConsortiumJobs] = [Role.ConsortiumAdmin],
        [Verb.ManagePeople] = [Role.OrganisationAdmin],
        [Verb.ManageSingleSignOn] = [Role.OrganisationAdmin],
        [Verb.AcceptProcessingTerms] = [Role.OrganisationAdmin],
        [Verb.ManageOrganisations] = [Role.ConsortiumAdmin],
        [Verb.ViewAsMember] = [Role.ConsortiumAdmin],
        [Verb.SeeAuditTrail] = [Role.OrganisationAdmin, Role.ConsortiumAdmin],
    };

    /// <summary>What nobody does for an organisation that has left: its people read and take away what is there, and add nothing.</summary>
    public static IReadOnlySet<Verb> EndsWithMembership { get; } = new HashSet<Verb>
    {
        Verb.EditReturn, Verb.SignOffReturn, Verb.AskReopening, Verb.ImportHistory, Verb.SetTargets,
        Verb.KeepRegister, Verb.ApproveDocuments,
    };

    /// <summary>What nobody sees in a look at a member's pages: the register leaves its organisation in no way but those it chooses.</summary>
    public static IReadOnlySet<Verb> NotInALook { get; } = new HashSet<Verb> { Verb.KeepRegister, Verb.ApproveDocuments, Verb.RevokeDocuments };

    /// <summary>Whether a verb that changes something is over for the hat worn now, whatever its roles.</summary>
    public static bool IsOver(Verb verb, Actor actor) => actor.Hat?.LeftAt is not null && EndsWithMembership.Contains(verb);

    /// <summary>
    /// Who is signed in reaches their own account, whatever hat they wear: who still has to give a second factor, and who
    /// has no role any more, reach nothing else. A program has no account.
    /// </summary>
    public static bool Allows(Verb verb, Actor actor) =>
        (verb == Verb.UseOwnAccount && actor is { Session: not null, Look: null })
        || (Table.TryGetValue(verb, out var roles) && actor.IsAny(roles) && !(actor.Look is not null && NotInALook.Contains(verb)));
}
