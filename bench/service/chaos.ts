/**
 * Does the service lose anything? Sends files over HTTP while workers, Redis, PostgreSQL and the API are killed.
 *
 *   npm run bench:chaos [-- --files 2000] [-- --plain] [-- --logs FOLDER]
 *
 * PostgreSQL and Redis are its own, on ports of their own. --plain kills nothing and tells the throughput; --logs
 * keeps what the processes wrote. Exit code 1: something was lost, doubled or changed.
 */
import { parseArgs } from 'node:util';
import { join } from 'node:path';
import { cpSync } from 'node:fs';
import { makeFiles } from './chaos/files.js';
import { judge, type Outcome } from './chaos/outcome.js';
import { noHarm, run, type Harm, type Sent } from './chaos/run.js';
import { OwnService } from './chaos/service.js';

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '2000' },
    plain: { type: 'boolean', default: false },
    logs: { type: 'string' },
  },
});
const count = Number(values.files);
const harm: Harm = values.plain ? noHarm : { workers: 10, redis: 2, postgres: 1, api: 1 };

const table = (sent: Sent, outcome: Outcome, service: OwnService, codes: (number | null)[]): string => {
  const seconds = sent.took / 1000;
  const away = (what: string): string => {
    const times = service.away.filter((each) => each.what === what);
    const total = times.reduce((sum, { from, until }) => sum + until - from, 0);
    return `${times.length} times${times.length > 0 ? `, ${(total / 1000).toFixed(1)} s away in all` : ''}`;
  };
  const setAside = Object.entries(outcome.setAside).map(([code, times]) => `${times} ${code}`);
  const rows: [string, string | number][] = [
    ['files sent', count],
    ['stored exactly once', outcome.stored],
    ['set aside', setAside.join(', ')],
    ['records as extract prints them', `${outcome.records.same} of ${outcome.records.compared}`],
    ['workers killed', away('worker')],
    ['Redis killed', away('Redis')],
    ['PostgreSQL stopped at once', away('PostgreSQL')],
    ['API killed', away('API')],
    ['processes started in vain', service.ended],
    ['work taken back from the dead', outcome.takenBack],
    ['requests', outcome.requests],
    ['… answered 5xx while PostgreSQL was away', outcome.excused.refused],
    ['… not answered while the API was away', outcome.excused.unanswered],
    ['exit codes at the end', codes.join(', ')],
    ['seconds until all were read', seconds.toFixed(1)],
    ['files a second', (count / seconds).toFixed(1)],
  ];
  return rows.map(([name, value]) => `${name.padEnd(42)}${value}`).join('\n');
};

const files = makeFiles(count);
const service = await OwnService.start({
  fuhe: [process.execPath, join(import.meta.dirname, '../../dist/src/cli/main.js')],
  workers: 2,
  environment: { FUHE_LEASE: '6' },
});
try {
  const sent = await run(service, files, harm, count * 2000 + 120_000);
  const outcome = await judge(service, files, sent);
  const codes = await service.stop();
  if (codes.some((code) => code !== 0))
    outcome.faults.push(`asked to stop, a process ended with ${codes.join(', ')}`);
  console.log(table(sent, outcome, service, codes));
  for (const fault of outcome.faults.slice(0, 50)) console.error(`FAULT ${fault}`);
  console.log(outcome.faults.length === 0 ? 'nothing was lost' : `${outcome.faults.length} faults`);
  process.exitCode = outcome.faults.length === 0 ? 0 : 1;
} finally {
  if (values.logs !== undefined) cpSync(join(service.folder, 'log'), values.logs, { recursive: true });
  await service.remove();
}
