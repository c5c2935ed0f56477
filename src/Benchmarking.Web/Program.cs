using Benchmarking.Web.Database;
using Benchmarking.Web.Platform;

if (args is ["--health", var address])
    return await HealthProbe.RunAsync(address);

try
{
    var builder = WebApplication.CreateBuilder(args);
    await using var databases = await DatabaseSetup.PrepareAsync(builder.Configuration, builder.Environment);
    builder.AddBenchmarking(databases);
    await using var app = builder.Build();
    app.UseBenchmarking();
    await app.RunAsync();
    return 0;
}
catch (StartRefused refused)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 1;
}

public partial class Program;
