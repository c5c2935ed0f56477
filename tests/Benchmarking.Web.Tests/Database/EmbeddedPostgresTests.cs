using System.Diagnostics;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Embedded;
using Benchmarking.Web.Platform;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Benchmarking.Web.Tests.Database;

public sealed class EmbeddedPostgresTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_written_is_there_after_a_stop_and_a_start()
    {
        using var folder = new TemporaryFolder();
        await using (var first = await OwnServer.StartInAsync(folder.Path))
            await WriteAsync(first);

        Assert.False(File.Exists(folder["postgres/postmaster.pid"]));
        await using var second = await OwnServer.StartInAsync(folder.Path);
        Assert.Equal("wren", await ReadAsync(second));
    }

    [Fact]
    public async Task A_second_site_on_the_same_folder_is_refused_while_the_first_runs()
    {
        await using var first = await OwnServer.StartAsync();
        var folder = Path.GetDirectoryName(await DataDirectoryAsync(first.Postgres))!;

        var refusal = await Assert.ThrowsAsync<StartRefused>(() => OwnServer.StartInAsync(folder));

        Assert.Contains("is used by another site that is running", refusal.Message);
        await WriteAsync(first.Postgres);
    }

    [Fact]
    public async Task A_server_killed_with_its_guard_recovers_at_the_next_start()
    {
        using var folder = new TemporaryFolder();
        var first = await OwnServer.StartInAsync(folder.Path);
        await WriteAsync(first);

        Kill(first.GuardProcessId!.Value);
        Kill(first.ServerProcessId!.Value);
        await first.DisposeAsync();
        Assert.True(File.Exists(folder["postgres/postmaster.pid"]));

        await using var second = await OwnServer.StartInAsync(folder.Path);
        Assert.Equal("wren", await ReadAsync(second));
    }

    [Fact]
    public async Task A_server_left_running_by_a_killed_site_is_taken_over()
    {
        using var folder = new TemporaryFolder();
        var left = await LeaveRunningAsync(folder);

        await using var second = await OwnServer.StartInAsync(folder.Path);

        Assert.NotEqual(left, second.ServerProcessId);
        Assert.Equal("wren", await ReadAsync(second));
    }

    [Fact]
    public async Task The_number_of_another_program_in_an_old_note_is_not_taken_for_a_server()
    {
        using var folder = new TemporaryFolder();
        await (await OwnServer.StartInAsync(folder.Path)).DisposeAsync();
        var note = folder["postgres/postmaster.pid"];
        await File.WriteAllTextAsync(note, $"{Environment.ProcessId}\n{folder["postgres"]}\n1\n5432\n\n127.0.0.1\n", Cancellation);

        await using var second = await OwnServer.StartInAsync(folder.Path);

        Assert.NotEqual(Environment.ProcessId, second.ServerProcessId);
    }

    [Fact]
    public async Task A_first_start_that_failed_half_way_leaves_no_half_database()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The failing program of this test is a shell script.");
        using var folder = new TemporaryFolder();
        using var broken = new TemporaryFolder();
        MakeFailing(broken);

        var refusal = await Assert.ThrowsAsync<StartRefused>(() => EmbeddedPostgres.StartAsync(
            broken.Path, folder["data"], NullLogger.Instance, Cancellation));

        Assert.Contains("initdb: error: the power failed", refusal.Message);
        Assert.False(Directory.Exists(folder["data/postgres"]));
        Assert.True(File.Exists(folder["data/postgres.init/cluster/PG_VERSION"]));
        await using var second = await OwnServer.StartInAsync(folder["data"]);
        Assert.False(Directory.Exists(folder["data/postgres.init"]));
    }

    [Theory]
    [InlineData("99", "start the newer version of the site")]
    [InlineData("9", "start the older version of the site")]
    public async Task A_folder_of_another_PostgreSQL_is_refused(string version, string advice)
    {
        using var folder = new TemporaryFolder();
        await (await OwnServer.StartInAsync(folder.Path)).DisposeAsync();
        await File.WriteAllTextAsync(folder["postgres/PG_VERSION"], version, Cancellation);

        var refusal = await Assert.ThrowsAsync<StartRefused>(() => OwnServer.StartInAsync(folder.Path));

        Assert.Contains($"was made by PostgreSQL {version}", refusal.Message);
        Assert.Contains(advice, refusal.Message);
    }

    [Fact]
    public async Task A_folder_without_its_passwords_is_refused()
    {
        using var folder = new TemporaryFolder();
        await (await OwnServer.StartInAsync(folder.Path)).DisposeAsync();
        File.Delete(folder["database-passwords.json"]);

        var refusal = await Assert.ThrowsAsync<StartRefused>(() => OwnServer.StartInAsync(folder.Path));

        Assert.Contains("database-passwords.json is missing", refusal.Message);
    }

    [Fact]
    public async Task Passwords_are_for_the_owners_eyes_only()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        await using var server = await OwnServer.StartAsync();
        var folder = Path.GetDirectoryName(await DataDirectoryAsync(server.Postgres))!;

        var mode = OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(Path.Combine(folder, "database-passwords.json"));

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, mode);
    }

    [Fact]
    public async Task Nobody_comes_in_without_a_password()
    {
        await using var server = await OwnServer.StartAsync();
        var wrong = server.Postgres.ConnectionString("postgres", EmbeddedPostgres.Superuser, "guess");

        var refusal = await Assert.ThrowsAsync<StartRefused>(() => DatabaseConnection.RefuseUnreachableAsync("Owner", wrong, Cancellation));

        Assert.Contains("refuses the login postgres", refusal.Message);
    }

    // What a killed site leaves behind: the lock is gone with it, and the guard was killed too, so the server lives on.
    private static async Task<int> LeaveRunningAsync(TemporaryFolder folder)
    {
        await using (var first = await OwnServer.StartInAsync(folder.Path))
            await WriteAsync(first);
        using var data = DataFolder.Open(folder.Path);
        var binaries = PostgresBinaries.In(PostgresFixture.Binaries);
        var account = await ServerAccount.ChooseAsync(binaries, data, Cancellation);
        await new ServerStart(data, binaries, account).StartAsync(durable: false, Cancellation);
        return new PostmasterFile(data.Cluster).ProcessId!.Value;
    }

    private static void MakeFailing(TemporaryFolder folder)
    {
        Directory.CreateDirectory(folder["bin"]);
        var script = folder["bin/initdb"];
        File.WriteAllText(script, "#!/bin/sh\nmkdir \"$2\"\necho 18 > \"$2/PG_VERSION\"\necho 'initdb: error: the power failed' >&2\nexit 1\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(script, (UnixFileMode)0b111_101_101);
        File.CreateSymbolicLink(folder["bin/postgres"], PostgresBinaries.In(PostgresFixture.Binaries).Server);
    }

    private static void Kill(int process)
    {
        using var victim = Process.GetProcessById(process);
        victim.Kill();
    }

    private static Task WriteAsync(EmbeddedPostgres server) => RunAsync(server, "create table birds (name text); insert into birds values ('wren') returning name");

    private static Task<string> ReadAsync(EmbeddedPostgres server) => RunAsync(server, "select name from birds");

    private static Task<string> DataDirectoryAsync(EmbeddedPostgres server) => RunAsync(server, "show data_directory");

    private static async Task<string> RunAsync(EmbeddedPostgres server, string sql)
    {
        await using var connection = new NpgsqlConnection(server.SuperuserConnectionString + ";Pooling=false");
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        return (string)(await command.ExecuteScalarAsync(Cancellation))!;
    }
}
