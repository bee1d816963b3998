/**
 * npm run demo:service            API and worker as processes of their own, on DATABASE_URL and REDIS_URL; until Ctrl-C
 * npm run demo:service -- --exit  ends when it has shown what there is to see
 *
 * In a schema, under a prefix and in a folder of its own, which are thrown away; nothing else is touched.
 */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { Redis } from 'ioredis';
import pg from 'pg';

const root = join(import.meta.dirname, '..');
const fuhe = join(root, 'dist', 'src', 'cli', 'main.js');
const fixture = join(root, 'fixtures', 'reports', 'archive-accounts-share', 'input.pdf');
const schema = `fuhe_demo_${randomBytes(4).toString('hex')}`;

const refuse = (message) => {
  console.error(message);
  process.exit(2);
};

const settings = () => {
  const { DATABASE_URL: databaseUrl, REDIS_URL: redisUrl } = process.env;
  for (const [name, value] of Object.entries({ DATABASE_URL: databaseUrl, REDIS_URL: redisUrl }))
    if (!value || !URL.canParse(value))
      refuse(
        `请设置 ${name}，例如 / please set ${name}, for example:\n` +
          'DATABASE_URL=postgres://postgres@127.0.0.1:5432/postgres REDIS_URL=redis://127.0.0.1:6379 npm run demo:service',
      );
  return { databaseUrl, redisUrl };
};

/** Who answers at the other end is found out by those who talk to it. */
const reachable = (url, port) =>
  new Promise((resolve) => {
    const socket = connect({ host: url.hostname.replace(/^\[|\]$/gu, ''), port: Number(url.port || port) });
    const end = (reached) => (socket.destroy(), resolve(reached));
    socket
      .setTimeout(5000, () => end(false))
      .once('error', () => end(false))
      .once('connect', () => end(true));
  });

const demand = async (name, value, port) => {
  const url = new URL(value);
  if (!(await reachable(url, port)))
    refuse(
      `无法连接 ${name}（${url.hostname}:${url.port || port}），请先启动服务 / ${name} cannot be reached at ${url.hostname}:${url.port || port}: start the server first`,
    );
};

const { values } = parseArgs({ options: { exit: { type: 'boolean', default: false } } });
const { databaseUrl, redisUrl } = settings();
await demand('DATABASE_URL', databaseUrl, 5432);
await demand('REDIS_URL', redisUrl, 6379);

const home = mkdtempSync(join(tmpdir(), 'fuhe-demo-'));
const environment = { ...process.env, FUHE_HOME: home, FUHE_SCHEMA: schema };
const children = [];

const start = (...command) => {
  const child = spawn(process.execPath, [fuhe, ...command], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  children.push(child);
  console.log(`$ npx fuhe ${command.join(' ')}`);
  return child;
};

/** Started first, it makes the schema; its address stands on a line of its own. */
const serving = async () => {
  const child = start('serve', '--port', '0');
  const said = [];
  for await (const line of createInterface({ input: child.stderr })) {
    const [address] = /^http:\S+/u.exec(line) ?? [];
    if (address) return (child.stderr.resume(), address);
    said.push(line);
  }
  throw new Error(`fuhe serve 未能启动 / did not start:\n${said.join('\n')}`);
};

const key = () => {
  const name = `demo ${new Date().toISOString().replaceAll(':', '.')}`;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [fuhe, 'keys', 'create', '--name', name, '--role', 'admin'],
    { env: environment, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  return stdout.trim();
};

const show = async (address, headers) => {
  const body = new FormData();
  body.append('file', new Blob([readFileSync(fixture)]), basename(fixture));
  const sent = await (await fetch(`${address}/v1/reports?wait=60`, { method: 'POST', body, headers })).json();
  const [file] = sent.files ?? [];
  if (file?.state !== 'done') throw new Error(`未能读完 / was not read: ${JSON.stringify(sent)}`);
  const url = `${address}/v1/reports/${file.report}`;
  const { checks } = await (await fetch(`${url}/checks?verdict=contradiction`, { headers })).json();
  console.log(`\n${file.name}: ${checks.length} 处不符 / contradictions`);
  for (const { check } of checks) {
    const page = check.stated.place?.kind === 'page' ? `p. ${check.stated.place.page}` : '';
    console.log(
      `  ${page} ${check.rule}: ${check.stated.text} → ${check.expected.join(', ')}   ${check.formula}`,
    );
    console.log(`    ${check.reason.zh}\n    ${check.reason.en}`);
  }
  if (checks.length === 0) throw new Error('这份报告应有不符之处 / this report should not hold');
  const picture = await fetch(`${url}/pages/1`, { headers });
  if (!picture.ok) throw new Error(`第一页未能绘出 / page 1 was not drawn: ${await picture.text()}`);
  console.log(
    ['', `${address}/docs`, url, `${url}/checks`, `${url}/pages/1`, `${address}/v1/findings`].join('\n'),
  );
};

const ended = (child) =>
  new Promise((resolve) =>
    child.exitCode === null && child.signalCode === null ? child.once('exit', resolve) : resolve(),
  );

const cleanUp = async () => {
  for (const child of children) child.kill('SIGTERM');
  await Promise.all(children.map(ended));
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`drop schema if exists ${schema} cascade`);
  await client.end();
  const redis = new Redis(redisUrl);
  const kept = await redis.keys(`${schema}:*`);
  if (kept.length > 0) await redis.del(kept);
  redis.disconnect();
  rmSync(home, { recursive: true, force: true });
};

let code = 0;
try {
  const address = await serving();
  start('worker', '--concurrency', '1').stderr.resume();
  const secret = key();
  await show(address, { authorization: `Bearer ${secret}` });
  if (!values.exit) {
    console.log(`\ncurl -H 'Authorization: Bearer ${secret}' ${address}/v1/findings\nCtrl-C 结束 / ends it`);
    await new Promise((resolve) => ['SIGINT', 'SIGTERM'].forEach((signal) => process.once(signal, resolve)));
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  code = 1;
} finally {
  await cleanUp();
}
process.exit(code);
