/** Files below the paths that a person named, in a fixed order, one folder in memory at a time. */
import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { failureOf, type FileFailure } from './failure.js';

/** Bytes where the name is not UTF-8: archives unpacked from Windows often carry GBK names. */
export type FilePath = string | Buffer;

export interface FoundFile {
  path: FilePath;
  /** the path for a person to read */
  shown: string;
  /** null = go on and read it */
  failure: FileFailure | null;
  /** the person named it, and it is not there: wrong use, not a bad file */
  missing?: boolean;
}

/** `except`: the store's own folder, which holds copies of everything that was read. */
export async function* walk(paths: string[], except?: string): AsyncGenerator<FoundFile> {
  const skipped = except === undefined ? undefined : await realpath(except).catch(() => undefined);
  for (const path of paths) yield* enter(path, skipped);
}

async function* enter(path: string, except: string | undefined): AsyncGenerator<FoundFile> {
  const found = await stat(path).catch(failureOf);
  if ('detail' in found) yield { path, shown: path, failure: found, missing: found.missing };
  else if (found.isDirectory()) yield* folder(Buffer.from(path), except);
  // reading a pipe once would leave nothing to read
  else yield { path, shown: path, failure: found.isFile() ? null : notAFile };
}

const notAFile: FileFailure = {
  code: 'unsupported-format',
  detail: '不是普通文件 / not a regular file',
  missing: false,
};

/** Skips what is hidden (.git, .fuhe, ~ lock files of Word) and does not follow links to folders, which may lead back. */
async function* folder(path: Buffer, except: string | undefined): AsyncGenerator<FoundFile> {
  if (except !== undefined && (await realpath(path).catch(() => undefined)) === except) return;
  const entries = await list(path);
  if (!Array.isArray(entries)) {
    yield { path, shown: decode(path), failure: entries };
    return;
  }
  for (const entry of entries.toSorted((a, b) => Buffer.compare(a.name, b.name))) {
    const below = Buffer.concat([path, Buffer.from('/'), entry.name]);
    if (hidden(entry.name)) continue;
    if (entry.isDirectory()) yield* folder(below, except);
    else if (entry.isFile() || (entry.isSymbolicLink() && (await leadsToFile(below))))
      yield { path: below, shown: decode(below), failure: null };
  }
}

const list = (path: Buffer): Promise<Dirent<Buffer>[] | FileFailure> =>
  readdir(path, { encoding: 'buffer', withFileTypes: true }).catch(failureOf);

const leadsToFile = (path: Buffer): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    // a link that leads nowhere: reading it will say so
    () => true,
  );

// ".DS_Store", "~$报告.docx"
const hidden = (name: Buffer): boolean => name[0] === 0x2e || (name[0] === 0x7e && name[1] === 0x24);

export const decode = (name: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(name);
  } catch {
    return new TextDecoder('gb18030').decode(name);
  }
};
