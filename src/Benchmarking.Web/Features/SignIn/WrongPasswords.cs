using System.Threading.Channels;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>
/// Tells an account's owner, and the trails of those for whom they act, that a wrong password was typed for it. Whether there
/// is such an account is looked at behind the pages, after the answer: so neither the answer nor its time can tell.
/// </summary>
public sealed partial class WrongPasswords(TenantDoor door, PersonTrail trail, TimeProvider clock, ILogger<WrongPasswords> log) : BackgroundService
{
    /// <summary>Of a flood of more than these some are forgotten: no account gets more than a few lines anyway.</summary>
    private const int MostWaiting = 1000;

    private readonly Channel<Typed> _typed = Channel.CreateBounded<Typed>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <param name="address">Normalised, whether or not there is such an account.</param>
    public void Notice(string address, string browser) => _typed.Writer.TryWrite(new Typed(address, browser, null));

    /// <summary>Done once everything that was noticed before is written.</summary>
    public async Task WrittenAsync(CancellationToken cancellation)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _typed.Writer.WriteAsync(new Typed("", "", done), cancellation);
        await done.Task.WaitAsync(cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var typed in _typed.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                if (typed.Done is null)
                    await WriteAsync(typed, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Failed(failure);
            }

            typed.Done?.TrySetResult();
        }
    }

    private async Task WriteAsync(Typed typed, CancellationToken cancellation)
    {
        Guid id;
        await using (var anybody = await door.OpenPublicAsync(cancellation))
        {
            id = await anybody.Db.Users.Where(user => user.NormalizedEmail == typed.Address && user.SuspendedAt == null)
                .Select(user => user.Id).SingleOrDefaultAsync(cancellation);
        }

        if (id == Guid.Empty)
            return;

        var person = new UserId(id);
        await using (var own = await door.OpenForPersonAsync(person, cancellation))
        {
            if (!await trail.IsWorthALineAsync(own, person, SignInEventKind.WrongPassword, cancellation))
                return;
            own.Happened(person, clock.GetUtcNow(), SignInEventKind.WrongPassword, typed.Browser);
            await own.CommitAsync(cancellation);
        }

        await trail.WriteAsync(person, "failed to sign in", "wrong password", cancellation);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A wrong password could not be written down")]
    private partial void Failed(Exception failure);

    private sealed record Typed(string Address, string Browser, TaskCompletionSource? Done);
}
