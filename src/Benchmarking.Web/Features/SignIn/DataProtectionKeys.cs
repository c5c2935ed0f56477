using System.Xml.Linq;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform.Keys;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>Keeps the keys of cookies and tokens in the database, so that all instances accept each other's.</summary>
/// <param name="sealedOnly">In Production: what was not sealed by our own keys is not believed.</param>
public sealed partial class DataProtectionKeys(SiteDatabase site, bool sealedOnly, ILogger<DataProtectionKeys> log) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = new BenchmarkingDb(site.Options);
        var elements = new List<XElement>();
        foreach (var row in db.DataProtectionKeys.Select(key => new { key.FriendlyName, key.Xml }).ToList())
        {
            var element = XElement.Parse(row.Xml);
            if (!sealedOnly || RingElement.IsOurs(element))
                elements.Add(element);
            else
                NotOurs(row.FriendlyName);
        }

        return elements;
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

    [LoggerMessage(Level = LogLevel.Error, Message = "The key {Name} in the database is not sealed by this site's own keys and is left out: somebody may have planted it")]
    private partial void NotOurs(string? name);
}
