// Keeps figures in DuckDB in memory and works out the groups' quantiles when told to: one command a line on standard
// input, one answer in JSON a line on standard output. Times are of the query alone, by this process's own clock.
import { createInterface } from 'node:readline';
import { DuckDBInstance } from '@duckdb/node-api';

const [figures, members, results, threads, probabilities] = process.argv.slice(2);
const instance = await DuckDBInstance.create(':memory:', { threads });
const connection = await instance.connect();

const commands = {
  async load() {
    await connection.run(`create table figures as select * from read_csv('${figures}', header = true,
      columns = {'organisation': 'integer', 'metric': 'integer', 'period': 'integer', 'value': 'double'})`);
    await connection.run(`create table members as select * from read_csv('${members}', header = true,
      columns = {'organisation': 'integer', 'peers': 'integer'})`);
    return {};
  },

  async run() {
    await connection.run('drop table if exists results');
    const [start, processor] = [performance.now(), process.cpuUsage()];
    await connection.run(`create table results as
      select metric, period, peers, count(value) as n, avg(value) as mean,
        quantile_cont(value, [${probabilities}]) as quantiles
      from figures join members using (organisation)
      group by metric, period, peers`);
    const used = process.cpuUsage(processor);
    return { milliseconds: performance.now() - start, processor: (used.user + used.system) / 1000 };
  },

  async write() {
    await connection.run(`copy (select metric, period, peers, n, mean, array_to_string(quantiles, ';')
      from results where n > 0) to '${results}' (header false)`);
    return { peakKilobytes: process.resourceUsage().maxRSS };
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(await commands[line]()));
}
