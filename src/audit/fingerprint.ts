/** Short names for findings and rule sets: FNV-1a over 64 bits. Not for security. */
const prime = 0x100000001b3n;
const mask = (1n << 64n) - 1n;

export const digest = (text: string): string => {
  let hash = 0xcbf29ce484222325n;
  for (let at = 0; at < text.length; at += 1) hash = ((hash ^ BigInt(text.charCodeAt(at))) * prime) & mask;
  return hash.toString(16).padStart(16, '0');
};
