import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { inParallel } from '../../src/cli/parallel.js';

async function* numbers(): AsyncGenerator<number> {
  for (let next = 0; next < 100; next += 1) {
    await turn();
    yield next;
  }
}

it('begins nothing more after a failure, and throws it when what was under way has ended', async () => {
  const [begun, ended]: [number[], number[]] = [[], []];
  const run = inParallel(numbers(), 3, async (number) => {
    begun.push(number);
    if (number === 10) throw new Error('the tenth');
    for (let turns = 0; turns < 20; turns += 1) await turn();
    ended.push(number);
  });
  await expect(run).rejects.toThrow('the tenth');
  expect(begun.length).toBeLessThan(16);
  expect(ended.toSorted((a, b) => a - b)).toEqual(
    begun.filter((number) => number !== 10).toSorted((a, b) => a - b),
  );
});
