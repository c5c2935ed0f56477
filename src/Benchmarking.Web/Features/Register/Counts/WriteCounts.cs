using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Register.Profile;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.Register.Counts;

public sealed record WritePeoplePage(Guid? Id, PeopleForm Form, IReadOnlyList<FormError> Errors, IReadOnlyList<ResidentGroup> Groups)
    : WritePage<PeopleForm>(Id, Form, Errors)
{
    public override string Title => Id is null ? "Count people" : "Change a count of people";

    public override PageLink List => ReadCounts.Link;

    public override string Url => Id is null ? $"{List.Url}/people/new" : $"{List.Url}/people/{Id}/edit";
}

public sealed record WriteTallyPage(Guid? Id, TallyForm Form, IReadOnlyList<FormError> Errors) : WritePage<TallyForm>(Id, Form, Errors)
{
    public override string Title => Id is null ? "Count something else" : "Change a count";

    public override PageLink List => ReadCounts.Link;

    public override string Url => Id is null ? $"{List.Url}/tallies/new" : $"{List.Url}/tallies/{Id}/edit";

    /// <summary>Null while no kind is chosen.</summary>
    public TallyLabels? Labels => Form.Read()?.Labels();
}

public sealed record WriteCostPage(Guid? Id, CostForm Form, IReadOnlyList<FormError> Errors) : WritePage<CostForm>(Id, Form, Errors)
{
    public override string Title => Id is null ? "Add a cost" : "Change a cost";

    public override PageLink List => ReadCounts.Link;

    public override string Url => Id is null ? $"{List.Url}/costs/new" : $"{List.Url}/costs/{Id}/edit";
}

/// <summary>Counts people once each, which a register without names cannot do by itself.</summary>
public sealed class WritePeople(TenantDoor door, KeepRow keep, TimeProvider clock) : WriteRow<HeadCount, PeopleForm>(door, keep)
{
    public override string Noun => "count of people";

    public override string View => "People";

    public override PageLink List => ReadCounts.Link;

    public override string Saved => "The count of people is saved.";

    public override string Removed => "The count of people is removed.";

    public override string Next(PeopleForm form) => ReadCounts.Of(form.CountedOn);

    protected override async Task<WritePage<PeopleForm>> PageAsync(
        BenchmarkingDb db, HeadCount? row, PeopleForm? form, IReadOnlyList<FormError> errors, string? of, CancellationToken cancellation)
    {
        var groups = await KnownGroups.ReadAsync(db, cancellation);
        form ??= row is null ? PeopleForm.New(LondonTime.DateOf(clock.GetUtcNow()), groups) : PeopleForm.Of(row, groups);
        return new WritePeoplePage(row?.Id, form, errors, groups);
    }

    protected override HeadCount Make() => new();

    protected override async Task<Action<HeadCount>> ReadAsync(
        BenchmarkingDb db, Guid? id, PeopleForm form, FormReading reading, CancellationToken cancellation) =>
        form.Read(reading, await KnownGroups.ReadAsync(db, cancellation));

    protected override RemovePage Ask(HeadCount row) => new(
        $"Remove the count of people of {LondonTime.Day(row.CountedOn)}?", ["It cannot be brought back."], List, ReadCounts.Of(row.CountedOn), row.Version)
    {
        PostTo = $"{List.Url}/people/{row.Id}/remove",
    };
}

/// <summary>Counts recruitments, audits, complaints, repairs and the like.</summary>
public sealed class WriteTally(TenantDoor door, KeepRow keep, TimeProvider clock) : WriteRow<Tally, TallyForm>(door, keep)
{
    public override string Noun => "count";

    public override string View => "Tally";

    public override PageLink List => ReadCounts.Link;

    public override string Saved => "The count is saved.";

    public override string Removed => "The count is removed.";

    public override string Next(TallyForm form) => ReadCounts.Of(form.CountedOn);

    /// <param name="of">Kind of a new one, as it is stored.</param>
    protected override Task<WritePage<TallyForm>> PageAsync(
        BenchmarkingDb db, Tally? row, TallyForm? form, IReadOnlyList<FormError> errors, string? of, CancellationToken cancellation)
    {
        form ??= row is null ? TallyForm.New(LondonTime.DateOf(clock.GetUtcNow()), of) : TallyForm.Of(row);
        return Task.FromResult<WritePage<TallyForm>>(new WriteTallyPage(row?.Id, form, errors));
    }

    protected override Tally Make() => new();

    protected override Task<Action<Tally>> ReadAsync(
        BenchmarkingDb db, Guid? id, TallyForm form, FormReading reading, CancellationToken cancellation) => Task.FromResult(form.Read(reading));

    protected override RemovePage Ask(Tally row) => new(
        "Remove this count?", [$"{TallyWords.Name(row.Kind)}, {LondonTime.Day(row.CountedOn)}: {row.Whole:N0}.", "It cannot be brought back."],
        List, ReadCounts.Of(row.CountedOn), row.Version)
    { PostTo = $"{List.Url}/tallies/{row.Id}/remove" };
}

/// <summary>Writes down costs that belong to no activity, such as the team's pay.</summary>
public sealed class WriteCost(TenantDoor door, KeepRow keep, TimeProvider clock) : WriteRow<InvolvementCost, CostForm>(door, keep)
{
    public override string Noun => "cost";

    public override string View => "Cost";

    public override PageLink List => ReadCounts.Link;

    public override string Saved => "The cost is saved.";

    public override string Removed => "The cost is removed.";

    public override string Next(CostForm form) => ReadCounts.Of(form.SpentOn);

    protected override Task<WritePage<CostForm>> PageAsync(
        BenchmarkingDb db, InvolvementCost? row, CostForm? form, IReadOnlyList<FormError> errors, string? of, CancellationToken cancellation)
    {
        form ??= row is null ? CostForm.New(LondonTime.DateOf(clock.GetUtcNow())) : CostForm.Of(row);
        return Task.FromResult<WritePage<CostForm>>(new WriteCostPage(row?.Id, form, errors));
    }

    protected override InvolvementCost Make() => new() { What = "" };

    protected override Task<Action<InvolvementCost>> ReadAsync(
        BenchmarkingDb db, Guid? id, CostForm form, FormReading reading, CancellationToken cancellation) => Task.FromResult(form.Read(reading));

    protected override RemovePage Ask(InvolvementCost row) => new(
        "Remove this cost?", [$"“{row.What}”, {RegisterWords.Pounds(row.Amount)}.", "It cannot be brought back."],
        List, ReadCounts.Of(row.SpentOn), row.Version)
    { PostTo = $"{List.Url}/costs/{row.Id}/remove" };
}
