import { toUSVString } from 'node:util';

/** Text as PostgreSQL can hold it: no NUL, no half of a surrogate pair. Both come only from damaged files. */
export const storable = (text: string): string => toUSVString(text).replaceAll('\0', '\uFFFD');

export const storableJson = (value: unknown): string =>
  JSON.stringify(value, (_key, each: unknown) => (typeof each === 'string' ? storable(each) : each));
