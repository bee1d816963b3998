/** How marks are given where an office does it otherwise than by the formula. Numbers are decimal strings. */
import { z } from 'zod';

const decimal = z
  .string()
  .regex(/^\d+(\.\d+)?$/u)
  .describe('decimal, as a string');

export const scoringSchema = z
  .object({
    grades: z
      .array(z.object({ name: z.string().min(1), from: decimal }).strict())
      .min(1)
      .default([
        { name: '优', from: '90' },
        { name: '良', from: '80' },
        { name: '中', from: '60' },
        { name: '差', from: '0' },
      ])
      .describe('the grade of a score, from so many marks of 100'),
    execution: z
      .array(z.object({ from: decimal, share: decimal }).strict())
      .default([{ from: '95', share: '100' }])
      .describe('from this rate of execution (%) on, this share (%) of its marks; else rate × weight'),
    levels: z
      .array(z.record(z.string(), decimal))
      .default([
        { 产出: '50', 效益: '30', 满意度: '10' },
        { 产出: '50', 效益: '40' },
        { 成本: '20', 产出: '40', 效益: '20', 满意度: '10' },
        { 成本: '20', 产出: '40', 效益: '30' },
      ])
      .describe('what the kinds of indicators weigh beside 预算执行率, by how their names begin'),
  })
  .strict();
export type Scoring = z.infer<typeof scoringSchema>;

export const standardScoring: Scoring = scoringSchema.parse({});
