namespace Benchmarking.Web.Shared;

/// <summary>Lets a partial ask for its script; the layout, drawn after it, loads each once.</summary>
public static class PageScripts
{
    private static readonly object Charts = new();
    private static readonly object Progress = new();
    private static readonly object ReturnForm = new();
    private static readonly object FileSizes = new();
    private static readonly object Passkeys = new();

    public static void NeedCharts(HttpContext context) => context.Items[Charts] = true;

    public static void NeedProgress(HttpContext context) => context.Items[Progress] = true;

    public static void NeedReturnForm(HttpContext context) => context.Items[ReturnForm] = true;

    public static void NeedFileSizes(HttpContext context) => context.Items[FileSizes] = true;

    public static void NeedPasskeys(HttpContext context) => context.Items[Passkeys] = true;

    public static bool NeedsPasskeys(HttpContext context) => context.Items.ContainsKey(Passkeys);

    public static bool NeedsFileSizes(HttpContext context) => context.Items.ContainsKey(FileSizes);

    public static bool NeedsReturnForm(HttpContext context) => context.Items.ContainsKey(ReturnForm);

    public static bool NeedsCharts(HttpContext context) => context.Items.ContainsKey(Charts);

    public static bool NeedsProgress(HttpContext context) => context.Items.ContainsKey(Progress);
}
