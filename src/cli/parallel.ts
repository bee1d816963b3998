/** Runs `work` over `items`, at most `width` at a time, and gives the results in the order of the items. */
export async function* inOrder<Item, Result>(
  items: AsyncIterable<Item>,
  width: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const running: Promise<Result>[] = [];
  for await (const item of items) {
    const result = work(item);
    // seen when its turn comes; until then a failure must not count as unhandled
    result.catch(() => undefined);
    running.push(result);
    const first = running.length >= width ? running.shift() : undefined;
    if (first) yield await first;
  }
  for (const result of running) yield await result;
}

/**
 * The same without an order: nothing waits for a slow neighbour. After a failure nothing more is begun; it is thrown
 * when what was under way has ended.
 */
export const inParallel = async <Item>(
  items: AsyncIterable<Item>,
  width: number,
  work: (item: Item) => Promise<void>,
): Promise<void> => {
  const source = items[Symbol.asyncIterator]();
  const failures: unknown[] = [];
  const one = async (): Promise<void> => {
    try {
      for (let next = await source.next(); next.done !== true; next = await source.next()) {
        await work(next.value);
        if (failures.length > 0) return;
      }
    } catch (error) {
      failures.push(error);
    }
  };
  await Promise.all(Array.from({ length: width }, one));
  if (failures.length > 0) throw failures[0];
};
