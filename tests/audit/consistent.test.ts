/** Numbers that were computed exactly and then rounded as printed accuse nobody. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rational, toFixedDecimal } from '../../src/figures/rational.js';
import { examine } from '../pages/passage.js';

const amount = fc.bigInt({ min: 100n, max: 10n ** 8n });
/** hundredths, as printed */
const money = (cents: bigint): string => toFixedDecimal(rational(cents, 100n), 2);
const percent = (part: bigint, whole: bigint): string => toFixedDecimal(rational(part * 100n, whole), 2);

const silent = async (text: string): Promise<void> => {
  const { checks } = await examine(text);
  expect(checks.length).toBeGreaterThan(0);
  expect(checks.filter(({ verdict }) => ['contradiction', 'last-digit'].includes(verdict))).toEqual([]);
};

it('a total and its parts', async () => {
  await fc.assert(
    fc.asyncProperty(amount, amount, async (a, b) => {
      await silent(`支出合计${money(a + b)}万元，其中：基本支出${money(a)}万元，项目支出${money(b)}万元。`);
    }),
  );
});

it('a rate of execution', async () => {
  await fc.assert(
    fc.asyncProperty(amount, amount, async (a, b) => {
      const whole = a + b;
      await silent(`年度预算数${money(whole)}万元，执行数${money(a)}万元，执行率${percent(a, whole)}%。`);
    }),
  );
});

it('a growth and its difference', async () => {
  await fc.assert(
    fc.asyncProperty(amount, amount, async (before, delta) => {
      await silent(
        `本年收入${money(before + delta)}万元，比上年增加${money(delta)}万元，增长${percent(delta, before)}%。`,
      );
    }),
  );
});
