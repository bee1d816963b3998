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

/** The same without an order: nothing waits for a slow neighbour. */
export const inParallel = async <Item>(
  items: AsyncIterable<Item>,
  width: number,
  work: (item: Item) => Promise<void>,
): Promise<void> => {
  const source = items[Symbol.asyncIterator]();
  const one = async (): Promise<void> => {
    for (let next = await source.next(); next.done !== true; next = await source.next())
      await work(next.value);
  };
  await Promise.all(Array.from({ length: width }, one));
};
