import { afterEach, describe, expect, it, vi } from 'vitest';
import { Patience } from '../../src/cli/patience.js';
import { isFull, StorageFailure, UsageError } from '../../src/errors.js';
import { ensureRoom } from '../../src/store/room.js';

const coded = (code: string): Error => Object.assign(new Error(`${code}: something`), { code });
/** Fails with these, one after the other, then gives 'stored'. */
const after = (...failures: Error[]): (() => Promise<string>) => {
  const left = [...failures];
  return () => {
    const failure = left.shift();
    return failure ? Promise.reject(failure) : Promise.resolve('stored');
  };
};

describe('a run whose store is in trouble', () => {
  const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  afterEach(() => {
    told.mockClear();
  });

  it('waits until it is back, and says so once', async () => {
    const patience = new Patience({ code: null });
    const work = after(
      coded('ECONNREFUSED'),
      coded('57P03'),
      new StorageFailure(new Error('S3 answered 503')),
    );
    expect(await patience.outlast(work)).toBe('stored');
    expect(told).toHaveBeenCalledTimes(1);
    expect(await patience.outlast(after(coded('ECONNRESET')))).toBe('stored');
    expect(told).toHaveBeenCalledTimes(2);
  });

  it('ends at once when no room is left, and says that what is stored is safe', async () => {
    const patience = new Patience({ code: null });
    for (const failure of [coded('ENOSPC'), new StorageFailure(coded('EDQUOT'))])
      await expect(patience.outlast(after(failure))).rejects.toThrow(/腾出空间.*make room/u);
    expect(told).not.toHaveBeenCalled();
  });

  it('ends when it stays away, or when somebody does not want to wait', async () => {
    const always = (): Promise<never> => Promise.reject(coded('ECONNREFUSED'));
    await expect(new Patience({ code: null }, 0).outlast(always)).rejects.toThrow(UsageError);
    const interrupt = { code: null as number | null };
    const asked = new Patience(interrupt).outlast(always);
    interrupt.code = 130;
    await expect(asked).rejects.toThrow(UsageError);
  });

  it('does not wait for anything else', async () => {
    const defect = new TypeError('x is not a function');
    await expect(new Patience({ code: null }).outlast(after(defect))).rejects.toBe(defect);
    expect(told).not.toHaveBeenCalled();
  });
});

describe('the disk of an embedded database', () => {
  it('is full before it is: what is left must hold the next pieces of its log', async () => {
    await ensureRoom(process.cwd(), 1);
    const failure: unknown = await ensureRoom(process.cwd(), Number.MAX_SAFE_INTEGER).catch(
      (error: unknown) => error,
    );
    expect(isFull(failure)).toBe(true);
  });
});
