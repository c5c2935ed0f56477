using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Register.Profile;

/// <summary>Who lives in the homes, once a year.</summary>
[Route("register/profile"), May(Verb.KeepRegister)]
public sealed class ProfileController(ReadProfiles read, WriteProfile write) : WriteController<ResidentProfile, ProfileForm>(write)
{
    [HttpGet("")]
    public async Task<IActionResult> List(CancellationToken cancellation) => View(await read.LoadAsync(HttpContext.Actor(), cancellation));

    [HttpGet("/register/profile.csv")]
    public async Task<IActionResult> Csv(CancellationToken cancellation) =>
        File(await read.WriteAsync(HttpContext.Actor(), cancellation), CsvOutput.ContentType, "who-lives-here.csv");
}

/// <summary>Groups that are named as under-represented, and groups of the organisation's own.</summary>
[Route("register/profile/groups"), May(Verb.KeepRegister)]
public sealed class GroupsController(WriteGroup write) : WriteController<NamedGroup, GroupForm>(write);
