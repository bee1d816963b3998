/** The child's side of the pool: takes jobs from its parent until the parent is gone. */
import { UnreadableFile } from '../src/errors.js';
import type { Reply } from './protocol.js';

// "Array buffer allocation failed", "Invalid string length", "WebAssembly.Memory(): could not allocate memory"
const outOfMemory =
  /allocation failed|allocate memory|out of memory|Invalid (?:string|array|typed array) length/iu;

/** `never`: the pool that starts this child sends what its `work` takes. */
export const serve = (work: (job: never) => Promise<unknown>): void => {
  process.once('disconnect', () => process.exit(0));
  // an error that nobody awaits belongs to the document at hand: without this the reply might never come
  process.on('uncaughtException', (error) => {
    send(failure(error), () => process.exit(1));
  });
  process.on('message', (job: unknown) => {
    work(job as never).then(
      (result) => {
        send({ kind: 'done', result });
      },
      (error: unknown) => {
        send(failure(error));
      },
    );
  });
  send({ kind: 'ready' });
};

const send = (reply: Reply<unknown>, then: () => void = () => undefined): void => {
  process.send?.(reply, undefined, undefined, then);
};

export const failure = (error: unknown): Reply<never> & { kind: 'failed' } => {
  if (error instanceof UnreadableFile) return { kind: 'failed', code: error.code, detail: error.detail };
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const code = error instanceof RangeError && outOfMemory.test(text) ? 'out-of-memory' : 'internal';
  return { kind: 'failed', code, detail: text };
};
