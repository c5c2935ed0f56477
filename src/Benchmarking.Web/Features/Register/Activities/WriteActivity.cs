using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Activities;

/// <summary>The page on which an activity is written down or changed.</summary>
/// <param name="Id">Null for a new one.</param>
public sealed record WriteActivityPage(
    Guid? Id, ActivityForm Form, ActivityLists Lists, DateOnly Today, IReadOnlyList<FormError> Errors)
{
    /// <summary>Boxes outside the details.</summary>
    private static readonly string[] Quick = ["HeldOn_Day", "Name", "Kind", "Participants", "Rung"];

    public string Title => Id is null ? "Write down an activity" : "Change an activity";

    public string Url => Id is null ? "/register/activities/new" : $"/register/activities/{Id}/edit";

    public string Cancel => Id is null ? "/register/activities" : $"/register/activities/{Id}";

    public IReadOnlyList<PageLink> Breadcrumbs => [new("Register", "/register"), new("Activities", "/register/activities"), new(Title, "", Current: true)];

    /// <summary>The day on which a panel must be there to be chosen: the activity's, or today where that cannot be read.</summary>
    public DateOnly PanelDay => Form.HeldOn.Read() ?? Today;

    /// <summary>Whether the details stand open: when one is changed, a panel is chosen already, or something in them is wrong.</summary>
    public bool IsOpen => Id is not null || !string.IsNullOrEmpty(Form.Panel) || Errors.Any(error => error.FieldId is { } id && !Quick.Contains(id));

    /// <summary>The lines that are filled in, and empty ones to go on with.</summary>
    public int CostLines => Form.Costs.Count < ActivityForm.CostLines ? ActivityForm.CostLines : Form.Costs.Count + (Form.Costs[^1].IsEmpty ? 0 : 3);

    public CostForm Cost(int at) => at < Form.Costs.Count ? Form.Costs[at] : new();

    public QuestionForm Question(int at) => at < Form.Questions.Count ? Form.Questions[at] : new();

    public string? ErrorOf(string name) => Errors.Of(ErrorSummary.FieldId(name));

    public TextBox Box(string name, string label, string? typed, string? hint = null, int rows = 1) =>
        new(name, label, typed, hint, ErrorOf(name), rows, Longest: rows > 1 ? FormReading.LongestText : FormReading.LongestLine);

    public NumberField Number(string name, string label, string? typed, string? hint = null, string? prefix = null, string? suffix = null) =>
        new(name, label, typed, hint, ErrorOf(name), prefix, suffix);

    public SelectField Select(
        string name, string label, IReadOnlyList<(string Value, string Text)> choices, string? chosen, string? hint = null, string? none = "None") =>
        new(name, label, choices, chosen, hint, ErrorOf(name), none);
}

/// <summary>Writes activities down, one or a series, and changes them.</summary>
public sealed class WriteActivity(TenantDoor door, KeepRow keep, TimeProvider clock)
{
    private DateOnly Today => LondonTime.DateOf(clock.GetUtcNow());

    /// <param name="on">The day that it is to begin with; today unless given.</param>
    /// <param name="copyOf">One that is to be had again on another day.</param>
    /// <param name="panel">A panel of which it is a session; one that is not there presets nothing.</param>
    /// <returns>Null where there is nothing to copy.</returns>
    public async Task<WriteActivityPage?> LoadNewAsync(Actor actor, DateOnly? on, Guid? copyOf, CancellationToken cancellation, Guid? panel = null)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var copied = copyOf is null ? null : await transaction.Db.Activities.AsNoTracking().SingleOrDefaultAsync(row => row.Id == copyOf, cancellation);
        if (copyOf is not null && copied is null)
            return null;
        var form = copied is null ? new ActivityForm { HeldOn = TypedDate.Of(on ?? Today) } : ActivityForm.Again(copied, on ?? Today);
        var lists = await ActivityLists.OfAsync(transaction.Db, cancellation);
        if (lists.Panels.Any(known => known.Id == panel))
            (form.Panel, form.Kind) = ($"{panel}", ActivityForm.Stored(ActivityKind.PanelSession));
        return new WriteActivityPage(null, form, lists, Today, []);
    }

    public async Task<WriteActivityPage?> LoadAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        return await transaction.Db.Activities.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation) is { } known
            ? new WriteActivityPage(id, ActivityForm.Of(known), await ActivityLists.OfAsync(transaction.Db, cancellation), Today, [])
            : null;
    }

    /// <summary>The page once more, with what was typed and what is wrong with it.</summary>
    public async Task<WriteActivityPage> LoadAgainAsync(
        Actor actor, Guid? id, ActivityForm form, IReadOnlyList<FormError> errors, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        return new WriteActivityPage(id, form, await ActivityLists.OfAsync(transaction.Db, cancellation), Today, errors);
    }

    /// <param name="id">Null for a new one, or a new series.</param>
    public Task<KeepResult> HandleAsync(Actor actor, Guid? id, ActivityForm form, CancellationToken cancellation)
    {
        IReadOnlyList<DateOnly> later = [];
        return keep.HandleAsync(
            actor, id, form.Version, "activity",
            () => new Activity { Name = "" },
            async (db, reading) =>
            {
                var fill = ActivityReading.Read(form, reading, await ActivityLists.OfAsync(db, cancellation));
                later = id is null ? ActivitySeries.Read(form, reading) : [];
                return fill;
            },
            cancellation,
            (transaction, row) =>
            {
                if (later.Count > 0)
                    row.SeriesId = Guid.NewGuid();
                foreach (var day in later)
                    KeepRow.Add(transaction.Db, actor, ActivitySeries.Later(row, day), row.MadeAt);
                return Task.CompletedTask;
            });
    }

    /// <summary>Says that an activity did not or will not take place, or that it did after all.</summary>
    public Task<KeepResult> CallOffAsync(Actor actor, Guid id, int version, bool off, CancellationToken cancellation) =>
        keep.HandleAsync(
            actor, id, version, "activity",
            () => new Activity { Name = "" },
            (_, _) => Task.FromResult<Action<Activity>>(row => row.CalledOff = off),
            cancellation);
}
