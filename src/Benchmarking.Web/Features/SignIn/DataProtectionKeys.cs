using System.Xml.Linq;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>Keeps the keys of cookies and tokens in the database, so that all instances accept each other's.</summary>
public sealed class DataProtectionKeys(SiteDatabase site) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = new BenchmarkingDb(site.Options);
        return [.. db.DataProtectionKeys.Select(key => key.Xml).AsEnumerable().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = new BenchmarkingDb(site.Options);
        db.DataProtectionKeys.Add(new DataProtectionKey
        {
            FriendlyName = friendlyName,
            Xml = element.ToString(SaveOptions.DisableFormatting),
        });
        db.SaveChanges();
    }
}
