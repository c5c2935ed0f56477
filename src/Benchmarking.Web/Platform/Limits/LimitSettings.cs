namespace Benchmarking.Web.Platform.Limits;

/// <summary>How much may be asked at once, and how fast it may be asked again.</summary>
/// <param name="Burst">Requests that may come as fast as they like.</param>
/// <param name="PerSecond">Requests a second that go on for ever.</param>
public sealed record Limit(int Burst, int PerSecond);

/// <summary>
/// How much the pages may be asked, in each process by itself. Somebody who clicks as fast as they can asks for two pages a
/// second; an office of thirty behind one address on closing day for a few more. Static files and the health checks are free,
/// and the API has limits of its own.
/// </summary>
/// <param name="Address">From one network address, before anybody is known.</param>
/// <param name="Knocking">From one network address: forms that are open to everybody, such as signing in.</param>
/// <param name="Person">By one person, wherever they are signed in.</param>
/// <param name="Organisation">By everybody who acts for one organisation: its fair share.</param>
/// <param name="Refill">How often what <c>PerSecond</c> says is given back; a second.</param>
public sealed record LimitSettings(Limit Address, Limit Knocking, Limit Person, Limit Organisation, TimeSpan Refill)
{
    public static LimitSettings Usual { get; } = new(new(600, 30), new(60, 1), new(240, 10), new(400, 25), TimeSpan.FromSeconds(1));

    /// <summary>Settings such as <c>Limits:Person:Burst</c> and <c>Limits:Person:PerSecond</c>; <c>Limits:Times</c> multiplies all.</summary>
    public static LimitSettings Of(IConfiguration configuration)
    {
        var part = configuration.GetSection("Limits");
        var times = Math.Max(1, part.GetValue("Times", 1));
        return new(
            Read(part, nameof(Address), Usual.Address, times),
            Read(part, nameof(Knocking), Usual.Knocking, times),
            Read(part, nameof(Person), Usual.Person, times),
            Read(part, nameof(Organisation), Usual.Organisation, times),
            part.GetValue(nameof(Refill), Usual.Refill));
    }

    private static Limit Read(IConfiguration part, string name, Limit usual, int times) => new(
        Math.Max(1, part.GetValue($"{name}:Burst", usual.Burst)) * times,
        Math.Max(1, part.GetValue($"{name}:PerSecond", usual.PerSecond)) * times);
}
