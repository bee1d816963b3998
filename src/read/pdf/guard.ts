/**
 * pdf.js leaves some promises unattended on damaged files and may throw from a timer; Node would end the process for
 * it. While a file is being read, such a failure is the outcome of that file alone.
 */
type Listener = (reason: unknown, detail: unknown) => void;
const events = ['unhandledRejection', 'uncaughtException'] as const;

/** at Lexer.getObj (file:///app/node_modules/pdfjs-dist/legacy/build/pdf.worker.mjs:100:5) */
const pdfjsFrame = /pdfjs-dist|pdf\.worker\.mjs/u;
const isOfPdfjs = (reason: unknown): boolean =>
  !(reason instanceof Error) || reason.stack === undefined || pdfjsFrame.test(reason.stack);

/** Sends what is not ours where it would have gone without us. */
const passOn = (listeners: Listener[], reason: unknown, detail: unknown): void => {
  if (listeners.length > 0) for (const listener of listeners) listener(reason, detail);
  else
    setImmediate(() => {
      throw reason instanceof Error ? reason : new Error(String(reason));
    });
};

/** Takes the place of every listener until the returned function gives it back. */
const intercept = (event: (typeof events)[number], onFailure: (reason: unknown) => void): (() => void) => {
  const others = process.listeners(event as 'unhandledRejection') as Listener[];
  process.removeAllListeners(event);
  process.on(event as 'unhandledRejection', (reason, detail) => {
    if (isOfPdfjs(reason)) onFailure(reason);
    else passOn(others, reason, detail);
  });
  return () => {
    process.removeAllListeners(event);
    for (const listener of others) process.on(event as 'unhandledRejection', listener);
  };
};

/** Two turns of the event loop: rejections of the last tick are reported after it. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve));
};

const guarded = async <T>(task: () => Promise<T>): Promise<T> => {
  let fail: (reason: unknown) => void = () => undefined;
  const failure = new Promise<never>((_, reject) => (fail = reject));
  // a late failure after the race is over has nobody waiting for it
  failure.catch(() => undefined);
  const release = events.map((event) =>
    intercept(event, (reason) => {
      fail(reason);
    }),
  );
  try {
    return await Promise.race([task(), failure]);
  } finally {
    await settle();
    for (const giveBack of release) giveBack();
  }
};

let last: Promise<unknown> = Promise.resolve();

/** One file at a time: a stray failure could not be told apart between two. */
export const alone = <T>(task: () => Promise<T>): Promise<T> => {
  const turn = last.then(() => guarded(task));
  last = turn.catch(() => undefined);
  return turn;
};
