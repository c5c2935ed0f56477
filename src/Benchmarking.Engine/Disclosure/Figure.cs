namespace Benchmarking.Engine.Disclosure;

/// <summary>What became of one number of a cell.</summary>
internal enum Fate
{
    /// <summary>It is shown.</summary>
    Shown,

    /// <summary>The numbers of an earlier release stand, because nothing changed.</summary>
    Unchanged,

    /// <summary>The numbers of an earlier state stand, because too few changed.</summary>
    Held,

    /// <summary>Another published group is too similar.</summary>
    TooSimilar,

    /// <summary>A rule about values keeps it back: of means, bands, linear combinations.</summary>
    ByRule,

    /// <summary>Without it a member's figure could be placed too closely.</summary>
    ByCertificate,

    /// <summary>It was withheld this year and its contributors are the same.</summary>
    StillWithheld,

    /// <summary>Withheld by lot, so that withholding tells nothing of values.</summary>
    Decoy,
}

/// <summary>One number of a cell on its way to being shown or not.</summary>
internal sealed class Figure(Statistic statistic)
{
    public Statistic Statistic { get; } = statistic;

    public Fate Fate { get; set; } = Fate.Shown;

    /// <summary>The number; kept where it is withheld, for it may not leave <see cref="GroupDraft"/> then.</summary>
    public ShownNumber Number { get; set; }

    /// <summary>The earlier entry whose number or silence stands.</summary>
    public LedgerEntry? Earlier { get; set; }

    /// <summary>Whether a number of this very release would be shown.</summary>
    public bool IsNew => Fate == Fate.Shown;

    /// <summary>Whether a number is shown, new or old.</summary>
    public bool IsShown => IsNew || (Fate is Fate.Unchanged or Fate.Held && Earlier!.Shown is not null);

    /// <summary>The number that is shown; null where none is.</summary>
    public ShownNumber? Visible => IsNew ? Number : IsShown ? Earlier!.Shown : null;

    /// <summary>Why it is not shown; null where it is.</summary>
    public Reason? Reason => Fate switch
    {
        Fate.Shown => null,
        Fate.Unchanged or Fate.Held => Earlier!.Reason,
        Fate.TooSimilar => Engine.Reason.N3,
        _ => Engine.Reason.V,
    };
}

/// <summary>One group in one period: what went in and what became of its numbers.</summary>
internal sealed class GroupDraft(PeerGroup group, int position, CellInput input, decimal[] sorted, int contributors)
{
    public PeerGroup Group { get; } = group;

    /// <summary>Its place among the groups as given; everyone is 0.</summary>
    public int Position { get; } = position;

    public CellInput Input { get; } = input;

    /// <summary>The contributors' values, ascending.</summary>
    public decimal[] Sorted { get; } = sorted;

    /// <summary>How many interest groups contributed.</summary>
    public int Contributors { get; } = contributors;

    /// <summary>The numbers there are enough contributors for, from the median outwards.</summary>
    public List<Figure> Figures { get; } = [];

    /// <summary>The published group that is too similar to this one.</summary>
    public string? Similar { get; set; }

    public bool IsEveryone => Group.Code == PeerGroup.All;

    /// <summary>Everyone first, then size, region, type, crossings, named sets: what is dropped last comes first.</summary>
    public int Priority => Group.Dimension switch
    {
        PeerGroup.All => 0,
        "size" => 1,
        "region" => 2,
        "type" => 3,
        "crossing" => 4,
        _ => 5,
    };

    /// <summary>Withholds every number that would be new.</summary>
    public void Withhold(Fate fate)
    {
        foreach (var figure in Figures.Where(figure => figure.IsNew)) figure.Fate = fate;
    }

    /// <summary>Keeps every new number back; where an earlier one was shown of this period, that stands.</summary>
    public void Hold(Fate fate)
    {
        foreach (var figure in Figures.Where(figure => figure.IsNew))
        {
            figure.Fate = figure.Earlier?.Shown is null ? fate : Fate.Held;
        }
    }

    /// <summary>Without its median a cell has nothing to show: what else would be new shares the median's fate.</summary>
    public void FollowMedian()
    {
        if (Figures.Find(figure => figure.Statistic == Statistic.Median) is not { IsShown: false } median) return;

        Withhold(median.Fate is Fate.Unchanged or Fate.Held ? Fate.StillWithheld : median.Fate);
    }

    /// <summary>
    /// The outermost new numbers: tails go before the mean, the mean before quartiles, the median last, for a
    /// cell without its median has nothing to show.
    /// </summary>
    public IReadOnlyList<Figure> Outermost()
    {
        Statistic[][] bundles =
        [
            [Statistic.P10, Statistic.P90], [Statistic.Mean], [Statistic.LowerQuartile, Statistic.UpperQuartile], [Statistic.Median],
        ];
        return bundles
            .Select(bundle => Figures.Where(figure => figure.IsNew && bundle.Contains(figure.Statistic)).ToList())
            .FirstOrDefault(figures => figures.Count > 0) ?? [];
    }
}
