namespace Benchmarking.Web.Platform.Limits;

/// <summary>For an address that is open to everybody and does work although it is only looked at: it counts as a form does.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class KnocksAttribute : Attribute;
