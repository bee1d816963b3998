/** The record: what is known of one report. JSON Schema is generated from here into schemas/json/. */
import { z } from 'zod';
import { placeSchema } from './place.js';
import { localized } from './rejection.js';

const decimal = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/u)
  .describe('exact decimal string, never a float');
const id = z.string().min(1);
const places = z.array(placeSchema);

export const reportKinds = [
  'department-performance',
  'project-performance',
  'final-accounts',
  'budget',
  'budget-execution',
  'work-report',
  'statistics',
  'other',
] as const;
export const reportKind = z.enum(reportKinds);
export type ReportKind = z.infer<typeof reportKind>;

export const sectionKind = z.enum([
  'basic-information',
  'functions',
  'structure',
  'budget',
  'goals',
  'tasks',
  'evaluation',
  'conclusion',
  'completion',
  'achievements',
  'problems',
  'measures',
  'accounts',
  'glossary',
  'other',
]);
export type SectionKind = z.infer<typeof sectionKind>;

export const sectionSchema = z
  .object({
    id,
    parent: id.nullable(),
    level: z.int().min(1),
    marker: z.string().nullable().describe('the numbering as printed: 一、 （二） 3. ① 一是'),
    title: z.string(),
    kind: sectionKind,
    places,
  })
  .strict();
export type Section = z.infer<typeof sectionSchema>;

export const tableSchema = z
  .object({
    id,
    section: id.nullable(),
    caption: z.string().nullable(),
    unit: z.string().nullable(),
    header: z
      .int()
      .min(0)
      .describe('number of header rows; 0 where no row names the columns of all others, as in a form'),
    rows: z.array(
      z
        .object({
          cells: z.array(
            z
              .object({
                text: z.string(),
                rowSpan: z.int().min(1),
                colSpan: z.int().min(1),
                figure: id.nullable(),
              })
              .strict(),
          ),
        })
        .strict(),
    ),
    places,
  })
  .strict();
export type Table = z.infer<typeof tableSchema>;

export const dimensions = [
  'money',
  'count',
  'percent',
  'percentage-point',
  'multiple',
  'area',
  'length',
  'mass',
  'volume',
  'energy',
  'duration',
  'score',
  'other',
] as const;
export const dimension = z.enum(dimensions);
export type Dimension = z.infer<typeof dimension>;

export const figureKind = z.enum(['exact', 'rounded', 'lower', 'upper', 'approximate', 'range']);
export type FigureKind = z.infer<typeof figureKind>;

export const figureSchema = z
  .object({
    id,
    text: z.string().describe('verbatim'),
    digits: decimal.describe('as printed, ASCII, without separators'),
    decimals: z.int().min(0),
    unit: z.string().describe('as printed'),
    value: decimal.describe('exact, in the base unit; the lower end of a range'),
    base: z.string().describe('base unit'),
    dimension,
    kind: figureKind,
    low: decimal.nullable().describe('lower end that the printed digits allow; null = unbounded'),
    high: decimal.nullable(),
    label: z.string().nullable().describe("what it measures, in the report's own words"),
    period: z.string().nullable(),
    section: id.nullable(),
    table: z
      .object({ id, row: z.int().min(0), column: z.int().min(0) })
      .strict()
      .nullable(),
    places,
  })
  .strict();
export type Figure = z.infer<typeof figureSchema>;

export const budgetMeasure = z.enum([
  'annual-budget',
  'initial-budget',
  'adjusted-budget',
  'executed',
  'execution-rate',
  'income-total',
  'expenditure-total',
  'income',
  'expenditure',
  'general-public-budget',
  'government-fund',
  'state-capital',
  'other-income',
  'basic-expenditure',
  'project-expenditure',
  'personnel',
  'public-funds',
  'carryover-opening',
  'carryover-closing',
  'three-public-total',
  'overseas-travel',
  'vehicles-total',
  'vehicle-purchase',
  'vehicle-running',
  'reception',
  'procurement-total',
  'procurement-goods',
  'procurement-works',
  'procurement-services',
  'operating-funds',
  'function-class',
  'other',
]);
export type BudgetMeasure = z.infer<typeof budgetMeasure>;

export const budgetItemSchema = z
  .object({
    measure: budgetMeasure,
    label: z.string(),
    figure: id,
    year: z.int().nullable(),
    basis: z.enum(['initial', 'adjusted', 'annual', 'final']).nullable(),
    section: id.nullable(),
  })
  .strict();
export type BudgetItem = z.infer<typeof budgetItemSchema>;

export const achievementSchema = z
  .object({
    id,
    action: z.string().nullable(),
    subject: z.string().nullable(),
    figure: id,
    change: z
      .object({ direction: z.enum(['up', 'down', 'flat']), figure: id })
      .strict()
      .nullable(),
    completion: id.nullable(),
    of: id.nullable().describe('the total it is a part of'),
    section: id.nullable(),
    sentence: z.string(),
    places,
  })
  .strict();
export type Achievement = z.infer<typeof achievementSchema>;

export const indicatorSchema = z
  .object({
    id,
    levels: z.array(z.string()),
    name: z.string(),
    target: z.string().nullable(),
    actual: z.string().nullable(),
    weight: id.nullable(),
    score: id.nullable(),
    reason: z.string().nullable(),
    section: id.nullable(),
    places,
  })
  .strict();
export type Indicator = z.infer<typeof indicatorSchema>;

export const statementSchema = z
  .object({
    id,
    marker: z.string().nullable(),
    title: z.string().nullable(),
    text: z.string(),
    /** the measure that answers this problem, or the problem that this measure answers */
    pair: id.nullable(),
    section: id.nullable(),
    places,
  })
  .strict();
export type Statement = z.infer<typeof statementSchema>;

export const statementGroups = ['functions', 'goals', 'tasks', 'problems', 'measures'] as const;

export const verdict = z.enum([
  'consistent',
  'consistent-by-rounding',
  'last-digit',
  'contradiction',
  'not-comparable',
]);
export type Verdict = z.infer<typeof verdict>;
export const severity = z.enum(['none', 'rounding', 'contradiction', 'note']);
export type Severity = z.infer<typeof severity>;

export const checkSchema = z
  .object({
    id,
    rule: z.string(),
    verdict,
    severity,
    stated: z
      .object({ figure: id.nullable(), text: z.string(), place: placeSchema.nullable() })
      .strict()
      .describe('the claim'),
    operands: z.array(
      z
        .object({ figure: id.nullable(), text: z.string(), role: z.string(), place: placeSchema.nullable() })
        .strict(),
    ),
    formula: z.string(),
    expected: z.array(z.string()).describe("recomputed, in the claim's unit and decimals"),
    low: decimal.nullable().describe("lower end of the recomputed interval, in the claim's unit"),
    high: decimal.nullable(),
    gap: decimal
      .nullable()
      .describe('distance between the recomputed interval and the claim; null = they meet'),
    unit: z.string(),
    cause: z
      .object({
        id,
        text: localized,
        repair: z.object({ figure: id, text: z.string() }).strict().nullable(),
      })
      .strict()
      .nullable(),
    reason: localized,
    fingerprint: z.string().describe('same finding, same fingerprint, also in a later version of the file'),
  })
  .strict();
export type Check = z.infer<typeof checkSchema>;

const count = z.int().min(0);
/** Why no check could recompute a figure, the strongest first. */
export const uncheckedReasons = [
  'caveat',
  'open-list',
  'table-cell',
  'no-base',
  'no-claim',
  'one-sided',
  'unnamed',
  'other-period',
  'uncertain-repeat',
  'single-mention',
] as const;
export const uncheckedReason = z.enum(uncheckedReasons);
export type UncheckedReason = z.infer<typeof uncheckedReason>;

export const coverageSchema = z
  .object({
    figures: count,
    checkable: count,
    checked: count,
    consistent: count,
    rounding: count,
    contradictions: count,
    notes: count,
    reasons: z
      .partialRecord(uncheckedReason, count)
      .describe('how many figures no check could recompute, and why'),
    byFigure: z
      .array(
        z
          .object({
            figure: id,
            rules: z.array(z.string()).describe('the rules that recomputed it or recomputed others from it'),
            reason: uncheckedReason.nullable().describe('null = checked'),
          })
          .strict(),
      )
      .describe('every figure once, in order'),
  })
  .strict();
export type Coverage = z.infer<typeof coverageSchema>;

export const warningSchema = z
  .object({ code: z.string(), message: z.string(), place: placeSchema.nullable() })
  .strict();

export const fileSchema = z
  .object({
    name: z.string(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/u),
    bytes: z.int().min(0),
    mediaType: z.string(),
    format: z.string(),
    pages: z.int().min(0).nullable(),
    encoding: z.string().nullable(),
  })
  .strict();

const statements = z.array(statementSchema);
export const recordSchema = z
  .object({
    schema: z.literal('fuhe/record@1'),
    file: fileSchema,
    extractor: z.object({ version: z.string(), rules: z.string().describe('hash of the rule set') }).strict(),
    report: z
      .object({
        title: z.string().nullable(),
        kind: reportKind.nullable(),
        organization: z.string().nullable(),
        year: z.int().nullable(),
        period: z.string().nullable(),
      })
      .strict(),
    sections: z.array(sectionSchema),
    tables: z.array(tableSchema),
    figures: z.array(figureSchema),
    budget: z.array(budgetItemSchema),
    achievements: z.array(achievementSchema),
    indicators: z.array(indicatorSchema),
    statements: z
      .object({
        functions: statements,
        goals: statements,
        tasks: statements,
        problems: statements,
        measures: statements,
      })
      .strict(),
    checks: z.array(checkSchema),
    coverage: coverageSchema,
    warnings: z.array(warningSchema),
  })
  .strict();
export type ReportRecord = z.infer<typeof recordSchema>;

let compiled: typeof recordSchema | null = null;
/** As recordSchema.parse, by one function for the whole of it, which is made when it is first asked for. */
export const parseRecord = (value: unknown): ReportRecord =>
  (compiled ??= z.compile(recordSchema)).parse(value);
