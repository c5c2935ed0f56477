namespace Benchmarking.Web.Tests.Features.Releases;

/// <summary>Releases made behind the site's back.</summary>
internal static class ReadyReleases
{
    /// <summary>A release that waits for approval, as if the engine had made it, with one file.</summary>
    public static async Task<Guid> ReadyReleaseAsync(this World world, Guid by, string series)
    {
        var id = Guid.NewGuid();
        await world.RunAsync(
            """
            insert into releases (id, series, state, title, summary, licence, open, publications, records, case_studies, made_at, made_by)
            values ($1, $3, 'building', 'Made by a test', 's', 'cc-by-4.0', true, array[1], 'none', false, now(), $2)
            """, id, by, series);
        await world.RunAsync(
            """
            insert into release_reports values ($1, '{"passed": true, "cells": [], "attacks": [], "texts": {"files": 1, "passages": 1, "names": 1, "found": []}, "records": null}')
            """, id);
        await world.RunAsync("insert into stored_files values (encode(sha256('hello'), 'hex'), 5, 262144) on conflict do nothing");
        await world.RunAsync("insert into stored_chunks values (encode(sha256('hello'), 'hex'), 0, encode(sha256('hello'), 'hex'), 'hello') on conflict do nothing");
        await world.RunAsync(
            "insert into release_files (release_id, name, position, media_type, sha256, bytes, description) values ($1, 'words.txt', 1, 'text/plain', encode(sha256('hello'), 'hex'), 5, 'Words.')", id);
        await world.RunAsync("update releases set state = 'ready', major = 900, minor = 0, patch = 0 where id = $1", id);
        return id;
    }
}
