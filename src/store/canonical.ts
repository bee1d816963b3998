import { createHash } from 'node:crypto';
import { storableJson } from './storable.js';

/** One spelling for one value: object keys in order, no white space; what a database gives back spells the same. */
export const canonicalJson = (value: unknown): string => spell(JSON.parse(storableJson(value)));

const spell = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(spell).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, each]) => `${JSON.stringify(key)}:${spell(each)}`).join(',')}}`;
};

export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');
