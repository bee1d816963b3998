/** How values of the database become values of the program: the same on both engines, and exact. */

/** Text as PostgreSQL writes it → value. By type number (pg_type.oid). */
export const columnParsers: Record<number, (text: string) => unknown> = {
  // bytea '\x00ff'
  17: (text) => Uint8Array.from(Buffer.from(text.slice(2), 'hex')),
  // int8: a number where that is exact
  20: (text) => wholeNumber(text),
  // int8[]
  1016: (text) => arrayOf(text, wholeNumber),
  // date: no time zone may shift it to the day before
  1082: (text) => text,
  // timestamp without a zone, interval: as written
  1114: (text) => text,
  1186: (text) => text,
  // timestamptz '2026-01-31 08:00:00.5+08'
  1184: (text) => new Date(text).toISOString(),
  // numeric[]
  1231: (text) => arrayOf(text, (element) => element),
  // numeric
  1700: (text) => text,
};

const wholeNumber = (text: string): number | string =>
  Number.isSafeInteger(Number(text)) ? Number(text) : text;

/** '{1,NULL,{2,3}}': arrays of numbers need no quotes. */
const arrayOf = (text: string, parse: (element: string) => unknown): unknown => {
  const quoted = text.replaceAll(/[^{},]+/gu, (element) => (element === 'NULL' ? 'null' : `"${element}"`));
  const nested = JSON.parse(quoted.replaceAll('{', '[').replaceAll('}', ']')) as unknown;
  const each = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(each) : typeof value === 'string' ? parse(value) : value;
  return each(nested);
};
