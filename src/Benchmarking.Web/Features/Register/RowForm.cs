using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Register;

/// <summary>A row of the register as it is typed. Kept as typed, right or wrong.</summary>
public abstract class RowForm : IVersionedForm
{
    /// <summary>Which state of the row the page showed; 0 for a new one.</summary>
    public int Version { get; set; }

    /// <summary>A day as its three boxes hold it; empty boxes for none.</summary>
    protected static TypedDate Typed(DateOnly? day) => day is { } known ? TypedDate.Of(known) : new();

    protected static string? Typed(decimal? number) => number is { } known ? FigureText.Plain(known) : null;

    protected static string? Typed(Guid? id) => id?.ToString();

    /// <summary>One of a list, as it is stored.</summary>
    protected static string? Typed<TEnum>(TEnum? value)
        where TEnum : struct, Enum => value is { } known ? SnakeCase.Of($"{known}") : null;
}

/// <summary>The page on which a row is written or changed.</summary>
/// <param name="Id">Null for a new one.</param>
public abstract record WritePage<TForm>(Guid? Id, TForm Form, IReadOnlyList<FormError> Errors)
    where TForm : RowForm
{
    public abstract string Title { get; }

    /// <summary>The list it stands in.</summary>
    public abstract PageLink List { get; }

    public virtual string Url => Id is null ? $"{List.Url}/new" : $"{List.Url}/{Id}/edit";

    public virtual IReadOnlyList<PageLink> Breadcrumbs => RegisterCrumbs.Of(List, new PageLink(Title, "", Current: true));

    public string? ErrorOf(string name) => Errors.Of(ErrorSummary.FieldId(name));

    public TextBox Line(string name, string label, string? typed, string? hint = null) =>
        new(name, label, typed, hint, ErrorOf(name), Longest: null);

    public TextBox Text(string name, string label, string? typed, string? hint = null, int rows = 3) =>
        new(name, label, typed, hint, ErrorOf(name), rows, Longest: null);

    public NumberField Number(string name, string label, string? typed, string? hint = null, string? prefix = null, string? suffix = null) =>
        new(name, label, typed, hint, ErrorOf(name), prefix, suffix);

    public DateField Date(string name, string legend, TypedDate typed, string? hint = null) =>
        new(name, legend, hint, typed, ErrorOf($"{name}_Day"));

    public SelectField Choice(
        string name, string label, IReadOnlyList<(string Value, string Text)> choices, string? chosen, string? hint = null, string? none = "None") =>
        new(name, label, choices, chosen, hint, ErrorOf(name), none);
}

/// <summary>Where a page of the register stands.</summary>
public static class RegisterCrumbs
{
    public static IReadOnlyList<PageLink> Of(params ReadOnlySpan<PageLink> below) => [new PageLink("Register", "/register"), .. below];
}
