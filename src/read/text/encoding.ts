/** Which encoding a text file is in: told by byte order marks, by zero bytes, by validity, last by likelihood. */
import { UnreadableFile } from '../../errors.js';
import { legacyEncoding } from './legacy-encoding.js';

export interface Decoded {
  text: string;
  encoding: string;
  /** number of characters that could not be decoded; each stands as U+FFFD */
  lost: number;
}

/** Up to this share of undecodable characters a file is a damaged text, beyond it another encoding. */
const damage = 0.01;

/** Old programs left some in otherwise good texts. */
const strayControls = 2;

export const decode = async (bytes: Uint8Array): Promise<Decoded> => {
  const decoded =
    marked(bytes) ?? zeroed(bytes) ?? utf8(bytes) ?? (await legacyEncoding(bytes, decodeAs, damage));
  if (decoded === null) throw new UnreadableFile('unsupported-format', 'no known text encoding');
  if (controls(decoded.text) > strayControls + decoded.text.length / 200)
    throw new UnreadableFile('unsupported-format', 'binary data');
  return decoded;
};

export const decodeAs = (bytes: Uint8Array, encoding: string): Decoded => {
  const text = encoding.startsWith('utf-32')
    ? utf32(bytes, encoding)
    : new TextDecoder(encoding).decode(bytes);
  return { text, encoding, lost: count(text, /\ufffd/gu) };
};

/** Control characters other than white space; a database or an XML file takes none of them. */
// eslint-disable-next-line no-control-regex -- that is what it looks for
export const controlCharacter = /[\0-\x08\x0e-\x1f\x7f]/gu;
const controls = (text: string): number => count(text, controlCharacter);

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

const marks: [encoding: string, mark: number[]][] = [
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  ['gb18030', [0x84, 0x31, 0x95, 0x33]],
];

const marked = (bytes: Uint8Array): Decoded | null => {
  const found = marks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  return found ? decodeAs(bytes.subarray(found[1].length), found[0]) : null;
};

/** Zero bytes stand in no text but UTF-16 and UTF-32; which of them, the readable one tells. */
const zeroed = (bytes: Uint8Array): Decoded | null => {
  const sample = bytes.subarray(0, 4096);
  if (!sample.includes(0)) return null;
  const whole = sample.length - (sample.length % 4);
  const scored = ['utf-32le', 'utf-32be', 'utf-16le', 'utf-16be'].map((encoding) => ({
    encoding,
    score: readable(decodeAs(sample.subarray(0, whole), encoding).text),
  }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score > 0.8 ? decodeAs(bytes, best.encoding) : null;
};

const utf8 = (bytes: Uint8Array): Decoded | null => {
  const decoded = decodeAs(bytes, 'utf-8');
  if (decoded.lost === 0) return decoded;
  const beyondAscii = count(decoded.text, /[^\0-\x7f]/gu);
  return decoded.lost <= beyondAscii * damage ? decoded : null;
};

/** Share of characters that Chinese and Western reports are made of. */
const readable = (text: string): number =>
  count(
    text,
    /[\t\n\f\r -~\u00a0-\u00ff\u2010-\u203b\u2460-\u24ff\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/gu,
  ) / Math.max(1, text.length);

const utf32 = (bytes: Uint8Array, encoding: string): string => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let at = 0; at + 4 <= bytes.byteLength; at += 4) {
    const code = view.getUint32(at, encoding === 'utf-32le');
    const valid = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    parts.push(valid ? String.fromCodePoint(code) : '\ufffd');
  }
  return parts.join('');
};
