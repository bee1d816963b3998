/** What becomes of accepted files, as it becomes known. The database is asked: any process may do the work. */
import { setTimeout as pause } from 'node:timers/promises';
import type { FoundWork } from '../store/work.js';
import type { Store } from '../store/store.js';
import { isOutage } from '../store/outage.js';

export const ended = ({ state }: Pick<FoundWork, 'state'>): boolean =>
  state === 'done' || state === 'set-aside';

/** Waits until all have ended, at most so long; `stop` ends the waiting, too. */
export const untilEnded = async (
  { work }: Store,
  contents: readonly string[],
  milliseconds: number,
  stop: AbortSignal,
): Promise<void> => {
  const deadline = Date.now() + milliseconds;
  let open = contents;
  for (let step = 25; ; step = Math.min(step * 2, 400)) {
    const found = await Promise.all(open.map((sha256) => work.find(sha256)));
    open = open.filter((_, at) => {
      const file = found[at];
      return file && !ended(file);
    });
    const left = deadline - Date.now();
    if (open.length === 0 || left <= 0 || stop.aborted) return;
    await pause(Math.min(step, left));
  }
};

const beatMs = 15_000;
const stepMs = 500;

/** Server-sent events: `state` with the file whenever it changed, a comment now and then to keep the line open. */
export async function* events(
  { work }: Store,
  sha256: string,
  body: (file: FoundWork) => object,
  stop: AbortSignal,
): AsyncGenerator<string> {
  yield 'retry: 3000\n\n';
  let last = '';
  let spoken = Date.now();
  while (!stop.aborted) {
    const file = await work.find(sha256).catch((error: unknown) => {
      if (isOutage(error)) return null;
      throw error;
    });
    const data = file ? JSON.stringify(body(file)) : last;
    if (data !== last) yield `event: state\ndata: ${data}\n\n`;
    else if (Date.now() - spoken > beatMs) yield ': still here\n\n';
    if (data !== last || Date.now() - spoken > beatMs) spoken = Date.now();
    last = data;
    if (file && ended(file)) return;
    await pause(stepMs);
  }
}
