namespace Benchmarking.Engine.Attacks.StandIns;

/// <summary>A scene on which some attacks must succeed, to show that they test something.</summary>
/// <param name="Attacks">Numbers of the attacks that it is for.</param>
/// <param name="Scene">The scene.</param>
public sealed record Control(IReadOnlyList<string> Attacks, AttackScene Scene);
