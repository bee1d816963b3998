/** Where a page ended, as one word that a caller need not understand. What comes back is checked like any input. */
import { z } from 'zod';
import type { FindingPosition } from '../store/finding-pages.js';
import type { ReportPosition } from '../store/pages.js';
import { invalid } from './problem.js';

const storedAt = z
  .string()
  .regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3])(?::[0-5]\d){2}\.\d{6}Z$/u);
const id = z.string().regex(/^[^\0]{1,100}$/u);
const reportPosition = z.tuple([storedAt, id]);
const findingPosition = z.tuple([storedAt, id, z.int().min(0).max(2_147_483_647)]);

export const reportCursor = (position: ReportPosition | null): string | null =>
  position && written([position.storedAt, position.id]);
export const findingCursor = (position: FindingPosition | null): string | null =>
  position && written([position.storedAt, position.id, position.position]);

export const readReportCursor = (cursor: string | undefined): ReportPosition | null => {
  if (cursor === undefined) return null;
  const [at, report] = read(cursor, reportPosition);
  return { storedAt: at, id: report };
};
export const readFindingCursor = (cursor: string | undefined): FindingPosition | null => {
  if (cursor === undefined) return null;
  const [at, report, position] = read(cursor, findingPosition);
  return { storedAt: at, id: report, position };
};

const written = (parts: readonly unknown[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url');

const read = <Position>(cursor: string, schema: z.ZodType<Position>): Position => {
  const parsed = schema.safeParse(json(Buffer.from(cursor, 'base64url').toString()));
  const exists = (at: string): boolean =>
    !Number.isNaN(Date.parse(at)) && new Date(at).toISOString().startsWith(at.slice(0, 10));
  if (parsed.success && exists((parsed.data as [string])[0])) return parsed.data;
  throw invalid(
    'query.cursor',
    '游标无效，请使用上一页的 next',
    'the cursor is not valid: use `next` of the page before',
  );
};

const json = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
};
