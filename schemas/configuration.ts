/** fuhe.config.json: what an office wants otherwise. Everything may be left out. */
import { z } from 'zod';
import { dimension, severity } from './record.js';
import { scoringSchema, standardScoring, type Scoring } from './scoring.js';

export const ruleSetting = z
  .enum(['off', ...severity.exclude(['none']).options])
  .describe('off, or the severity of what the rule finds not to hold');
export type RuleSetting = z.infer<typeof ruleSetting>;

export const unitSchema = z
  .object({
    name: z
      .string()
      // '网格' 'kPa'; 万 and its kind are multiplied out and stand before a unit
      .regex(/^(?![百千万亿])[\p{Script=Han}A-Za-z/²³·]{1,12}$/u)
      .describe('as printed after a number'),
    dimension: dimension
      .default('count')
      .describe('count: whole numbers of it are exact; of every other dimension they are rounded'),
  })
  .strict();
export type AddedUnit = z.infer<typeof unitSchema>;

export const configurationSchema = z
  .object({
    $schema: z.string().optional(),
    rules: z.record(z.string(), ruleSetting).default({}).describe('by the id of the rule'),
    modules: z
      .array(z.string().min(1))
      .default([])
      .describe('JavaScript modules with rules of your own, relative to this file'),
    units: z.array(unitSchema).default([]).describe('units of measure to be read beside the known ones'),
    scoring: scoringSchema.default(standardScoring).describe('how marks of self-evaluation are given'),
  })
  .strict();

/** As the stages and the reading processes get it. */
export interface Configuration {
  rules: Record<string, RuleSetting>;
  modules: { path: string; sha256: string }[];
  units: AddedUnit[];
  scoring: Scoring;
}
export const noConfiguration: Configuration = {
  rules: {},
  modules: [],
  units: [],
  scoring: standardScoring,
};
