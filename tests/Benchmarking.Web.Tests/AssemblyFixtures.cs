using Benchmarking.Web.Tests;

[assembly: AssemblyFixture(typeof(PostgresFixture))]
