using System.Security.Cryptography;
using System.Text.Json;
using Benchmarking.Web.Platform;

namespace Benchmarking.Web.Database;

/// <summary>Passwords of the site's own database: made once at random, kept in the data folder for its owner's eyes only.</summary>
public sealed record DatabasePasswords(string Superuser, string Site, string Engine)
{
    public static DatabasePasswords ReadOrMake(DataFolder folder)
    {
        if (File.Exists(folder.Passwords))
            return Read(folder.Passwords);
        if (Directory.Exists(folder.Cluster))
            throw new StartRefused(
                $"{folder.Passwords} is missing, and without it the database beside it cannot be opened: bring the file back, or start with an empty folder (--data DIR).");
        var made = new DatabasePasswords(Random(), Random(), Random());
        PrivateFile.Write(folder.Passwords, JsonSerializer.Serialize(made));
        return made;
    }

    private static DatabasePasswords Read(string file)
    {
        try
        {
            if (JsonSerializer.Deserialize<DatabasePasswords>(File.ReadAllText(file)) is { Superuser: not null, Site: not null, Engine: not null } kept)
                return kept;
        }
        catch (Exception unreadable) when (unreadable is JsonException or UnauthorizedAccessException)
        {
            throw new StartRefused($"{file} cannot be read ({unreadable.Message}): run the site as the folder's owner, or bring the file back from a copy.", unreadable);
        }

        throw new StartRefused($"{file} holds no passwords: bring it back from a copy.");
    }

    private static string Random() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
}
