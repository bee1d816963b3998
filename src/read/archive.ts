/** A zip archive from a stranger: its size is known and bounded before anything is inflated. */
import type { Entry, ZipFile } from 'yauzl';
import { UnreadableFile } from '../errors.js';

export interface Archive {
  /** in the order of the archive, as it spells them */
  names: string[];
  /** inflated bytes of an entry, null if there is none; names differ by more than case */
  open(name: string): Promise<AsyncIterable<Uint8Array>> | null;
}

export interface ArchiveLimits {
  entries: number;
  unzippedBytes: number;
}

export const maximumEntries = 10_000;
/** XML rarely shrinks to a fiftieth; beyond this ratio only bombs are found, and small files do no harm. */
const maximumRatio = 300;
const harmlessBytes = 16 << 20;

export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 &&
  bytes[1] === 0x4b &&
  [0x0403, 0x0605].includes((bytes[3] ?? 0) * 256 + (bytes[2] ?? 0));

export const openArchive = async (bytes: Uint8Array, limits: ArchiveLimits): Promise<Archive> => {
  const { fromBufferPromise } = await import('yauzl');
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = new Map<string, Entry>();
  const zip = await damaged(fromBufferPromise(buffer, { strictFileNames: false }));
  if (zip.entryCount > limits.entries)
    throw new UnreadableFile('too-large', `${zip.entryCount} entries in the archive`);
  await damaged(list(zip, entries));
  weigh([...entries.values()], limits.unzippedBytes);
  const names = [...entries.values()].map(({ fileName }) => fileName);
  return {
    names,
    open: (name) => {
      const entry = entries.get(name.toLowerCase());
      return entry ? inflate(zip, entry) : null;
    },
  };
};

const list = async (zip: ZipFile, entries: Map<string, Entry>): Promise<void> => {
  for await (const entry of zip.eachEntry()) {
    const key = entry.fileName.toLowerCase();
    // of two entries with one name the first counts, as in Word
    if (!entries.has(key)) entries.set(key, entry);
  }
};

/** Declared sizes; the stream itself fails when an entry turns out to be of another size. */
const weigh = (entries: Entry[], unzippedBytes: number): void => {
  const total = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (total > unzippedBytes) throw new UnreadableFile('too-large', `${total} bytes when unzipped`);
  const bomb = entries.find(
    (entry) =>
      entry.uncompressedSize > harmlessBytes && entry.uncompressedSize > entry.compressedSize * maximumRatio,
  );
  if (bomb)
    throw new UnreadableFile('too-large', `an entry unzips to more than ${maximumRatio} times its size`);
};

const inflate = async (zip: ZipFile, entry: Entry): Promise<AsyncIterable<Uint8Array>> => {
  if (entry.isEncrypted()) throw new UnreadableFile('encrypted', 'encrypted entries in the archive');
  return chunks(await damaged(zip.openReadStreamPromise(entry)));
};

async function* chunks(stream: AsyncIterable<unknown>): AsyncIterable<Uint8Array> {
  const iterator = stream[Symbol.asyncIterator]();
  for (;;) {
    const next = await damaged(iterator.next());
    if (next.done === true) return;
    if (next.value instanceof Uint8Array) yield next.value;
  }
}

/** What the zip library complains about is the file's fault. */
const damaged = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    throw new UnreadableFile(
      'corrupt',
      `zip archive: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
};
