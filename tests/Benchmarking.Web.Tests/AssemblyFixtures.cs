using Benchmarking.Web.Tests;

[assembly: AssemblyFixture(typeof(PostgresFixture))]
[assembly: AssemblyFixture(typeof(LogCanary))]
