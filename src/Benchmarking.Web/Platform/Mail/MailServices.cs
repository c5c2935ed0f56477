namespace Benchmarking.Web.Platform.Mail;

public static class MailServices
{
    /// <exception cref="StartRefused">The settings say something that cannot be.</exception>
    public static void AddMail(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var settings = MailSettings.Of(configuration, environment);
        services.AddSingleton(settings);
        services.AddSingleton<MailBell>();
        services.AddSingleton<Outbox>();
        services.AddSingleton<SiteAddress>();
        services.AddSingleton<StopLinks>();
        services.AddSingleton<Envelope>();
        if (settings.Smtp is { } smtp)
            services.AddSingleton<IMailSender>(_ => new SmtpSender(smtp));
        else
            services.AddSingleton<IMailSender, FolderSender>();
        services.AddSingleton<Letters>();
        services.AddSingleton<Postman>();
        services.AddHostedService<MailRound>();
    }
}
