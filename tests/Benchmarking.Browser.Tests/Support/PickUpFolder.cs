using MimeKit;

namespace Benchmarking.Browser.Tests.Support;

/// <summary>Letters as whoever empties the pick-up folder finds them.</summary>
public static class PickUpFolder
{
    /// <summary>The first letter to somebody with these words in its subject, once the clerk has sent it.</summary>
    public static async Task<MimeMessage> LetterAsync(this DemonstrationSite site, string address, string subject)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(TimeSpan.FromSeconds(60));
        while (true)
        {
            if (Directory.Exists(site.Letters))
            {
                foreach (var path in Directory.EnumerateFiles(site.Letters, "*.eml"))
                {
                    var letter = await MimeMessage.LoadAsync(path, deadline.Token);
                    if (letter.To.Mailboxes.Single().Address == address && letter.Subject!.Contains(subject, StringComparison.Ordinal))
                        return letter;
                }
            }

            await Task.Delay(200, deadline.Token);
        }
    }
}
