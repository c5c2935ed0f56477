using Benchmarking.Web.Features.ConsortiumPeople;
using Benchmarking.Web.Features.Demonstration;
using Benchmarking.Web.Features.Seeding;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Platform.Documents;
using Benchmarking.Web.Platform.Keys;

if (PdfChild.Run(args) is { } cleaned)
    return cleaned;
if (await HealthProbe.RunAsync(args, Console.Error) is { } health)
    return health;

try
{
    var rotates = KeyRotation.IsAskedFor(args);
    var builder = WebApplication.CreateBuilder(KeyRotation.WithoutIt(args));
    if (await FirstAdministrator.RunAsync(builder.Configuration, Console.Out, Console.Error, TimeProvider.System) is { } invited)
        return invited;
    await using var databases = await builder.PrepareDatabasesAsync(listens: !rotates);
    if (await Commands.RunAsync(args, builder, databases, Console.Out) is { } done)
        return done;
    builder.AddBenchmarking(databases);
    await using var app = builder.Build();
    if (rotates)
    {
        await KeyRotation.RunAsync(databases, app.Services, Console.Out, CancellationToken.None);
        return 0;
    }

    await RingUpkeep.RunAsync(databases, app.Services.GetRequiredService<RingKeys>(), app.Environment, CancellationToken.None);
    app.UseBenchmarking();
    await app.Services.GetRequiredService<DemonstrationGuard>().RefuseAccountsAsync(CancellationToken.None);
    await SeedCatalogue.RunAsync(databases.Owner, app.Logger);
    await app.RunAsync();
    return 0;
}
catch (StartRefused refused)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 1;
}

public partial class Program;
