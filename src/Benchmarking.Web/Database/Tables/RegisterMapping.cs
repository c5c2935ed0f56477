using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Database.Tables;

/// <summary>Keys and lists of the register's tables.</summary>
public static class RegisterMapping
{
    public static void Keys(ModelBuilder model)
    {
        Row<Activity>(model);
        model.Entity<Activity>().Property(row => row.MakeUp).IsJson();
        model.Entity<Activity>().Property(row => row.Costs).IsJson();
        model.Entity<Activity>().Property(row => row.Questions).IsJson();
        Row<Panel>(model);
        model.Entity<Panel>().Property(row => row.Seats).IsJson();
        Row<PanelPaper>(model);
        Row<Recommendation>(model);
        Row<ServiceChange>(model);
        Row<Tally>(model);
        Row<HeadCount>(model);
        model.Entity<HeadCount>().Property(row => row.MakeUp).IsJson();
        Row<ResidentProfile>(model);
        model.Entity<ResidentProfile>().Property(row => row.MakeUp).IsJson();
        Row<NamedGroup>(model);
        Row<InvolvementCost>(model);
        Row<Valuation>(model);
        Row<ActionPlan>(model);
        Row<PlannedAction>(model);
        model.Entity<PlannedAction>().Property(row => row.Milestones).IsJson();
        model.Entity<PlannedAction>().Property(row => row.Statuses).IsJson();
        Row<Opportunity>(model);
        model.Entity<Opportunity>().Property(row => row.Dates).IsJson();
        Row<RegisterDocument>(model);
        model.Entity<RegisterDocument>().Property(row => row.Content).HasColumnType("jsonb");
        model.Entity<DocumentLink>().HasKey(row => new { row.OrganisationId, row.Id });
        model.Entity<DocumentLink>().Property(row => row.RevokedAt).IsConcurrencyToken();
        model.Entity<RegisterFile>().HasKey(row => new { row.OrganisationId, row.Id });
        model.Entity<RegisterImport>().HasKey(row => new { row.OrganisationId, row.Id });
        model.Entity<RegisterImport>().Property(row => row.State).IsConcurrencyToken();
        model.Entity<RegisterImport>().Property(row => row.Lines).HasColumnType("jsonb");
        model.Entity<RegisterImport>().Property(row => row.Problems).HasColumnType("jsonb");
        model.Entity<ReturnOffer>().HasKey(row => new { row.OrganisationId, row.ReturnId, row.InputCode });
    }

    /// <summary>As far as rows of one save refer to each other.</summary>
    public static void References(ModelBuilder model)
    {
        model.Entity<Activity>().HasOne<Panel>().WithMany().HasForeignKey(row => new { row.OrganisationId, row.PanelId });
        model.Entity<PanelPaper>().HasOne<Panel>().WithMany().HasForeignKey(row => new { row.OrganisationId, row.PanelId });
        model.Entity<RegisterFile>().HasOne<Activity>().WithMany().HasForeignKey(row => new { row.OrganisationId, row.ActivityId });
        model.Entity<RegisterFile>().HasOne<PanelPaper>().WithMany().HasForeignKey(row => new { row.OrganisationId, row.PaperId });
        model.Entity<Recommendation>().HasOne<Activity>().WithMany().HasForeignKey(row => new { row.OrganisationId, row.ActivityId });
        model.Entity<ServiceChange>().HasOne<Recommendation>().WithMany().HasForeignKey(row => new { row.OrganisationId, row.RecommendationId });
        model.Entity<ServiceChange>().HasOne<Activity>().WithMany().HasForeignKey(row => new { row.OrganisationId, row.ActivityId });
        model.Entity<PlannedAction>().HasOne<ActionPlan>().WithMany().HasForeignKey(row => new { row.OrganisationId, row.PlanId });
        model.Entity<DocumentLink>().HasOne<RegisterDocument>().WithMany().HasForeignKey(row => new { row.OrganisationId, row.DocumentId });
        foreach (var reference in model.Model.GetEntityTypes().Where(type => typeof(RegisterRow).IsAssignableFrom(type.ClrType) || type.ClrType == typeof(RegisterFile)).SelectMany(type => type.GetForeignKeys()))
            reference.DeleteBehavior = DeleteBehavior.ClientNoAction; // the database says what becomes of those that refer to a row
    }

    private static void Row<TRow>(ModelBuilder model)
        where TRow : RegisterRow
    {
        model.Entity<TRow>().HasKey(row => new { row.OrganisationId, row.Id });
        model.Entity<TRow>().Property(row => row.Version).IsConcurrencyToken();
    }
}
