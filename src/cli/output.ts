/** Data goes to stdout, everything else to stderr. */
import { once } from 'node:events';

/** Waits for a slow reader instead of piling up what it has not taken. */
export const data = async (text: string): Promise<void> => {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
};

export const note = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

/** `fuhe … | head` ends without a word when head has seen enough. */
export const closedPipe = (): void => {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit();
    });
};

/** Colours only for a person's eyes: https://no-color.org */
export const colourful = (stream: NodeJS.WriteStream): boolean =>
  stream.isTTY && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
