/** Short names for findings and rule sets: FNV-1a over 64 bits. Not for security. */

/** The prime is 2⁴⁰ and this. */
const prime = 0x1b3;
const mask = 0xffff;

export const digest = (text: string): string => {
  // in parts of 16 bits, the lowest first: a BigInt for every character is dear
  let [a, b, c, d] = [0x2325, 0x8422, 0x9ce4, 0xcbf2];
  for (let at = 0; at < text.length; at += 1) {
    const low = a ^ text.charCodeAt(at);
    const first = low * prime;
    const second = b * prime + (first >>> 16);
    const third = c * prime + (low << 8) + (second >>> 16);
    d = (d * prime + (b << 8) + (third >>> 16)) & mask;
    [a, b, c] = [first & mask, second & mask, third & mask];
  }
  return [d, c, b, a].map((part) => part.toString(16).padStart(4, '0')).join('');
};
