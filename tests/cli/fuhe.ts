/** Runs the command as a person would, in a folder of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface Ran {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

const main = new URL('../../src/cli/main.ts', import.meta.url).pathname;

export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'fuhe-cli-'));
  readonly #environment: Record<string, string>;

  constructor(environment: Record<string, string> = {}) {
    this.#environment = environment;
  }

  file(name: string, content: string | Uint8Array): string {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return name;
  }

  start(
    args: string[],
    environment: Record<string, string> = {},
  ): { child: ChildProcess; done: Promise<Ran> } {
    const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), main, ...args], {
      cwd: this.path,
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        TMPDIR: tmpdir(),
        ...this.#environment,
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ran: Ran = { code: null, signal: null, stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (ran.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (ran.stderr += text));
    const done = new Promise<Ran>((resolve) => {
      child.once('close', (code, signal) => {
        resolve({ ...ran, code, signal });
      });
    });
    return { child, done };
  }

  run(args: string[], environment: Record<string, string> = {}): Promise<Ran> {
    return this.start(args, environment).done;
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** A report with one execution rate that holds or does not. */
export const report = (office: string, rate: string): string => `# ${office}2023年度部门整体支出绩效自评报告

一、预算执行情况

2023年年初预算数为100万元，全年执行数为95万元，预算执行率${rate}。
`;

export const lines = (text: string): unknown[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);
