using Benchmarking.Engine;

namespace Benchmarking.Workbooks.Returns;

/// <summary>Says in one sentence, without telling whose, why a file is not this return's.</summary>
internal static class ReturnStamps
{
    /// <summary>Null where the file's stamp is the one expected.</summary>
    public static Refusal? RefuseOther(ReturnStamp found, ReturnStamp expected)
    {
        if (found.OrganisationId.Length == 0 || !Period.TryParse(found.Period, out var period) || found.TemplateVersion.Length == 0)
            return NotAReturn(expected);
        if (found.OrganisationId != expected.OrganisationId)
        {
            return new("other-organisation", "This file was made for another organisation.",
                $"Download your own workbook for {InWords(expected)} and fill that in.");
        }

        if (period.ToString() != expected.Period)
        {
            return new("other-period", $"This file is for {period.Words}, but this return is for {InWords(expected)}.",
                $"Download the workbook for {InWords(expected)}, or upload this one to the return for {period.Words}.");
        }

        return found.TemplateVersion == expected.TemplateVersion ? null : new("other-version",
            $"This file asks version {Shown(found.TemplateVersion)} of the questions, which have since changed to version {expected.TemplateVersion}.",
            $"Download the workbook for {InWords(expected)} again and copy your numbers into it.");
    }

    public static Refusal NotAReturn(ReturnStamp expected) => new("not-a-return",
        "This workbook is not one that was downloaded from here for a return.",
        $"Download the workbook for {InWords(expected)} and fill that in.");

    /// <summary>The period in words.</summary>
    public static string InWords(ReturnStamp stamp) => Period.TryParse(stamp.Period, out var period) ? period.Words : stamp.Period;

    private static string Shown(string version) => version.Length <= 20 ? version : version[..20] + "…";
}
