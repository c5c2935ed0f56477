using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Benchmarking.Web.Database.Tables;

/// <summary>What the names of classes and properties do not say by themselves.</summary>
public static class Mapping
{
    public static void Keys(ModelBuilder model)
    {
        RegisterMapping.Keys(model);
        model.Entity<PersonRole>().HasKey(row => new { row.UserId, row.Role });
        model.Entity<Membership>().HasKey(row => new { row.OrganisationId, row.UserId, row.Role });
        model.Entity<Invitation>().HasKey(row => new { row.OrganisationId, row.Id });
        model.Entity<ConsortiumInvitation>().Property(row => row.Id).ValueGeneratedNever();
        model.Entity<OrganisationName>().Property(row => row.Id).ValueGeneratedNever();
        model.Entity<Researcher>().HasKey(row => row.UserId);
        model.Entity<Researcher>().Property(row => row.UserId).ValueGeneratedNever();
        model.Entity<TermsAcceptance>().HasKey(row => new { row.UserId, row.Version });
        model.Entity<ResearchToken>().HasKey(row => new { row.UserId, row.Id });
        model.Entity<SecondFactor>().HasKey(row => row.UserId);
        model.Entity<SecondFactor>().Property(row => row.UserId).ValueGeneratedNever();
        model.Entity<RecoveryCode>().HasKey(row => new { row.UserId, row.Hash });
        model.Entity<PasskeyChallenge>().Property(row => row.Id).ValueGeneratedNever();
        model.Entity<PasswordReset>().HasKey(row => row.CodeHash);
        model.Entity<SignInFailure>().HasKey(row => new { row.Key, row.Id });
        model.Entity<SiteKey>().HasKey(row => row.Purpose);
        model.Entity<DataProtectionKey>().HasKey(row => row.FriendlyName);
        model.Entity<DataProtectionKey>().Property(row => row.CreatedAt).HasDefaultValueSql("now()");
        model.Entity<PeerGroupRow>().HasKey(row => row.Code);
        model.Entity<AuditEntry>().HasKey(row => new { row.OrganisationId, row.Id });
        foreach (var trail in new[] { model.Entity<AuditEntry>().Metadata, model.Entity<ConsortiumAuditEntry>().Metadata })
        {
            // By the database's trigger, and not read back: who may add to a trail may not always read it.
            foreach (var given in new[] { nameof(AuditEntry.Number), nameof(AuditEntry.PreviousHash), nameof(AuditEntry.Hash) })
                trail.FindProperty(given)!.SetBeforeSaveBehavior(PropertySaveBehavior.Ignore);
        }

        model.Entity<MemberLook>().HasKey(row => new { row.OrganisationId, row.Id });
        model.Entity<ProcessingTermsAcceptance>().HasKey(row => new { row.OrganisationId, row.Version });
        model.Entity<AuditHead>().HasKey(row => row.OrganisationId);
        model.Entity<AuditHead>().Property(row => row.OrganisationId).ValueGeneratedNever();
        model.Entity<ConsortiumAuditHead>().HasKey(row => row.Trail);
        model.Entity<AuditSeal>().HasKey(row => new { row.OrganisationId, row.Day });
        model.Entity<ConsortiumAuditSeal>().HasKey(row => row.Day);
        model.Entity<SingleSignOnRow>().HasKey(row => row.OrganisationId);
        model.Entity<SingleSignOnRow>().Property(row => row.OrganisationId).ValueGeneratedNever();
        model.Entity<SingleSignOnRow>().Ignore(row => row.IsTested);
        model.Entity<SingleSignOnDomain>().HasKey(row => new { row.OrganisationId, row.Domain });
        model.Entity<SingleSignOnAnswer>().HasKey(row => new { row.OrganisationId, row.StateHash });
        model.Entity<DomainHolder>().HasKey(row => row.Domain);
        model.Entity<Module>().HasKey(row => row.Code);
        model.Entity<Input>().HasKey(row => row.Code);
        model.Entity<MetricRow>().HasKey(row => row.Code);
        model.Entity<MetricVersion>().HasKey(row => new { row.MetricCode, row.Version });
        model.Entity<MetricVersion>().HasOne(row => row.Metric).WithMany().HasForeignKey(row => row.MetricCode);
        model.Entity<MetricVersion>().Property(row => row.MadeAt).HasDefaultValueSql("now()");
        model.Entity<MetricVersion>().HasMany(row => row.Rules).WithOne()
            .HasForeignKey(row => new { row.MetricCode, row.MetricVersion });
        model.Entity<MetricRule>().HasKey(row => new { row.MetricCode, row.MetricVersion, row.Position });
        model.Entity<MetricProposal>().HasKey(row => new { row.OrganisationId, row.Id });
        model.Entity<MetricAlias>().HasKey(row => new { row.Framework, row.Code, row.MetricCode });
        model.Entity<LadderRung>().HasKey(row => row.Rung);
        model.Entity<LadderRung>().Property(row => row.Rung).ValueGeneratedNever();
        model.Entity<Target>().HasKey(row => new { row.OrganisationId, row.Id });
        model.Entity<TargetAction>().HasKey(row => new { row.OrganisationId, row.Id });
        model.Entity<SaidEntry>().HasKey(row => new { row.OrganisationId, row.Id });
        model.Entity<SaidEntry>().Property(row => row.Version).IsConcurrencyToken();
        model.Entity<ScorecardDraft>().HasKey(row => row.OrganisationId);
        model.Entity<ScorecardDraft>().Property(row => row.OrganisationId).ValueGeneratedNever();
        model.Entity<ScorecardDraft>().Property(row => row.Version).IsConcurrencyToken();
        model.Entity<ScorecardDraft>().Property(row => row.Content).HasColumnType("jsonb");
        model.Entity<Scorecard>().HasKey(row => new { row.OrganisationId, row.Version });
        model.Entity<Scorecard>().Property(row => row.Content).HasColumnType("jsonb");
        model.Entity<ScorecardLink>().HasKey(row => new { row.OrganisationId, row.Id });
        model.Entity<ScorecardLink>().Property(row => row.RevokedAt).IsConcurrencyToken();
        model.Entity<CaseStudy>().HasKey(row => new { row.OrganisationId, row.Id });
        model.Entity<CaseStudy>().Property(row => row.Version).IsConcurrencyToken();
        model.Entity<CaseStudy>().Property(row => row.Content).HasColumnType("jsonb");
        model.Entity<CaseStudyFile>().HasKey(row => new { row.OrganisationId, row.Study, row.Id });
        model.Entity<CaseStudyRevision>().HasKey(row => new { row.Study, row.Revision });
        model.Entity<CaseStudyRevision>().Property(row => row.State).IsConcurrencyToken();
        model.Entity<CaseStudyRevision>().Property(row => row.Consent).HasColumnType("jsonb");
        model.Entity<CaseStudyRevision>().Property(row => row.Scan).HasColumnType("jsonb");
        model.Entity<CaseStudyRevision>().Property(row => row.Search).ValueGeneratedOnAddOrUpdate();
        model.Entity<CaseStudyAttachment>().HasKey(row => new { row.Study, row.Revision, row.Position });
        model.Entity<CaseStudyWithdrawal>().HasKey(row => row.Study);
        model.Entity<CaseStudyWithdrawal>().Property(row => row.Study).ValueGeneratedNever();
        model.Entity<CaseStudyUse>().HasKey(row => new { row.OrganisationId, row.Study });
        model.Entity<CaseStudyCountedUse>().Property(row => row.Id).ValueGeneratedNever();
        model.Entity<CaseStudyFollowUp>().Property(row => row.Id).ValueGeneratedNever();
        model.Entity<CaseStudyRead>().HasKey(row => new { row.Study, row.Day, row.Readers });
        model.Entity<CollectionMetric>().HasKey(row => new { row.CollectionId, row.MetricCode });
        model.Entity<CollectionMetric>().HasOne(row => row.Definition).WithMany()
            .HasForeignKey(row => new { row.MetricCode, row.MetricVersion });
        model.Entity<Return>().HasKey(row => new { row.OrganisationId, row.Id });
        model.Entity<Return>().Property(row => row.Version).IsConcurrencyToken();
        model.Entity<ReturnAnswer>().HasKey(row => new { row.OrganisationId, row.ReturnId, row.InputCode });
        model.Entity<ReturnExplanation>()
            .HasKey(row => new { row.OrganisationId, row.ReturnId, row.InputCode, row.FindingCode });
        model.Entity<Upload>().HasKey(row => new { row.OrganisationId, row.Id });
        model.Entity<Upload>().Property(row => row.Answers).HasColumnType("jsonb");
        model.Entity<Upload>().Property(row => row.Problems).HasColumnType("jsonb");
        model.Entity<Upload>().Property(row => row.Told).HasColumnType("jsonb");
        model.Entity<SignedReturn>().HasKey(row => new { row.OrganisationId, row.ReturnId, row.Revision });
        model.Entity<SignedFigure>().HasKey(row => new { row.OrganisationId, row.ReturnId, row.Revision, row.MetricCode });
        model.Entity<ReturnProgress>().HasKey(row => new { row.OrganisationId, row.CollectionId });
        model.Entity<Reopening>().HasKey(row => new { row.OrganisationId, row.Id });
        model.Entity<OrganisationJob>().HasKey(row => new { row.OrganisationId, row.Id });
        model.Entity<HistoryImport>().HasKey(row => new { row.OrganisationId, row.Id });
        model.Entity<HistoryImport>().Property(row => row.Problems).HasColumnType("jsonb");
        model.Entity<HistoryImport>().Property(row => row.Summary).HasColumnType("jsonb");
        model.Entity<HistoryChange>().HasKey(row => new { row.OrganisationId, row.ImportId, row.MetricCode, row.Period, row.Area });
        model.Entity<HistoryFigure>().HasKey(row => new { row.OrganisationId, row.MetricCode, row.Period, row.Area });
        model.Entity<ApiToken>().HasKey(row => new { row.OrganisationId, row.Id });
        model.Entity<IdempotentReply>().HasKey(row => new { row.OrganisationId, row.Key });
        model.Entity<IdempotentReply>().Property(row => row.Headers).HasColumnType("jsonb");
        model.Entity<MailRefusal>().HasKey(row => new { row.UserId, row.Kind });
        model.Entity<Collection>().Property(row => row.Version).IsConcurrencyToken();
        model.Entity<Collection>().HasMany(row => row.Metrics).WithOne().HasForeignKey(row => row.CollectionId);
        model.Entity<PublishedGroup>().HasKey(row => new { row.PublicationId, row.Code });
        model.Entity<PublishedCell>().HasKey(row => new { row.PublicationId, row.GroupCode, row.MetricCode });
        model.Entity<PublicationReturn>().HasKey(row => new { row.OrganisationId, row.PublicationId });
        model.Entity<PublicationReportRow>().HasKey(row => row.PublicationId);
        model.Entity<PublicationReportRow>().Property(row => row.Report).HasColumnType("jsonb");
        model.Entity<LedgerEntryRow>().HasKey(row => new { row.PublicationId, row.Position });
        model.Entity<LedgerInputRow>().HasKey(row => row.Hash);
        model.Entity<EngineKey>().HasKey(row => row.Purpose);
        model.Entity<ConsortiumJob>().Property(row => row.Report).HasColumnType("jsonb");
        model.Entity<PublicImport>().Property(row => row.Queries).HasColumnType("jsonb");
        model.Entity<PublicImport>().Property(row => row.LeftOut).HasColumnType("jsonb");
        model.Entity<PublicFigure>().HasKey(row => new { row.ImportId, row.MetricCode, row.LandlordCode });
        model.Entity<Release>().Property(row => row.Changes).HasColumnType("jsonb");
        model.Entity<Release>().Ignore(row => row.Version);
        model.Entity<ReleaseReport>().HasKey(row => row.ReleaseId);
        model.Entity<ReleaseReport>().Property(row => row.Report).HasColumnType("jsonb");
        model.Entity<ReleaseFile>().HasKey(row => new { row.ReleaseId, row.Name });
        model.Entity<ReleaseFile>().Property(row => row.Profile).HasColumnType("jsonb");
        model.Entity<ReleasePreview>().HasKey(row => new { row.ReleaseId, row.Name });
        model.Entity<ReleasePreview>().Property(row => row.Profile).HasColumnType("jsonb");
        model.Entity<StoredFile>().HasKey(row => row.Sha256);
        model.Entity<StoredChunk>().HasKey(row => new { row.Sha256, row.Position });
        model.Entity<ReleasePartition>().HasKey(row => row.Cohort);
        model.Entity<ReleasePartition>().Property(row => row.Partition).HasColumnType("jsonb");
        model.Entity<ReleaseLedgerEntry>().HasKey(row => new { row.ReleaseId, row.Position });
        model.Entity<IdentityUserPasskey<Guid>>().HasKey(row => row.CredentialId);
        model.Entity<IdentityUserPasskey<Guid>>().OwnsOne(row => row.Data).ToJson();
    }

    /// <summary>Who refers to whom, as far as rows of one save do: the first to be referred to is written first.</summary>
    public static void References(ModelBuilder model)
    {
        RegisterMapping.References(model);
        model.Entity<OrganisationName>().HasOne<Organisation>().WithMany().HasForeignKey(row => row.Organisation);
        model.Entity<ReturnAnswer>().HasOne<Return>().WithMany().HasForeignKey(row => new { row.OrganisationId, row.ReturnId });
        model.Entity<ReturnExplanation>().HasOne<Return>().WithMany().HasForeignKey(row => new { row.OrganisationId, row.ReturnId });
        model.Entity<SignedReturn>().HasOne<Return>().WithMany().HasForeignKey(row => new { row.OrganisationId, row.ReturnId });
        model.Entity<SignedFigure>().HasOne<SignedReturn>().WithMany()
            .HasForeignKey(row => new { row.OrganisationId, row.ReturnId, row.Revision });
        model.Entity<Reopening>().HasOne<Return>().WithMany().HasForeignKey(row => new { row.OrganisationId, row.ReturnId });
        model.Entity<HistoryFigure>().HasOne<HistoryImport>().WithMany()
            .HasForeignKey(row => new { row.OrganisationId, row.ImportId });
        model.Entity<TargetAction>().HasOne<Target>().WithMany().HasForeignKey(row => new { row.OrganisationId, row.TargetId });
        model.Entity<ScorecardLink>().HasOne<Scorecard>().WithMany().HasForeignKey(row => new { row.OrganisationId, row.Version });
        model.Entity<CaseStudyFile>().HasOne<CaseStudy>().WithMany().HasForeignKey(row => new { row.OrganisationId, row.Study });
        model.Entity<CaseStudyAttachment>().HasOne<CaseStudyRevision>().WithMany().HasForeignKey(row => new { row.Study, row.Revision });
        model.Entity<PublishedGroup>().HasOne<Publication>().WithMany().HasForeignKey(row => row.PublicationId);
        model.Entity<PublishedCell>().HasOne<PublishedGroup>().WithMany()
            .HasForeignKey(row => new { row.PublicationId, row.GroupCode });
        model.Entity<PublicationReturn>().HasOne<Publication>().WithMany().HasForeignKey(row => row.PublicationId);
        model.Entity<PublicationReportRow>().HasOne<Publication>().WithMany().HasForeignKey(row => row.PublicationId);
        model.Entity<LedgerEntryRow>().HasOne<Publication>().WithMany().HasForeignKey(row => row.PublicationId);
        model.Entity<LedgerEntryRow>().HasOne<LedgerInputRow>().WithMany().HasForeignKey(row => row.InputHash);
        model.Entity<ReleaseReport>().HasOne<Release>().WithMany().HasForeignKey(row => row.ReleaseId);
        model.Entity<ReleasePreview>().HasOne<ReleaseFile>().WithMany().HasForeignKey(row => new { row.ReleaseId, row.Name });
        model.Entity<ReleaseFile>().HasOne<Release>().WithMany().HasForeignKey(row => row.ReleaseId);
        model.Entity<ReleaseFile>().HasOne<StoredFile>().WithMany().HasForeignKey(row => row.Sha256);
        model.Entity<ReleaseFile>().HasOne<StoredFile>().WithMany().HasForeignKey(row => row.EncodedSha256);
        model.Entity<StoredChunk>().HasOne<StoredFile>().WithMany().HasForeignKey(row => row.Sha256);
        model.Entity<ReleaseLedgerEntry>().HasOne<Release>().WithMany().HasForeignKey(row => row.ReleaseId);
        model.Entity<ReleaseLedgerEntry>().HasOne<LedgerInputRow>().WithMany().HasForeignKey(row => row.InputHash);
        model.Entity<PublicFigure>().HasOne<PublicImport>().WithMany().HasForeignKey(row => row.ImportId);
    }

    /// <summary>Tables in the plural, everything in snake_case.</summary>
    public static void Names(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            if (entity.IsOwned())
            {
                entity.SetContainerColumnName("data");
                continue;
            }

            entity.SetTableName(Table(entity.ClrType));
            foreach (var property in entity.GetProperties())
                property.SetColumnName(SnakeCase.Of(property.Name));
        }
    }

    private static string Table(Type row)
    {
        if (row.IsGenericType)
            return SnakeCase.Of(row.Name[..row.Name.IndexOf('`')].Replace("Identity", "", StringComparison.Ordinal)) + "s";
        if (row == typeof(PeerGroupRow))
            return "peer_groups";
        if (row == typeof(MetricRow))
            return "metrics";
        if (row == typeof(SingleSignOnRow))
            return "single_sign_on";
        if (row == typeof(LedgerEntryRow))
            return "ledger_entries";
        if (row == typeof(LedgerInputRow))
            return "ledger_inputs";
        if (row == typeof(PublicationReportRow))
            return "publication_reports";
        if (row == typeof(ReturnProgress))
            return "return_progress";
        if (row == typeof(PlannedAction))
            return "actions";
        return Plural(SnakeCase.Of(row.Name));
    }

    /// <summary><c>said_entry</c> becomes <c>said_entries</c>, <c>site_key</c> <c>site_keys</c>, <c>metric_alias</c> <c>metric_aliases</c>.</summary>
    private static string Plural(string name) => name switch
    {
        [.., 's'] => name + "es",
        [.., not 'e', 'y'] => name[..^1] + "ies",
        _ => name + "s",
    };
}
