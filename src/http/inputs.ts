/** What may go in, as zod. A wrong name of a parameter is refused like a wrong value. */
import { z } from 'zod';
import { reportKind, verdict } from '../../schemas/record.js';

/** PostgreSQL keeps no zero character. */
const words = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .regex(/^[^\0]*$/u);
const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/u)
    .transform(Number)
    .pipe(z.int().min(least).max(most));

export const reportIdParam = z.strictObject({
  id: z
    .string()
    .regex(/^[0-9a-f]{16}-[\w.+-]{1,60}$/u)
    .describe('id of the report'),
});
export const pageParam = reportIdParam.extend({ page: wholeNumber(1, 100_000).describe('from 1') });
export const pageQuery = z.strictObject({
  width: wholeNumber(100, 2400)
    .default(1200)
    .describe('of the picture, in pixels; a page that is a long strip is made smaller'),
});
export const fileParam = z.strictObject({
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/u)
    .describe('SHA-256 of the content'),
});
export const findingParam = reportIdParam.extend({
  fingerprint: z
    .string()
    .regex(/^[\w.-]{1,100}$/u)
    .describe('fingerprint of the check'),
});

const reportFilter = {
  organization: words(200).optional().describe('as printed in the report'),
  year: wholeNumber(1900, 2200).optional(),
  kind: reportKind.optional(),
};
const paging = {
  limit: wholeNumber(1, 200).default(50).describe('at most so many'),
  cursor: z.string().min(1).max(400).optional().describe('`next` of the page before'),
};
export const listQuery = z.strictObject({
  ...reportFilter,
  verdict: verdict.optional().describe('has a check with this verdict'),
  text: words(200).optional().describe('stands in the text or the name of the file'),
  ...paging,
});
export const findingsQuery = z.strictObject({
  ...reportFilter,
  verdict: verdict.optional().describe('default: what does not hold (last-digit, contradiction)'),
  rule: z
    .string()
    .regex(/^[\w-]{1,100}$/u)
    .optional(),
  decision: z.enum(['open', 'confirmed', 'dismissed']).optional().describe('what a person decided'),
  ...paging,
});
export const checksQuery = z.strictObject({ verdict: verdict.optional() });
export const uploadQuery = z.strictObject({
  wait: wholeNumber(0, 60)
    .default(0)
    .describe('answer when all is read, but after so many seconds at the latest'),
  priority: z.enum(['interactive', 'bulk']).default('interactive').describe('interactive overtakes bulk'),
});
export const noQuery = z.strictObject({});

export const reviewBody = z.strictObject({
  decision: z
    .enum(['confirmed', 'dismissed', 'reopened', 'noted'])
    .describe(
      'confirmed: the report is wrong. dismissed: it is not. reopened: undecided again. noted: a remark',
    ),
  reason: words(4000).nullable().default(null).describe('needed to dismiss and to note'),
});
export const loginBody = z.strictObject({ name: words(100), password: z.string().min(1).max(1000) });
