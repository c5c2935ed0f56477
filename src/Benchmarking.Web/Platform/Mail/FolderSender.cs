using MimeKit;

namespace Benchmarking.Web.Platform.Mail;

/// <summary>
/// Puts letters into a folder, a file <c>&lt;id&gt;.eml</c> each. A file is written beside its place and then moved there,
/// whole or not at all; handed over a second time it is there already and stays as it is. So each letter is there exactly
/// once, for as long as nobody takes files away between a handing over and its record.
/// </summary>
public sealed class FolderSender(MailSettings settings) : IMailSender
{
    public string? WhyNever(string address) => null;

    public async Task SendAsync(Guid id, MimeMessage message, CancellationToken cancellation)
    {
        Directory.CreateDirectory(settings.Folder);
        var place = Path.Combine(settings.Folder, $"{id}.eml");
        if (File.Exists(place))
            return;

        var beside = Path.Combine(settings.Folder, $"{id}.{Path.GetRandomFileName()}.part");
        try
        {
            await using (var file = new FileStream(beside, Options()))
            {
                await message.WriteToAsync(file, cancellation);
                file.Flush(flushToDisk: true);
            }

            File.Move(beside, place, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    public Task RestAsync(CancellationToken cancellation) => Task.CompletedTask;

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
