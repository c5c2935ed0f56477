using Benchmarking.Browser.Tests.Journeys;
using Benchmarking.Browser.Tests.Support;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LastCollectionOrderer))]

namespace Benchmarking.Browser.Tests.Support;

/// <summary>The journey that publishes comes last: the others look at the demonstration as it is found.</summary>
public sealed class LastCollectionOrderer : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(own => own.TestCollectionDisplayName == CollectionLifeTests.RunsLast)];
}
