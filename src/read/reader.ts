import type { Format, Reading } from '../../schemas/document.js';

/** Upper bounds for one hostile file. Times and memory are held by the process around the reader. */
export interface Limits {
  /** of the file itself */
  bytes: number;
  pages: number;
  /** sum of all inflated zip entries */
  unzippedBytes: number;
}

export const defaultLimits: Limits = { bytes: 100 << 20, pages: 3000, unzippedBytes: 300 << 20 };

export interface Source {
  /** only for messages and for telling Markdown from plain text; never decides between binary formats */
  name: string;
  bytes: Uint8Array;
}

/** One file format. Throws UnreadableFile for bad input; anything else thrown is a defect. */
export interface Reader {
  format: Format;
  mediaType: string;
  /** by content */
  accepts(source: Source): boolean | Promise<boolean>;
  read(source: Source, limits: Limits): Promise<Reading>;
}
