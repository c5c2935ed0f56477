namespace Benchmarking.Workbooks.Reading;

/// <summary>
/// Carries a refusal out of the depth of a streaming read. Never leaves this project: every public door turns it
/// into the <see cref="Workbooks.Refusal"/> it carries.
/// </summary>
internal sealed class WorkbookRefusedException(Refusal refusal) : Exception(refusal.Message)
{
    public Refusal Refusal { get; } = refusal;
}
