/** A PostgreSQL server of our own, which may be stopped and started again; what was committed stays. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** smart waits for clients, fast ends their connections, immediate leaves the rest to the recovery at the next start */
export type StopMode = 'fast' | 'immediate';

export class OwnPostgres {
  readonly url: string;
  readonly #folder: string;
  readonly #port: number;
  readonly #programs: string;
  /** initdb refuses to run as root, so that then the system's postgres user does; '' = as we are */
  readonly #user: string;

  private constructor({ programs, user }: { programs: string; user: string }) {
    this.#programs = programs;
    this.#user = user;
    this.#port = 20_000 + Math.floor(Math.random() * 20_000);
    this.#folder = mkdtempSync(join(tmpdir(), 'fuhe-postgres-'));
    if (user !== '') chownSync(this.#folder, Number(user), statSync(this.#folder).gid);
    this.url = `postgres://postgres@127.0.0.1:${this.#port}/postgres`;
  }

  static installed(): boolean {
    return found() !== null;
  }

  /** Started, with an empty database. Throws where no server is installed. */
  static async create(): Promise<OwnPostgres> {
    const programs = found();
    if (programs === null) throw new Error('no PostgreSQL server is installed');
    const server = new OwnPostgres(programs);
    await server.#run('initdb', '-D', 'data', '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C');
    await server.start();
    return server;
  }

  /** Resolves when it takes connections. */
  async start(): Promise<void> {
    const options = `-p ${this.#port} -k ${this.#folder} -c listen_addresses=127.0.0.1`;
    await this.#run('pg_ctl', '-D', 'data', '-w', '-o', options, '-l', 'log', 'start');
  }

  async stop(mode: StopMode): Promise<void> {
    await this.#run('pg_ctl', '-D', 'data', '-m', mode, '-w', 'stop');
  }

  async remove(): Promise<void> {
    await this.stop('immediate').catch(() => undefined);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #run(program: string, ...args: string[]): Promise<void> {
    const path = join(this.#programs, program);
    const command = this.#user === '' ? [path] : ['setpriv', `--reuid=${this.#user}`, '--clear-groups', path];
    const child = spawn(command[0] ?? '', [...command.slice(1), ...args], {
      cwd: this.#folder,
      stdio: 'ignore',
    });
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) throw new Error(`${program} ended with ${String(code)}: ${this.#lastWords()}`);
  }

  #lastWords(): string {
    try {
      return readFileSync(join(this.#folder, 'log'), 'utf8').slice(-500);
    } catch {
      return 'it wrote no log';
    }
  }
}

const found = (): { programs: string; user: string } | null => {
  const debian = '/usr/lib/postgresql';
  const versions = spawnSync('ls', [debian]).status === 0 ? readdirSync(debian).toSorted() : [];
  const newest = versions.at(-1);
  const root = process.getuid?.() === 0;
  const user = root ? spawnSync('id', ['-u', 'postgres']).stdout.toString().trim() : '';
  return newest === undefined || (root && user === '')
    ? null
    : { programs: join(debian, newest, 'bin'), user };
};
