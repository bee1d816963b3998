/** Every figure ends as checked, or with the reason why it could not be. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Coverage } from '../../schemas/record.js';
import { audit } from '../../src/audit/index.js';
import { examine } from '../pages/passage.js';

interface Covered {
  coverage: Coverage;
  /** text of a figure → its reason, or the rules that checked it */
  fate: Map<string, string>;
  ids: string[];
}

const cover = async (text: string): Promise<Covered> => {
  const { figures, facts } = await examine(text);
  const { coverage } = audit(figures, facts);
  const texts = new Map(figures.mentions.map(({ figure }) => [figure.id, figure.text]));
  const fate = coverage.byFigure.map(({ figure, rules, reason }): [string, string] => [
    texts.get(figure) ?? '',
    reason ?? rules.join(' '),
  ]);
  return { coverage, fate: new Map(fate), ids: figures.mentions.map(({ figure }) => figure.id) };
};

const sentences = [
  '年初预算数为640万元，全年执行数为608万元，预算执行率95%。',
  '全年培训技工210人，其中女性62人，党员30人。',
  '接待游客12.4万人次，增长8%。',
  '一般公共预算收入31200万元，同口径增长4.2%。',
  '新建口袋公园3个。',
  '新增绿地5公顷以上。',
  '本年收入900万元，比上年增加100万元，增长12.5%。',
  '支出合计500万元，其中：基本支出300万元，项目支出210万元。',
];

describe('coverage', () => {
  it('names every figure once, in order, with rules or with a reason and never with both', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 6 }),
        async (some) => {
          const { coverage, ids } = await cover(some.join('\n\n'));
          expect(coverage.byFigure.map(({ figure }) => figure)).toEqual(ids);
          expect(
            coverage.byFigure.filter(({ rules, reason }) => rules.length > 0 === (reason !== null)),
          ).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('adds up: what was checked and what was left are all there is', async () => {
    const { coverage } = await cover(sentences.join('\n\n'));
    const left = Object.values(coverage.reasons).reduce((sum, count) => sum + count, 0);
    expect(coverage.checked + left).toBe(coverage.figures);
    expect(coverage.checked).toBeLessThanOrEqual(coverage.checkable);
    expect(coverage.checkable).toBeLessThanOrEqual(coverage.figures);
  });

  it.each([
    ['a rate that was recomputed', sentences[0], '95%', 'execution-rate'],
    ['a growth without its base', sentences[2], '8%', 'no-base'],
    ['a rate on another basis', sentences[3], '4.2%', 'caveat'],
    ['a level that is named once', sentences[4], '3个', 'single-mention'],
    ['parts that overlap', sentences[1], '62人', 'open-list'],
    ['a bound on one side', sentences[5], '5公顷', 'one-sided'],
    [
      'two years of one thing',
      '2022年绿化投入210万元。\n\n2023年绿化投入260万元。',
      '260万元',
      'other-period',
    ],
  ])('tells the fate of %s', async (_, text, figure, expected) => {
    const { fate } = await cover(text ?? '');
    expect(fate.get(figure), JSON.stringify([...fate])).toBe(expected);
  });
});
