using System.Text;

namespace Benchmarking.Web.Platform.Documents;

/// <summary>
/// <c>dotnet Benchmarking.Web.dll --clean-pdf</c>: a PDF comes in, its cleaned pages or a refusal go out. The site starts
/// itself so for each document: one that exhausts the stack or the memory ends this process and not the site.
/// </summary>
internal static class PdfChild
{
    public const string Argument = "--clean-pdf";

    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The exit code, or nothing when the arguments ask for no cleaning.</summary>
    public static int? Run(string[] arguments)
    {
        if (arguments is not [Argument])
            return null;

        // Whoever started it kills it in time, unless they are gone themselves.
        using var limit = new Timer(_ => Environment.Exit(1), null, Patience, Timeout.InfiniteTimeSpan);
        using var file = new MemoryStream();
        using (var input = Console.OpenStandardInput())
            input.CopyTo(file);
        var result = PdfCopy.Of(file.ToArray());
        using var output = Console.OpenStandardOutput();
        Write(output, result);
        return 0;
    }

    private static void Write(Stream output, PdfResult result)
    {
        using var writer = new BinaryWriter(output, Encoding.UTF8, leaveOpen: true);
        switch (result)
        {
            case PdfResult.Clean clean:
                writer.Write(true);
                writer.Write(clean.Pages);
                writer.Write(clean.Content);
                break;
            case PdfResult.Refused refused:
                writer.Write(false);
                writer.Write(refused.Message);
                writer.Write(refused.Cure);
                break;
        }
    }

    /// <summary>What <see cref="Run"/> wrote.</summary>
    public static PdfResult Read(byte[] answer)
    {
        using var reader = new BinaryReader(new MemoryStream(answer), Encoding.UTF8);
        return reader.ReadBoolean()
            ? new PdfResult.Clean(Pages: reader.ReadInt32(), Content: answer[(int)reader.BaseStream.Position..])
            : new PdfResult.Refused(reader.ReadString(), reader.ReadString());
    }
}
