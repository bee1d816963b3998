/** Encodings from before Unicode: GB18030 (with GBK and GB2312) against Big5, and what else a long text may be in. */
import type { Decoded } from './encoding.js';

type DecodeAs = (bytes: Uint8Array, encoding: string) => Decoded;

/** Below this many bytes no statistics hold, and GB18030 is by far the most frequent in this field. */
const short = 40;
const sampleSize = 1 << 16;

export const legacyEncoding = async (
  bytes: Uint8Array,
  decodeAs: DecodeAs,
  damage: number,
): Promise<Decoded | null> => {
  const pairs = everydayPairs(bytes.subarray(0, sampleSize));
  const traditional = bytes.length >= short && pairs.big5 > pairs.gb;
  const decoded = decodeAs(bytes, traditional ? 'big5' : 'gb18030');
  const everyday = bytes.length < short || Math.max(pairs.gb, pairs.big5) > 0.6;
  if (everyday && decoded.lost <= decoded.text.length * damage) return decoded;
  return guessed(bytes, decodeAs);
};

/**
 * Share of double bytes that are everyday characters: both sets put punctuation first, then the frequent ideographs
 * (GB2312 rows B0–D7, Big5 rows A4–C6), then the rare ones.
 */
const everydayPairs = (bytes: Uint8Array): { gb: number; big5: number } => {
  let [pairs, gb, big5] = [0, 0, 0];
  for (let at = 0; at + 1 < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    const trail = bytes[at + 1] ?? 0;
    if (lead < 0x80) continue;
    pairs += 1;
    at += 1;
    if (trail >= 0xa1 && (inside(lead, 0xa1, 0xa3) || inside(lead, 0xb0, 0xd7))) gb += 1;
    if (inside(lead, 0xa1, 0xc6) && (inside(trail, 0x40, 0x7e) || inside(trail, 0xa1, 0xfe))) big5 += 1;
  }
  return { gb: gb / Math.max(1, pairs), big5: big5 / Math.max(1, pairs) };
};

const inside = (value: number, low: number, high: number): boolean => value >= low && value <= high;

/** Anything else, if a statistical detector names it and the bytes are valid in it. */
const guessed = async (bytes: Uint8Array, decodeAs: DecodeAs): Promise<Decoded | null> => {
  const { analyse } = await import('chardet');
  const likely = analyse(bytes.subarray(0, sampleSize)).filter(({ confidence }) => confidence >= 30);
  for (const { name } of likely) {
    try {
      const decoded = decodeAs(bytes, name.toLowerCase());
      if (decoded.lost === 0) return decoded;
    } catch (error) {
      // the detector knows names that the platform does not decode
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return null;
};
