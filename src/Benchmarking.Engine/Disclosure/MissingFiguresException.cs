namespace Benchmarking.Engine.Disclosure;

/// <summary>
/// Numbers shown before were made from figures that are not given (or the key is another), so that nobody can say what
/// they and new ones tell together.
/// </summary>
/// <param name="message">Of which metric.</param>
public sealed class MissingFiguresException(string message) : ArgumentException(message);
