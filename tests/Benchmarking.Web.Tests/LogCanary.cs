using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace Benchmarking.Web.Tests;

/// <summary>
/// Reads every line that any site of the whole run logs, as an operator would have it, and fails the run where one holds a
/// person's address, a password, a token or the secret of a letter. All people of tests and of the demonstration have
/// addresses under <c>.example</c>.
/// </summary>
public sealed partial class LogCanary : IDisposable
{
    private static readonly ConcurrentDictionary<string, int> Telling = new();
    private static int _lines;

    public void Dispose()
    {
        if (!Telling.IsEmpty)
            throw new InvalidOperationException($"Of {_lines} lines logged, these tell of a person or hold a secret:\n{string.Join('\n', Telling.Keys.Take(20))}");
    }

    /// <summary>Whether a line may not be logged.</summary>
    public static bool Tells(string line) => Personal().IsMatch(line) || line.Contains(World.Password, StringComparison.Ordinal);

    /// <summary>An address, a token, or 43 letters that are 256 bits.</summary>
    [GeneratedRegex(@"[\w.+-]+@[\w.-]+\.example|\bbm[kr]_[A-Za-z0-9_-]{20,}|/(invitations|new-password|confirm|stop)/[A-Za-z0-9_-]{20,}", RegexOptions.IgnoreCase)]
    private static partial Regex Personal();

    public sealed class Provider : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            Interlocked.Increment(ref _lines);
            var line = $"{formatter(state, exception)} {exception}";
            if (Tells(line))
                Telling.TryAdd(line.Length > 500 ? line[..500] : line, 0);
        }

        public void Dispose()
        {
        }
    }
}
