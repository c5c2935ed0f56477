using Npgsql;

namespace Benchmarking.Web.Features.Api;

/// <summary>The outermost of the API: what nobody caught becomes a problem that tells nothing of the inside.</summary>
public sealed partial class ApiFailures(RequestDelegate next, ILogger<ApiFailures> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            // What anybody may have says so itself.
            if (context.Response.Headers.CacheControl.Count == 0)
                context.Response.Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        try
        {
            await next(context);
        }
        catch (Exception exception) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            await AnswerAsync(context, exception);
        }
    }

    private async Task AnswerAsync(HttpContext context, Exception exception)
    {
        var kind = exception switch
        {
            BadHttpRequestException bad => ProblemKind.Of(bad.StatusCode),
            _ when IsBusy(exception) => ProblemKind.Busy,
            _ => ProblemKind.Failed,
        };
        if (kind.Status >= StatusCodes.Status500InternalServerError)
            Failed(log, exception, context.Request.Method, context.Request.Path);
        context.Response.Clear();
        if (kind == ProblemKind.Busy)
            context.Response.Headers.RetryAfter = "5";
        await ApiProblem.Of(kind).WriteAsync(context);
    }

    /// <summary>The database is away for a moment, or somebody else holds what was wanted.</summary>
    private static bool IsBusy(Exception exception) =>
        exception is NpgsqlException { IsTransient: true } or TimeoutException
            or PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled }
        || (exception.InnerException is { } inner && IsBusy(inner));

    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed")]
    private static partial void Failed(ILogger log, Exception exception, string method, PathString path);
}
