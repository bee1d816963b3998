/** Rules from an office's own modules, checked before they are believed to be rules. */
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { Configuration } from '../../schemas/configuration.js';
import { rules } from '../audit/index.js';
import { operand, type Rule } from '../audit/rule.js';
import { UsageError } from '../errors.js';
import * as interval from '../figures/interval.js';
import * as rational from '../figures/rational.js';

/** What a module's function is given: exact arithmetic, so that no rule needs a float. */
export const kit = { interval, rational, operand };
export type Kit = typeof kit;

const callable = z.custom((value) => typeof value === 'function', 'must be a function').optional();
const ruleSchema = z
  .object({
    id: z.string().regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u),
    claim: z.object({ zh: z.string().min(1), en: z.string().min(1) }),
    recompute: callable,
    observe: callable,
  })
  .refine(
    ({ recompute, observe }) => (recompute === undefined) !== (observe === undefined),
    'needs recompute or observe, and not both',
  );

/** The default export of a module is a list of rules, or a function that makes one of the kit. */
export const loadRules = async (modules: Configuration['modules']): Promise<Rule[]> => {
  const own: Rule[] = [];
  for (const { path } of modules) {
    const found = await exportOf(path);
    const parsed = z.array(ruleSchema).safeParse(found);
    if (!parsed.success) throw new UsageError(notRules(path, z.prettifyError(parsed.error)));
    for (const rule of found as Rule[]) {
      if ([...rules, ...own].some(({ id }) => id === rule.id))
        throw new UsageError(notRules(path, `“${rule.id}” 已有 / is there already`));
      own.push(rule);
    }
  }
  return own;
};

const exportOf = async (path: string): Promise<unknown> => {
  try {
    const { default: exported } = (await import(pathToFileURL(path).href)) as { default?: unknown };
    return typeof exported === 'function' ? (exported as (given: Kit) => unknown)(kit) : exported;
  } catch (error) {
    throw new UsageError(notRules(path, String(error)));
  }
};

const notRules = (path: string, why: string): string =>
  `${path}: 不是规则模块（默认导出应为规则数组，或返回规则数组的函数）/ not a module of rules (its default export must be a list of rules, or a function that returns one): ${why}`;
