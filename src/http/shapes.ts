/** What comes out, as zod; the OpenAPI document is made from it. */
import { z } from 'zod';
import { role } from '../../schemas/access.js';
import { checkSchema, recordSchema } from '../../schemas/record.js';
import { localized } from '../../schemas/rejection.js';
import type { ReportSummary } from '../store/report-pages.js';
import type { Review } from '../store/reviews.js';

z.globalRegistry.add(recordSchema, { id: 'Record' });
z.globalRegistry.add(checkSchema, { id: 'Check' });

export const whoShape = z.object({ actor: z.string(), role }).meta({ id: 'Principal' });

/** How many figures, and how their checks came out. */
export const coverageCounts = {
  figures: z.int(),
  checkable: z.int(),
  checked: z.int(),
  consistent: z.int(),
  rounding: z.int(),
  contradictions: z.int(),
  notes: z.int(),
};

export const summaryShape = z
  .object({
    id: z.string(),
    sha256: z.string(),
    name: z.string(),
    title: z.string().nullable(),
    kind: z.string().nullable(),
    organization: z.string().nullable(),
    year: z.int().nullable(),
    period: z.string().nullable(),
    pages: z.int().nullable(),
    extractor: z.string(),
    rules: z.string(),
    ...coverageCounts,
    storedAt: z.string(),
  })
  .meta({ id: 'ReportSummary' });
export const summaryOf = ({
  stored_at: storedAt,
  ...report
}: ReportSummary): z.infer<typeof summaryShape> => ({
  ...report,
  storedAt,
});

export const reviewShape = z
  .object({
    decision: z.string(),
    reason: z.string().nullable(),
    reviewer: z.string(),
    decidedAt: z.string(),
  })
  .meta({ id: 'Review' });
export const reviewOf = ({ decided_at: decidedAt, ...review }: Review): z.infer<typeof reviewShape> => ({
  ...review,
  decidedAt,
});

const next = z.string().nullable().describe('cursor of the next page; null: this is the last one');
export const reportPageShape = z.object({ reports: z.array(summaryShape), next });
export const findingPageShape = z.object({
  findings: z.array(
    z.object({
      report: summaryShape.pick({
        id: true,
        name: true,
        title: true,
        organization: true,
        year: true,
        kind: true,
      }),
      check: checkSchema,
      review: reviewShape.nullable().describe('the decision in force'),
    }),
  ),
  next,
});
export const checksShape = z.object({
  checks: z.array(z.object({ check: checkSchema, review: reviewShape.nullable() })),
});

const workState = z.enum(['waiting', 'running', 'done', 'set-aside']);
export const acceptedShape = z
  .object({
    name: z.string(),
    sha256: z.string(),
    bytes: z.int(),
    report: z.string().describe('id that the report has or will have'),
    state: workState,
    known: z.boolean().describe('this content was there before'),
    links: z.object({ file: z.string(), events: z.string(), report: z.string() }),
  })
  .meta({ id: 'AcceptedFile' });

export const fileShape = z
  .object({
    sha256: z.string(),
    report: z.string(),
    name: z.string(),
    bytes: z.int(),
    priority: z.string(),
    state: workState,
    attempts: z.int(),
    code: z.string().nullable().describe('why it was set aside'),
    detail: z.string().nullable(),
    advice: localized.nullable().describe('what to do about it'),
    diagnoses: z
      .array(z.object({ at: z.string(), attempt: z.int(), code: z.string(), detail: z.string().nullable() }))
      .describe('what went wrong, attempt by attempt'),
    acceptedAt: z.string(),
    changedAt: z.string(),
  })
  .meta({ id: 'File' });
