/** A child that misbehaves as its job says: what a hostile file could make a reader do. */
import { serve } from '../../workers/serve.js';
import { UnreadableFile } from '../../src/errors.js';

export type Fault =
  | 'none'
  | 'encrypted'
  | 'defect'
  | 'loop'
  | 'sleep'
  | 'heap'
  | 'buffers'
  | 'exit'
  | 'segfault'
  | 'late throw'
  | 'pid';

let served = 0;

const hog = (grow: () => unknown): never => {
  const held: unknown[] = [];
  for (;;) held.push(grow());
};

const misbehave: Record<Fault, () => unknown> = {
  none: () => 'fine',
  encrypted: () => {
    throw new UnreadableFile('encrypted', 'RC4');
  },
  defect: () => {
    throw new TypeError('no such glyph');
  },
  loop: () => {
    for (;;) served += 0;
  },
  sleep: () => new Promise(() => setInterval(() => undefined, 1000)),
  heap: () => hog(() => Array.from({ length: 10_000 }, (_, index) => ({ index }))),
  buffers: () => hog(() => Buffer.alloc(16 << 20, 1)),
  exit: () => process.exit(3),
  segfault: () => {
    process.kill(process.pid, 'SIGSEGV');
    return new Promise(() => undefined);
  },
  'late throw': () => {
    setTimeout(() => {
      throw new Error('after the fact');
    }, 5);
    return new Promise(() => undefined);
  },
  pid: () => process.pid,
};

serve(async ({ fault }: { fault: Fault }) => {
  served += 1;
  return { value: await misbehave[fault](), served };
});
