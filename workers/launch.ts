/** How a child process is started so that it can neither eat the machine nor outlive its parent. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Bounds {
  /** wall clock for one file */
  timeoutMs: number;
  /** JavaScript heap and buffers together */
  memoryMegabytes: number;
}

/** Code, stacks and tables of Node itself, before it holds a byte of a file. */
const ownMegabytes = 256;
/** A child is replaced after `timeoutMs` of work, so it uses at most twice that; compiler and GC threads count too. */
const cpuSeconds = ({ timeoutMs }: Bounds): number => Math.ceil((timeoutMs * 4) / 1000) + 30;

const prlimit = (bounds: Bounds): string[] => [
  'prlimit',
  // V8 counts its heap, only the kernel counts buffers as well
  `--data=${(bounds.memoryMegabytes + ownMegabytes) * 1024 * 1024}`,
  `--cpu=${cpuSeconds(bounds)}`,
];
/** A child that spins does not see that its parent is gone; the kernel does. */
const deathSignal = ['setpriv', '--pdeathsig', 'KILL'];

const works = ([command = '', ...args]: string[]): boolean =>
  spawnSync(command, [...args, 'true'], { stdio: 'ignore' }).status === 0;

let known: { limits: boolean; signal: boolean } | undefined;
/** What this machine has; both tools are in every Linux distribution's util-linux, elsewhere in none. */
const tools = (): { limits: boolean; signal: boolean } => {
  const linux = process.platform === 'linux';
  known ??= {
    limits: linux && works(['prlimit', '--data=1073741824', '--cpu=60']),
    signal: linux && works(deathSignal),
  };
  return known;
};

/** Sources run through tsx, compiled files as they are. */
const loader = (entry: string): string[] =>
  entry.endsWith('.ts') ? ['--import', import.meta.resolve('tsx')] : [];

export const launch = (entry: URL, bounds: Bounds): ChildProcess => {
  const path = fileURLToPath(entry);
  const { limits, signal } = tools();
  const wrappers = [...(limits ? prlimit(bounds) : []), ...(signal ? deathSignal : [])];
  const node = [process.execPath, `--max-old-space-size=${bounds.memoryMegabytes}`, ...loader(path), path];
  const [command = process.execPath, ...args] = [...wrappers, ...node];
  return spawn(command, args, {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
    // its own process group: Ctrl-C is for the parent, which lets the files in flight finish
    detached: true,
    windowsHide: true,
  });
};
