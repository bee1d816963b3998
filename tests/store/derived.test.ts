import { mkdtempSync } from 'node:fs';
import { rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Derived } from '../../src/store/derived.js';

describe('what was made from originals', () => {
  const homes: string[] = [];
  const home = (): string => {
    const folder = mkdtempSync(join(tmpdir(), 'fuhe-derived-'));
    homes.push(folder);
    return folder;
  };
  afterEach(() => Promise.all(homes.splice(0).map((each) => rm(each, { recursive: true, force: true }))));
  const one = 'a'.repeat(64);
  const other = 'b'.repeat(64);

  it('is given back as it was kept, and only under its name', async () => {
    const derived = new Derived(home(), 1000);
    await derived.keep(one, 'page-1', Buffer.from('picture'));
    expect((await derived.read(one, 'page-1'))?.toString()).toBe('picture');
    expect(await derived.read(one, 'page-2')).toBeNull();
    expect(await derived.read(other, 'page-1')).toBeNull();
  });

  it('makes room by letting go of what nobody wanted for the longest time', async () => {
    const folder = home();
    const derived = new Derived(folder, 1000);
    for (const [at, name] of ['oldest', 'wanted', 'third'].entries()) {
      await derived.keep(one, name, Buffer.alloc(300));
      const path = join(folder, 'derived', one.slice(0, 2), one.slice(2), name);
      await utimes(path, new Date(1000 * at), new Date(1000 * at));
    }
    await derived.read(one, 'wanted');
    await derived.keep(other, 'new', Buffer.alloc(300));
    expect(await derived.read(one, 'oldest')).toBeNull();
    expect(await derived.read(one, 'wanted')).toHaveLength(300);
    expect(await derived.read(other, 'new')).toHaveLength(300);
  });

  it('counts what was there before it', async () => {
    const folder = home();
    await new Derived(folder, 1000).keep(one, 'before', Buffer.alloc(800));
    const path = join(folder, 'derived', one.slice(0, 2), one.slice(2), 'before');
    await utimes(path, new Date(0), new Date(0));
    const later = new Derived(folder, 1000);
    await later.keep(other, 'after', Buffer.alloc(800));
    expect(await later.read(one, 'before')).toBeNull();
    expect(await later.read(other, 'after')).toHaveLength(800);
  });
});
