using Benchmarking.Web.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Benchmarking.Web.Tests.Database;

public sealed class ModelTests(PostgresFixture postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_model_of_the_code_is_the_schema_of_the_migrations()
    {
        await using var site = new SiteDatabase(postgres.Site);
        await using var db = new BenchmarkingDb(site.Options);
        var expected = db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables
            .SelectMany(table => table.Columns.Select(Line))
            .Concat(db.GetService<IDesignTimeModel>().Model.GetEntityTypes().Where(entity => entity.IsMappedToJson())
                .Select(entity => $"{Owner(entity)}.{entity.GetContainerColumnName()} jsonb"))
            .Distinct().Order(StringComparer.Ordinal).ToList();

        Assert.Equal(await SchemaAsync(), expected);
    }

    private static string Owner(IEntityType json) => json.FindOwnership()!.PrincipalEntityType.GetTableName()!;

    private static string Line(IColumn column) =>
        $"{column.Table.Name}.{column.Name} {column.StoreType}{(column.IsNullable ? " null" : "")}";

    private async Task<List<string>> SchemaAsync()
    {
        await using var owner = NpgsqlDataSource.Create(postgres.Owner);
        await using var command = owner.CreateCommand(
            """
            select c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                   || case when a.attnotnull then '' else ' null' end
            from pg_attribute a join pg_class c on c.oid = a.attrelid
            where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
              and c.relname <> 'schema_version'
            """);
        var lines = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        while (await reader.ReadAsync(Cancel))
            lines.Add(reader.GetString(0));
        return [.. lines.Order(StringComparer.Ordinal)];
    }
}
