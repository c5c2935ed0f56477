using Benchmarking.Web.Platform;
using Benchmarking.Web.Platform.Mail;
using MailKit.Security;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace Benchmarking.Web.Tests.Platform.Mail;

public sealed class MailSettingsTests
{
    [Fact]
    public void Without_a_word_letters_lie_in_the_data_folder()
    {
        var settings = Of("Development", ("Data:Folder", "somewhere"));

        Assert.Null(settings.Smtp);
        Assert.Equal(Path.Combine("somewhere", "mail"), settings.Folder);
    }

    [Fact]
    public void In_Production_letters_without_a_way_out_stop_the_start()
    {
        Assert.StartsWith("In Production letters need a way out", Refusal("Production"));

        Assert.Equal("/var/mail/out", Of("Production", ("Mail:Folder", "/var/mail/out")).Folder);
        Assert.NotNull(Of("Production", ("Mail:Smtp:Host", "mail.test"), ("Mail:From", "no-reply@site.test")).Smtp);
    }

    [Theory]
    [InlineData(null, null, SecureSocketOptions.StartTls, 587)]
    [InlineData("starttls", "2525", SecureSocketOptions.StartTls, 2525)]
    [InlineData("TLS", null, SecureSocketOptions.SslOnConnect, 465)]
    [InlineData("none", null, SecureSocketOptions.None, 25)]
    public void A_mail_server_is_spoken_with_as_said_and_never_in_the_open_unless_said(
        string? security, string? port, SecureSocketOptions options, int expected)
    {
        var smtp = Of(
            "Production", ("Mail:Smtp:Host", "mail.test"), ("Mail:From", "no-reply@site.test"),
            ("Mail:Smtp:Security", security), ("Mail:Smtp:Port", port)).Smtp!;

        Assert.Equal((options, expected), (smtp.Security, smtp.Port));
    }

    [Theory]
    [InlineData("Mail:From", null, "Mail__From is not")]
    [InlineData("Mail:From", "nobody", "no e-mail address")]
    [InlineData("Mail:Smtp:Security", "maybe", "say starttls, tls or none")]
    [InlineData("Mail:Smtp:Port", "0", "a number from 1 to 65535")]
    public void What_cannot_be_is_refused_in_a_sentence(string setting, string? value, string words) => Assert.Contains(
        words, Refusal("Production", [("Mail:Smtp:Host", "mail.test"), .. setting == "Mail:From" ? [] : new[] { ("Mail:From", (string?)"a@b.test") }, (setting, value)]));

    private static string Refusal(string environment, params (string Name, string? Value)[] settings) =>
        Assert.Throws<StartRefused>(() => Of(environment, settings)).Message;

    private static MailSettings Of(string environment, params (string Name, string? Value)[] settings) => MailSettings.Of(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(one => KeyValuePair.Create(one.Name, one.Value))).Build(),
        new Surroundings { EnvironmentName = environment });

    private sealed class Surroundings : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "";

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
