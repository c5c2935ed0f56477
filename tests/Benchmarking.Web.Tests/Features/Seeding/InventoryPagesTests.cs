using Benchmarking.Web.Features.Seeding;
using Benchmarking.Web.Tests.Tenancy;

namespace Benchmarking.Web.Tests.Features.Seeding;

/// <summary>Nothing in the documents is lost: what became of an item is found where the inventory says.</summary>
public sealed class InventoryPagesTests
{
    [Fact]
    public void Every_page_that_the_inventory_names_is_one_of_the_site()
    {
        var pages = RouteTable.Rows.Where(row => row.Method == "GET").Select(row => "/" + row.Template).ToHashSet();
        var named = SeedFile.Read("inventory").SelectMany(row => row.Text("page").Split(';', StringSplitOptions.RemoveEmptyEntries)).ToHashSet();

        Assert.Empty(named.Except(pages));
        Assert.InRange(named.Count, 15, 100);
    }
}
