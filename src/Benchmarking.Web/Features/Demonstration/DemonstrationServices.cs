namespace Benchmarking.Web.Features.Demonstration;

public static class DemonstrationServices
{
    public static void AddDemonstration(this IServiceCollection services, IConfiguration configuration)
    {
    }
}
