import { describe, expect, it } from 'vitest';
import { alone } from '../../../src/read/pdf/guard.js';

const never = new Promise<never>(() => undefined);

/** As pdf.js leaves them: nobody waits for the promise. */
const strayFailure = (message: string, frame: string): void => {
  const error = new Error(message);
  error.stack = `Error: ${message}\n    at ${frame}`;
  void Promise.reject(error);
};

describe('stray failures of the parser', () => {
  it('become the outcome of the file being read', async () => {
    const read = alone(() => {
      strayFailure(
        'Bad XRef entry',
        'Lexer (file:///app/node_modules/pdfjs-dist/legacy/build/pdf.worker.mjs:1:1)',
      );
      return never;
    });
    await expect(read).rejects.toThrow('Bad XRef entry');
  });

  it('leave other failures to whoever listened before', async () => {
    const listeners = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection');
    const heard: unknown[] = [];
    process.on('unhandledRejection', (reason) =>
      heard.push(reason instanceof Error ? reason.message : reason),
    );
    const result = await alone(async () => {
      strayFailure('not ours', 'Server (file:///app/src/server.js:1:1)');
      await new Promise((resolve) => setImmediate(resolve));
      return 'read';
    });
    process.removeAllListeners('unhandledRejection');
    for (const listener of listeners) process.on('unhandledRejection', listener);
    expect([result, heard]).toEqual(['read', ['not ours']]);
  });

  it('do not stop the next file', async () => {
    await expect(alone(() => Promise.reject(new Error('first')))).rejects.toThrow('first');
    await expect(alone(() => Promise.resolve('second'))).resolves.toBe('second');
  });
});
