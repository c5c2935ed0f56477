using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.Jobs;

namespace Benchmarking.Web.Tests.Tenancy;

public sealed class OrganisationCacheTests
{
    private static readonly OrganisationId One = new(Guid.NewGuid());
    private static readonly OrganisationId Other = new(Guid.NewGuid());

    [Fact]
    public void What_one_organisation_left_no_other_and_nobody_finds()
    {
        using var cache = new OrganisationCache(TimeProvider.System, OrganisationCache.Usual);
        cache.Keep(One, "cells", "of one", size: 1);

        Assert.Equal("of one", cache.Find<string>(One, "cells"));
        Assert.Null(cache.Find<string>(Other, "cells"));
        Assert.Null(cache.Find<string>(null, "cells"));
    }

    [Fact]
    public void What_nobody_left_is_not_an_organisation_s_either()
    {
        using var cache = new OrganisationCache(TimeProvider.System, OrganisationCache.Usual);
        cache.Keep(null, "cells", "of nobody", size: 1);

        Assert.Equal("of nobody", cache.Find<string>(null, "cells"));
        Assert.Null(cache.Find<string>(One, "cells"));
    }

    [Fact]
    public void One_key_with_another_kind_of_thing_is_another_key()
    {
        using var cache = new OrganisationCache(TimeProvider.System, OrganisationCache.Usual);
        cache.Keep(One, "cells", "text", size: 1);

        Assert.Null(cache.Find<object[]>(One, "cells"));
    }

    [Fact]
    public void After_five_minutes_it_is_read_again()
    {
        var clock = new SetClock();
        using var cache = new OrganisationCache(clock, OrganisationCache.Usual);
        cache.Keep(One, "cells", "kept", size: 1);

        clock.Advance(TimeSpan.FromMinutes(4));
        Assert.NotNull(cache.Find<string>(One, "cells"));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(cache.Find<string>(One, "cells"));
    }

    [Fact]
    public void Told_to_keep_nothing_it_keeps_nothing()
    {
        using var cache = new OrganisationCache(TimeProvider.System, TimeSpan.Zero);
        cache.Keep(One, "cells", "kept", size: 1);

        Assert.Null(cache.Find<string>(One, "cells"));
    }
}
