using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Profile;

/// <summary>A group as it is typed: an agreed one that is named as under-represented, or one of the organisation's own.</summary>
public sealed class GroupForm : RowForm
{
    /// <summary>Code of an agreed group; empty for one of the organisation's own.</summary>
    public string? Agreed { get; set; }

    public string? Name { get; set; }

    public bool UnderRepresented { get; set; }

    public static GroupForm Of(NamedGroup row) => new()
    {
        Agreed = KnownGroups.IsAgreed(row.Code) ? row.Code : null,
        Name = row.Name,
        UnderRepresented = row.UnderRepresented,
        Version = row.Version,
    };

    /// <param name="isNew">The code stays what it was once counts refer to it.</param>
    public Action<NamedGroup> Read(FormReading reading, bool isNew)
    {
        if (isNew && reading.OneOf(nameof(Agreed), Agreed, "the group", AgreedGroups.All, group => group.Code) is { } agreed)
            return row => (row.Code, row.Name, row.UnderRepresented) = (agreed.Code, agreed.Name, true);

        var name = reading.Line(nameof(Name), Name, "the name of the group", must: !isNew || string.IsNullOrEmpty(Agreed));
        if (name.Length > 0 && CodeOf(name).Length == 0)
            reading.Wrong(nameof(Name), "Use letters or digits for the name of the group");
        if (AgreedGroups.All.Any(group => group.Code == CodeOf(name)))
            reading.Wrong(nameof(Name), "All members count that group: choose it from the list above");
        return row =>
        {
            (row.Name, row.UnderRepresented) = (name, UnderRepresented);
            if (isNew)
                row.Code = CodeOf(name);
        };
    }

    /// <summary>Small letters, digits and hyphens, at most 60: "Young carers" becomes <c>young-carers</c>.</summary>
    private static string CodeOf(string name)
    {
        var plain = string.Concat(name.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));
        var code = string.Join('-', plain.Split('-', StringSplitOptions.RemoveEmptyEntries));
        return (code.Length > 60 ? code[..60] : code).Trim('-');
    }
}

/// <summary>The page on which a group is named or changed.</summary>
/// <param name="Agreed">Agreed groups that are not named yet, and the one that is in view.</param>
public sealed record WriteGroupPage(Guid? Id, GroupForm Form, IReadOnlyList<FormError> Errors, IReadOnlyList<(string Value, string Text)> Agreed)
    : WritePage<GroupForm>(Id, Form, Errors)
{
    public override string Title => Id is null ? "Name a group" : "Change a group";

    public override PageLink List => ReadProfiles.Link;

    public override string Url => Id is null ? $"{List.Url}/groups/new" : $"{List.Url}/groups/{Id}/edit";
}

/// <summary>Names groups as under-represented, and adds groups of the organisation's own.</summary>
public sealed class WriteGroup(TenantDoor door, KeepRow keep) : WriteRow<NamedGroup, GroupForm>(door, keep)
{
    public override string Noun => "named group";

    public override string View => "Group";

    public override PageLink List => ReadProfiles.Link;

    public override string Saved => "The group is saved.";

    public override string Removed => "The group is removed.";

    protected override async Task<WritePage<GroupForm>> PageAsync(
        BenchmarkingDb db, NamedGroup? row, GroupForm? form, IReadOnlyList<FormError> errors, string? of, CancellationToken cancellation)
    {
        var id = row?.Id;
        var named = await db.NamedGroups.Where(known => known.Id != id).Select(known => known.Code).ToListAsync(cancellation);
        form ??= row is null ? new GroupForm { UnderRepresented = true } : GroupForm.Of(row);
        return new WriteGroupPage(
            id, form, errors, [.. AgreedGroups.All.Where(group => !named.Contains(group.Code)).Select(group => (group.Code, group.Name))]);
    }

    protected override NamedGroup Make() => new() { Code = "", Name = "" };

    protected override Task<Action<NamedGroup>> ReadAsync(
        BenchmarkingDb db, Guid? id, GroupForm form, FormReading reading, CancellationToken cancellation) => Task.FromResult(form.Read(reading, id is null));

    protected override RemovePage Ask(NamedGroup row) => new(
        KnownGroups.IsAgreed(row.Code) ? $"Is “{row.Name}” not under-represented any more?" : $"Remove the group “{row.Name}”?",
        KnownGroups.IsAgreed(row.Code)
            ? ["It is still counted, as all members count it. It is not named as under-represented any more."]
            : ["It is not counted any more. Counts made of it so far are kept, and not shown."],
        List, List.Url, row.Version)
    { PostTo = $"{List.Url}/groups/{row.Id}/remove" };
}
