import { describe, expect, it } from 'vitest';
import { inReadingOrder } from '../../src/outline/swapped-lines.js';
import { paragraphs } from './blocks.js';

const ordered = (...texts: string[]): string[] =>
  inReadingOrder(paragraphs(texts.join('\n\n'))).flatMap((block) =>
    block.kind === 'paragraph' ? [block.text] : [],
  );

describe('a line that a text layer hands over too early', () => {
  it('is put behind the line that breaks off before its amount', () => {
    expect(
      ordered(
        '三、支出决算情况说明',
        '603.14万元，占20.51%；',
        '本年支出合计2940.05万元，其中：基本支出2336.91万元，占79.49%； 项目支出',
        '四、财政拨款收入支出决算总体情况说明',
      ),
    ).toEqual([
      '三、支出决算情况说明',
      '本年支出合计2940.05万元，其中：基本支出2336.91万元，占79.49%； 项目支出',
      '603.14万元，占20.51%；',
      '四、财政拨款收入支出决算总体情况说明',
    ]);
  });

  it('stays where the line before it lacks an amount', () => {
    const lines = [
      '本年支出合计2940.05万元，其中：基本支出',
      '2336.91万元，占79.49%；',
      '财政拨款收入比上年增加，主要原因是人员增加而且项目',
      '四、财政拨款收入支出决算总体情况说明',
    ];
    expect(ordered(...lines)).toEqual(lines);
  });

  it('stays behind a numbered item that breaks off', () => {
    const lines = [
      '1.基本支出预算412.6万元，占一般公共预算支出的',
      '96.41%，同比减少12.6万元。其中：',
      '工资福利支出预算380.4万元，占基本支出预算',
    ];
    expect(ordered(...lines)).toEqual(lines);
  });

  it('stays where the next line ends its sentence or is a heading', () => {
    for (const next of ['本年支出合计2940.05万元，其中基本支出较多。', '（二）项目支出'])
      expect(ordered('上年情况已说明。', '603.14万元，占20.51%；', next)[1]).toBe('603.14万元，占20.51%；');
  });
});
