import { describe, expect, it } from 'vitest';
import { outline } from '../../src/outline/index.js';
import { sectionKindOf } from '../../src/outline/section-kinds.js';
import { paragraphs, reading } from './blocks.js';

const tree = (...texts: string[]): string[] =>
  outline(reading(paragraphs(texts.join('\n')))).sections.map(
    ({ marker, title, level }) => `${String(level)} ${marker ?? '-'} ${title}`,
  );

describe('sections', () => {
  it('nest by the order in which the families of markers appear', () => {
    expect(tree('1、概况', '（一）职能', '一、收集', '二、保管', '（二）机构', '2、收支')).toEqual([
      '1 1、 概况',
      '2 （一） 职能',
      '3 一、 收集',
      '3 二、 保管',
      '2 （二） 机构',
      '1 2、 收支',
    ]);
  });

  it('keep a list open over a missing or a repeated number', () => {
    expect(tree('一、概况', '（一）职能', '（三）机构', '（三）人员', '二、收支')).toEqual([
      '1 一、 概况',
      '2 （一） 职能',
      '2 （三） 机构',
      '2 （三） 人员',
      '1 二、 收支',
    ]);
  });

  it('begin in the middle where the text does', () => {
    expect(tree('3.成本情况', '（四）效益情况', '1.实施效益', '二、结论')).toEqual([
      '1 3. 成本情况',
      '1 （四） 效益情况',
      '2 1. 实施效益',
      '1 二、 结论',
    ]);
  });

  it('do not follow the levels that the format claims', () => {
    expect(tree('### 一、概况', '# （一）职能', '## 二、收支', '#### 三、问题')).toEqual([
      '1 一、 概况',
      '2 （一） 职能',
      '1 二、 收支',
      '1 三、 问题',
    ]);
  });

  it('take an unnumbered heading that looks like one, and end numbered lists with it', () => {
    expect(tree('# 主要职能', '1、收集档案。', '2、提供查阅。', '# 机构设置', '内设两个科室。')).toEqual([
      '1 - 主要职能',
      '2 1、 收集档案',
      '2 2、 提供查阅',
      '1 - 机构设置',
    ]);
  });

  it('keep an unnumbered heading inside a numbered section that goes on', () => {
    expect(tree('一、概况', '（一）收支', '# 特别说明', '数据为快报数。', '（二）债务', '二、安排')).toEqual([
      '1 一、 概况',
      '2 （一） 收支',
      '3 - 特别说明',
      '2 （二） 债务',
      '1 二、 安排',
    ]);
  });

  it('take decimal numbers only under the number they belong to', () => {
    expect(tree('1. 概况', '1.1 背景情况', '1.2 组织情况', '2. 收支', '5.3 是得分')).toEqual([
      '1 1. 概况',
      '2 1.1 背景情况',
      '2 1.2 组织情况',
      '1 2. 收支',
    ]);
  });
});

describe('the kind of a section', () => {
  const alone = (title: string): string => sectionKindOf({ title, stands: 'alone' }, null);

  it.each([
    ['部门职能', 'functions'],
    ['部门决算单位构成', 'structure'],
    ['部门整体收支情况', 'budget'],
    ['部门整体支出绩效目标', 'goals'],
    ['年度重点工作任务', 'tasks'],
    ['自评结论综述', 'conclusion'],
    ['各重点工作任务绩效目标完成情况分析', 'completion'],
    ['主要工作成效', 'achievements'],
    ['存在的主要问题', 'problems'],
    ['下一步改进措施', 'measures'],
    ['有关建议', 'measures'],
    ['收入支出决算总体情况说明', 'accounts'],
    ['名词解释', 'glossary'],
    ['项目概况', 'basic-information'],
    ['综合评价分析', 'evaluation'],
    ['工业和建筑业', 'other'],
  ])('%s is %s', (title, kind) => {
    expect(alone(title)).toBe(kind);
  });

  it('is that of the section around it where that has a plain purpose', () => {
    const tasks = { title: '年度重点工作任务', stands: 'alone', kind: 'tasks' } as const;
    expect(sectionKindOf({ title: '完善疫情防控措施', stands: 'run-in' }, tasks)).toBe('tasks');
  });

  it('may differ where the title around it promises several', () => {
    const several = { title: '存在问题及改进措施', stands: 'alone', kind: 'problems' } as const;
    expect(sectionKindOf({ title: '改进措施', stands: 'alone' }, several)).toBe('measures');
    expect(sectionKindOf({ title: '存在问题', stands: 'alone' }, several)).toBe('problems');
  });

  it('is not read from the words of an item', () => {
    expect(sectionKindOf({ title: '解决存在的主要问题', stands: 'in-text' }, null)).toBe('other');
  });
});
