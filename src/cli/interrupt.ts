/** Ctrl-C and SIGTERM let the files in flight finish; a second one does not wait. */
import { note } from './output.js';

export interface Interrupt {
  /** exit code, once it was asked to stop */
  code: number | null;
  /** stops listening */
  forget(): void;
}

const codes = { SIGINT: 130, SIGTERM: 143 };

export const onInterrupt = (): Interrupt => {
  const stop = (signal: NodeJS.Signals): void => {
    const code = codes[signal as keyof typeof codes];
    if (interrupt.code !== null) process.exit(code);
    interrupt.code = code;
    note(
      '正在结束：等在读的文件读完，下次从这里继续 / stopping: files in flight are finished, the next run goes on from here',
    );
  };
  const interrupt: Interrupt = {
    code: null,
    forget: () => {
      for (const signal of Object.keys(codes)) process.off(signal, stop);
    },
  };
  for (const signal of Object.keys(codes)) process.on(signal, stop);
  return interrupt;
};

/** Resolves when the process is asked to stop; asked again, it ends at once. */
export const stopAsked = (): Promise<void> =>
  new Promise((resolve) => {
    let asked = false;
    for (const [signal, code] of Object.entries(codes))
      process.on(signal, () => {
        if (asked) process.exit(code);
        asked = true;
        resolve();
      });
  });

/** The items until somebody interrupts; what is under way is finished. */
export async function* until<Item>(interrupt: Interrupt, items: AsyncIterable<Item>): AsyncGenerator<Item> {
  for await (const item of items) {
    if (interrupt.code !== null) return;
    yield item;
  }
}
