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
  /** the person named it, and it is no file at all: wrong use, not a bad file */
  wrong?: boolean;
}

/** Files alone: a folder among them is not what was asked for. */
export async function* named(paths: string[]): AsyncGenerator<FoundFile> {
  for (const path of paths)
    yield (await look(path)) ?? { path, shown: path, failure: problems.folder, wrong: true };
}

/** `except`: the store's own folder, which holds copies of everything that was read. */
export async function* walk(paths: string[], except?: string): AsyncGenerator<FoundFile> {
  const skipped = except === undefined ? undefined : await realpath(except).catch(() => undefined);
  for (const path of paths) {
    const file = await look(path);
    if (file) yield file;
    else yield* folder(Buffer.from(path), skipped);
  }
}

/** null = a folder */
const look = async (path: string): Promise<FoundFile | null> => {
  const found = await stat(path).catch(failureOf);
  if ('detail' in found) return { path, shown: path, failure: found, wrong: found.missing };
  if (found.isDirectory()) return null;
  // reading a pipe once would leave nothing to read
  return { path, shown: path, failure: found.isFile() ? null : problems.device };
};

const problem = (detail: string): FileFailure => ({ code: 'unsupported-format', detail, missing: false });
const problems = {
  folder: problem('是文件夹，请用 audit 或 ingest / a folder: use audit or ingest'),
  device: problem('不是普通文件 / not a regular file'),
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
