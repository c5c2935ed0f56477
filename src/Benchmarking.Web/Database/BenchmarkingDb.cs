using Benchmarking.Engine;
using Benchmarking.Engine.Disclosure;
using Benchmarking.Engine.Returns;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Database;

/// <summary>
/// The tables of <c>migrations/</c> as the site sees them; a test compares the two. Features get one only through
/// <see cref="TenantDoor"/>; Identity's own stores use one without an organisation.
/// </summary>
public sealed class BenchmarkingDb(DbContextOptions<BenchmarkingDb> options) : IdentityUserContext<User, Guid>(options)
{
    /// <summary>The first wall: every query of an organisation's rows is narrowed to this one. Null narrows to nothing.</summary>
    public OrganisationId? Tenant { get; init; }

    /// <summary>Who asks; null where nobody is signed in.</summary>
    public UserId? Person { get; init; }

    /// <summary>What was read for the same organisation a moment ago; null where nothing is kept.</summary>
    public OrganisationCache? Kept { get; init; }

    /// <summary>True for the engine alone, whose login may read what is signed off.</summary>
    public bool EveryOrganisation { get; init; }

    /// <summary>True under the consortium's hat, which answers what members ask of it.</summary>
    public bool Consortium { get; init; }

    /// <summary>The public address of a scorecard or document that somebody came with; null for everybody else.</summary>
    public string? PublicToken { get; init; }

    /// <summary>SHA-256 of the secret of an invitation that somebody came with; null for everybody else.</summary>
    public byte[]? Secret { get; init; }

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<ConsortiumInvitation> ConsortiumInvitations => Set<ConsortiumInvitation>();

    public DbSet<OrganisationName> OrganisationNames => Set<OrganisationName>();

    public DbSet<ResearchRegistration> ResearchRegistrations => Set<ResearchRegistration>();

    public DbSet<Researcher> Researchers => Set<Researcher>();

    public DbSet<TermsAcceptance> TermsAcceptances => Set<TermsAcceptance>();

    public DbSet<ResearchToken> ResearchTokens => Set<ResearchToken>();

    public DbSet<ReleaseDownload> ReleaseDownloads => Set<ReleaseDownload>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<SignInEvent> SignInEvents => Set<SignInEvent>();

    public DbSet<SecondFactor> SecondFactors => Set<SecondFactor>();

    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    public DbSet<PasskeyChallenge> PasskeyChallenges => Set<PasskeyChallenge>();

    public DbSet<ResetRequest> ResetRequests => Set<ResetRequest>();

    public DbSet<PasswordReset> PasswordResets => Set<PasswordReset>();

    public DbSet<SignInFailure> SignInFailures => Set<SignInFailure>();

    public DbSet<SiteKey> SiteKeys => Set<SiteKey>();

    public DbSet<PersonRole> PersonRoles => Set<PersonRole>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<SingleSignOnRow> SingleSignOn => Set<SingleSignOnRow>();

    public DbSet<SingleSignOnDomain> SingleSignOnDomains => Set<SingleSignOnDomain>();

    public DbSet<SingleSignOnAnswer> SingleSignOnAnswers => Set<SingleSignOnAnswer>();

    public DbSet<DomainHolder> DomainHolders => Set<DomainHolder>();

    public DbSet<PeerGroupRow> PeerGroups => Set<PeerGroupRow>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<ConsortiumAuditEntry> ConsortiumAuditEntries => Set<ConsortiumAuditEntry>();

    public DbSet<MemberLook> MemberLooks => Set<MemberLook>();

    public DbSet<ProcessingTermsAcceptance> ProcessingTermsAcceptances => Set<ProcessingTermsAcceptance>();

    public DbSet<AuditHead> AuditHeads => Set<AuditHead>();

    public DbSet<ConsortiumAuditHead> ConsortiumAuditHeads => Set<ConsortiumAuditHead>();

    public DbSet<AuditSeal> AuditSeals => Set<AuditSeal>();

    public DbSet<ConsortiumAuditSeal> ConsortiumAuditSeals => Set<ConsortiumAuditSeal>();

    public DbSet<Module> Modules => Set<Module>();

    public DbSet<Input> Inputs => Set<Input>();

    public DbSet<MetricRow> Metrics => Set<MetricRow>();

    public DbSet<MetricVersion> MetricVersions => Set<MetricVersion>();

    public DbSet<MetricRule> MetricRules => Set<MetricRule>();

    public DbSet<MetricProposal> MetricProposals => Set<MetricProposal>();

    public DbSet<MetricAlias> MetricAliases => Set<MetricAlias>();

    public DbSet<LadderRung> LadderRungs => Set<LadderRung>();

    public DbSet<Target> Targets => Set<Target>();

    public DbSet<TargetAction> TargetActions => Set<TargetAction>();

    public DbSet<SaidEntry> SaidEntries => Set<SaidEntry>();

    public DbSet<ScorecardDraft> ScorecardDrafts => Set<ScorecardDraft>();

    public DbSet<Scorecard> Scorecards => Set<Scorecard>();

    public DbSet<ScorecardLink> ScorecardLinks => Set<ScorecardLink>();

    public DbSet<CaseStudy> CaseStudies => Set<CaseStudy>();

    public DbSet<CaseStudyFile> CaseStudyFiles => Set<CaseStudyFile>();

    public DbSet<CaseStudyRevision> CaseStudyRevisions => Set<CaseStudyRevision>();

    public DbSet<CaseStudyAttachment> CaseStudyAttachments => Set<CaseStudyAttachment>();

    public DbSet<CaseStudyWithdrawal> CaseStudyWithdrawals => Set<CaseStudyWithdrawal>();

    public DbSet<CaseStudyUse> CaseStudyUses => Set<CaseStudyUse>();

    public DbSet<CaseStudyCountedUse> CaseStudyCountedUses => Set<CaseStudyCountedUse>();

    public DbSet<CaseStudyFollowUp> CaseStudyFollowUps => Set<CaseStudyFollowUp>();

    public DbSet<CaseStudyRead> CaseStudyReads => Set<CaseStudyRead>();

    public DbSet<Collection> Collections => Set<Collection>();

    public DbSet<CollectionMetric> CollectionMetrics => Set<CollectionMetric>();

    public DbSet<Return> Returns => Set<Return>();

    public DbSet<ReturnAnswer> ReturnAnswers => Set<ReturnAnswer>();

    public DbSet<ReturnExplanation> ReturnExplanations => Set<ReturnExplanation>();

    public DbSet<Upload> Uploads => Set<Upload>();

    public DbSet<SignedReturn> SignedReturns => Set<SignedReturn>();

    public DbSet<SignedFigure> SignedFigures => Set<SignedFigure>();

    public DbSet<ReturnProgress> ReturnProgress => Set<ReturnProgress>();

    public DbSet<Reopening> Reopenings => Set<Reopening>();

    public DbSet<QualityNote> QualityNotes => Set<QualityNote>();

    public DbSet<CompletionTime> CompletionTimes => Set<CompletionTime>();

    public DbSet<OrganisationJob> OrganisationJobs => Set<OrganisationJob>();

    public DbSet<HistoryImport> HistoryImports => Set<HistoryImport>();

    public DbSet<HistoryFigure> HistoryFigures => Set<HistoryFigure>();

    public DbSet<HistoryChange> HistoryChanges => Set<HistoryChange>();

    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();

    public DbSet<IdempotentReply> IdempotentReplies => Set<IdempotentReply>();

    public DbSet<MailMessage> MailMessages => Set<MailMessage>();

    public DbSet<MailRefusal> MailRefusals => Set<MailRefusal>();

    public DbSet<ReminderRequest> ReminderRequests => Set<ReminderRequest>();

    public DbSet<Publication> Publications => Set<Publication>();

    public DbSet<PublishedGroup> PublishedGroups => Set<PublishedGroup>();

    public DbSet<PublishedCell> PublishedCells => Set<PublishedCell>();

    public DbSet<PublicationReturn> PublicationReturns => Set<PublicationReturn>();

    public DbSet<PublicationReportRow> PublicationReports => Set<PublicationReportRow>();

    public DbSet<LedgerEntryRow> LedgerEntries => Set<LedgerEntryRow>();

    public DbSet<LedgerInputRow> LedgerInputs => Set<LedgerInputRow>();

    public DbSet<EngineKey> EngineKeys => Set<EngineKey>();

    public DbSet<Release> Releases => Set<Release>();

    public DbSet<ReleaseReport> ReleaseReports => Set<ReleaseReport>();

    public DbSet<ReleaseFile> ReleaseFiles => Set<ReleaseFile>();

    public DbSet<ReleasePreview> ReleasePreviews => Set<ReleasePreview>();

    public DbSet<StoredFile> StoredFiles => Set<StoredFile>();

    public DbSet<StoredChunk> StoredChunks => Set<StoredChunk>();

    public DbSet<ReleasePartition> ReleasePartitions => Set<ReleasePartition>();

    public DbSet<ReleaseLedgerEntry> ReleaseLedgerEntries => Set<ReleaseLedgerEntry>();

    public DbSet<PublicImport> PublicImports => Set<PublicImport>();

    public DbSet<PublicFigure> PublicFigures => Set<PublicFigure>();

    public DbSet<ConsortiumJob> ConsortiumJobs => Set<ConsortiumJob>();

    public DbSet<Activity> Activities => Set<Activity>();

    public DbSet<Panel> Panels => Set<Panel>();

    public DbSet<PanelPaper> PanelPapers => Set<PanelPaper>();

    public DbSet<Recommendation> Recommendations => Set<Recommendation>();

    public DbSet<ServiceChange> ServiceChanges => Set<ServiceChange>();

    public DbSet<Tally> Tallies => Set<Tally>();

    public DbSet<HeadCount> HeadCounts => Set<HeadCount>();

    public DbSet<ResidentProfile> ResidentProfiles => Set<ResidentProfile>();

    public DbSet<NamedGroup> NamedGroups => Set<NamedGroup>();

    public DbSet<InvolvementCost> InvolvementCosts => Set<InvolvementCost>();

    public DbSet<Valuation> Valuations => Set<Valuation>();

    public DbSet<ActionPlan> ActionPlans => Set<ActionPlan>();

    public DbSet<PlannedAction> Actions => Set<PlannedAction>();

    public DbSet<Opportunity> Opportunities => Set<Opportunity>();

    public DbSet<RegisterDocument> RegisterDocuments => Set<RegisterDocument>();

    public DbSet<RegisterFile> RegisterFiles => Set<RegisterFile>();

    public DbSet<RegisterImport> RegisterImports => Set<RegisterImport>();

    public DbSet<DocumentLink> DocumentLinks => Set<DocumentLink>();

    public DbSet<ReturnOffer> ReturnOffers => Set<ReturnOffer>();

    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.UseTypedIds();
        configurationBuilder.Properties<CollectionState>().HaveConversion<SnakeCaseEnum<CollectionState>>();
        configurationBuilder.Properties<ReturnState>().HaveConversion<SnakeCaseEnum<ReturnState>>();
        configurationBuilder.Properties<UploadState>().HaveConversion<SnakeCaseEnum<UploadState>>();
        configurationBuilder.Properties<PublicationKind>().HaveConversion<SnakeCaseEnum<PublicationKind>>();
        configurationBuilder.Properties<PublicImportState>().HaveConversion<SnakeCaseEnum<PublicImportState>>();
        configurationBuilder.Properties<PeerGroupState>().HaveConversion<SnakeCaseEnum<PeerGroupState>>();
        configurationBuilder.Properties<ReleaseState>().HaveConversion<SnakeCaseEnum<ReleaseState>>();
        configurationBuilder.Properties<ReleaseRecords>().HaveConversion<SnakeCaseEnum<ReleaseRecords>>();
        configurationBuilder.Properties<JobKind>().HaveConversion<SnakeCaseEnum<JobKind>>();
        configurationBuilder.Properties<JobState>().HaveConversion<SnakeCaseEnum<JobState>>();
        configurationBuilder.Properties<ReopeningState>().HaveConversion<SnakeCaseEnum<ReopeningState>>();
        configurationBuilder.Properties<MetricRuleKind>().HaveConversion<SnakeCaseEnum<MetricRuleKind>>();
        configurationBuilder.Properties<MetricProposalState>().HaveConversion<SnakeCaseEnum<MetricProposalState>>();
        configurationBuilder.Properties<OrganisationJobKind>().HaveConversion<SnakeCaseEnum<OrganisationJobKind>>();
        configurationBuilder.Properties<OrganisationJobState>().HaveConversion<SnakeCaseEnum<OrganisationJobState>>();
        configurationBuilder.Properties<HistoryImportState>().HaveConversion<SnakeCaseEnum<HistoryImportState>>();
        configurationBuilder.Properties<PersonRoleState>().HaveConversion<SnakeCaseEnum<PersonRoleState>>();
        configurationBuilder.Properties<MailKind>().HaveConversion<SnakeCaseEnum<MailKind>>();
        configurationBuilder.Properties<TargetKind>().HaveConversion<SnakeCaseEnum<TargetKind>>();
        configurationBuilder.Properties<TargetBand>().HaveConversion<SnakeCaseEnum<TargetBand>>();
        configurationBuilder.Properties<TargetActionKind>().HaveConversion<SnakeCaseEnum<TargetActionKind>>();
        configurationBuilder.Properties<CaseStudyState>().HaveConversion<SnakeCaseEnum<CaseStudyState>>();
        configurationBuilder.Properties<RevisionState>().HaveConversion<SnakeCaseEnum<RevisionState>>();
        configurationBuilder.Properties<CaseStudyAudience>().HaveConversion<SnakeCaseEnum<CaseStudyAudience>>();
        configurationBuilder.Properties<CaseStudyAttribution>().HaveConversion<SnakeCaseEnum<CaseStudyAttribution>>();
        configurationBuilder.Properties<CaseStudyFileKind>().HaveConversion<SnakeCaseEnum<CaseStudyFileKind>>();
        configurationBuilder.Properties<CaseStudyReaders>().HaveConversion<SnakeCaseEnum<CaseStudyReaders>>();
        configurationBuilder.Properties<ActivityKind>().HaveConversion<SnakeCaseEnum<ActivityKind>>();
        configurationBuilder.Properties<ActivitySetting>().HaveConversion<SnakeCaseEnum<ActivitySetting>>();
        configurationBuilder.Properties<ActivityJudge>().HaveConversion<SnakeCaseEnum<ActivityJudge>>();
        configurationBuilder.Properties<PanelKind>().HaveConversion<SnakeCaseEnum<PanelKind>>();
        configurationBuilder.Properties<PanelChair>().HaveConversion<SnakeCaseEnum<PanelChair>>();
        configurationBuilder.Properties<PaperKind>().HaveConversion<SnakeCaseEnum<PaperKind>>();
        configurationBuilder.Properties<RecommendationSource>().HaveConversion<SnakeCaseEnum<RecommendationSource>>();
        configurationBuilder.Properties<RecommendationDecision>().HaveConversion<SnakeCaseEnum<RecommendationDecision>>();
        configurationBuilder.Properties<TallyKind>().HaveConversion<SnakeCaseEnum<TallyKind>>();
        configurationBuilder.Properties<CostScope>().HaveConversion<SnakeCaseEnum<CostScope>>();
        configurationBuilder.Properties<ValuationMethod>().HaveConversion<SnakeCaseEnum<ValuationMethod>>();
        configurationBuilder.Properties<DocumentKind>().HaveConversion<SnakeCaseEnum<DocumentKind>>();
        configurationBuilder.Properties<RegisterImportKind>().HaveConversion<SnakeCaseEnum<RegisterImportKind>>();
        configurationBuilder.Properties<SignInMethod>().HaveConversion<SnakeCaseEnum<SignInMethod>>();
        configurationBuilder.Properties<Severity>().HaveConversion<SnakeCaseEnum<Severity>>();
        configurationBuilder.Properties<Bound>().HaveConversion<SnakeCaseEnum<Bound>>();
        configurationBuilder.Properties<CellStatus>().HaveConversion<SnakeCaseEnum<CellStatus>>();
        configurationBuilder.Properties<Reason>().HaveConversion<NamedEnum<Reason>>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        Tables.Mapping.Keys(builder);
        Tables.Mapping.References(builder);
        Tables.Mapping.Names(builder);
        // Read from outside by whoever has the letter, and by the consortium's administrators, who invite an organisation's first.
        builder.Entity<Invitation>().HasQueryFilter("tenant", row =>
            EveryOrganisation || Consortium || row.OrganisationId == Tenant || row.CodeHash == Secret);
        builder.Entity<Target>().HasQueryFilter("tenant", row => EveryOrganisation || row.OrganisationId == Tenant);
        builder.Entity<TargetAction>().HasQueryFilter("tenant", row => EveryOrganisation || row.OrganisationId == Tenant);
        builder.Entity<SaidEntry>().HasQueryFilter("tenant", row => EveryOrganisation || row.OrganisationId == Tenant);
        builder.Entity<ScorecardDraft>().HasQueryFilter("tenant", row => EveryOrganisation || row.OrganisationId == Tenant);
        // Read from outside by whoever has the public address.
        builder.Entity<ScorecardLink>().HasQueryFilter("tenant", row =>
            EveryOrganisation || row.OrganisationId == Tenant || (row.Token == PublicToken && row.RevokedAt == null));
        builder.Entity<Scorecard>().HasQueryFilter("tenant", row =>
            EveryOrganisation || row.OrganisationId == Tenant || ScorecardLinks.Any(link =>
                link.OrganisationId == row.OrganisationId && link.Version == row.Version
                && link.Token == PublicToken && link.RevokedAt == null));
        builder.Entity<CaseStudy>().HasQueryFilter("tenant", row => EveryOrganisation || row.OrganisationId == Tenant);
        builder.Entity<CaseStudyFile>().HasQueryFilter("tenant", row => EveryOrganisation || row.OrganisationId == Tenant);
        builder.Entity<CaseStudyUse>().HasQueryFilter("tenant", row => EveryOrganisation || row.OrganisationId == Tenant);
        builder.Entity<AuditEntry>().HasQueryFilter("tenant", row => EveryOrganisation || row.OrganisationId == Tenant);
        // Who looks finds their own looks before it is known at whom.
        builder.Entity<MemberLook>().HasQueryFilter("tenant", row => EveryOrganisation || row.OrganisationId == Tenant || row.UserId == Person);
        builder.Entity<ProcessingTermsAcceptance>().HasQueryFilter("tenant", row => EveryOrganisation || row.OrganisationId == Tenant);
        builder.Entity<AuditHead>().HasQueryFilter("tenant", row => EveryOrganisation || row.OrganisationId == Tenant);
        builder.Entity<AuditSeal>().HasQueryFilter("tenant", row => EveryOrganisation || row.OrganisationId == Tenant);
        builder.Entity<SingleSignOnRow>().HasQueryFilter("tenant", row => EveryOrganisation || row.OrganisationId == Tenant);
        builder.Entity<SingleSignOnAnswer>().HasQueryFilter("tenant", row => EveryOrganisation || row.OrganisationId == Tenant);
        // Asked for by a member, confirmed by the consortium's administrators.
        builder.Entity<SingleSignOnDomain>().HasQueryFilter("tenant", row => EveryOrganisation || Consortium || row.OrganisationId == Tenant);
        builder.Entity<Return>().HasQueryFilter("tenant", row => EveryOrganisation || row.OrganisationId == Tenant);
        builder.Entity<ReturnAnswer>().HasQueryFilter("tenant", row => EveryOrganisation || row.OrganisationId == Tenant);
        builder.Entity<ReturnExplanation>().HasQueryFilter("tenant", row => EveryOrganisation || row.OrganisationId == Tenant);
        builder.Entity<Upload>().HasQueryFilter("tenant", row => EveryOrganisation || row.OrganisationId == Tenant);
        builder.Entity<SignedReturn>().HasQueryFilter("tenant", row => EveryOrganisation || row.OrganisationId == Tenant);
        builder.Entity<SignedFigure>().HasQueryFilter("tenant", row => EveryOrganisation || row.OrganisationId == Tenant);
        // Asked by a member, answered by the consortium's administrators.
        builder.Entity<Reopening>().HasQueryFilter("tenant", row => EveryOrganisation || Consortium || row.OrganisationId == Tenant);
        builder.Entity<MetricProposal>().HasQueryFilter("tenant", row => EveryOrganisation || Consortium || row.OrganisationId == Tenant);
        builder.Entity<OrganisationJob>().HasQueryFilter("tenant", row => EveryOrganisation || row.OrganisationId == Tenant);
        builder.Entity<HistoryImport>().HasQueryFilter("tenant", row => EveryOrganisation || row.OrganisationId == Tenant);
        builder.Entity<HistoryFigure>().HasQueryFilter("tenant", row => EveryOrganisation || row.OrganisationId == Tenant);
        builder.Entity<HistoryChange>().HasQueryFilter("tenant", row => EveryOrganisation || row.OrganisationId == Tenant);
        builder.Entity<ApiToken>().HasQueryFilter("tenant", row => EveryOrganisation || row.OrganisationId == Tenant);
        builder.Entity<IdempotentReply>().HasQueryFilter("tenant", row => EveryOrganisation || row.OrganisationId == Tenant);
        builder.Entity<PublicationReturn>().HasQueryFilter("tenant", row => EveryOrganisation || row.OrganisationId == Tenant);
        // The register: of the one organisation alone, whoever asks. Not even the engine's login may read it.
        OwnRows<Activity>(builder);
        OwnRows<Panel>(builder);
        OwnRows<PanelPaper>(builder);
        OwnRows<Recommendation>(builder);
        OwnRows<ServiceChange>(builder);
        OwnRows<Tally>(builder);
        OwnRows<HeadCount>(builder);
        OwnRows<ResidentProfile>(builder);
        OwnRows<NamedGroup>(builder);
        OwnRows<InvolvementCost>(builder);
        OwnRows<Valuation>(builder);
        OwnRows<ActionPlan>(builder);
        OwnRows<PlannedAction>(builder);
        OwnRows<Opportunity>(builder);
        builder.Entity<RegisterFile>().HasQueryFilter("tenant", row => row.OrganisationId == Tenant);
        builder.Entity<RegisterImport>().HasQueryFilter("tenant", row => row.OrganisationId == Tenant);
        builder.Entity<ReturnOffer>().HasQueryFilter("tenant", row => row.OrganisationId == Tenant);
        // Read from outside by whoever has the public address.
        builder.Entity<DocumentLink>().HasQueryFilter("tenant", row =>
            row.OrganisationId == Tenant || (row.Token == PublicToken && row.RevokedAt == null));
        builder.Entity<RegisterDocument>().HasQueryFilter("tenant", row =>
            row.OrganisationId == Tenant || (row.ApprovedAt != null && DocumentLinks.Any(link =>
                link.OrganisationId == row.OrganisationId && link.DocumentId == row.Id
                && link.Token == PublicToken && link.RevokedAt == null)));
    }

    private void OwnRows<TRow>(ModelBuilder builder)
        where TRow : RegisterRow =>
        builder.Entity<TRow>().HasQueryFilter("tenant", row => row.OrganisationId == Tenant);
}
