import { describe, expect, it } from 'vitest';
import { placesOf } from '../../schemas/place.js';
import { inlineList } from '../../src/facts/inline-list.js';
import { statements } from '../../src/facts/statements.js';
import { outline } from '../../src/outline/index.js';
import { paragraphs, reading } from '../outline/blocks.js';

const documentOf = (...texts: string[]): ReturnType<typeof outline> =>
  outline(reading(paragraphs(texts.join('\n'))));
const told = (...texts: string[]): Record<string, unknown[]> =>
  Object.fromEntries(
    Object.entries(statements(documentOf(...texts))).map(([group, items]) => [
      group,
      items.map(({ id, marker, title, text }) => [id, marker, title, text]),
    ]),
  );

describe('statements', () => {
  it('are the numbered items of their section, whole, with marker and title', () => {
    expect(
      told(
        '一、主要职责',
        '云湖局的主要职责是：',
        '1. 落实规划。组织编制方案。',
        '2. 完成其他任务。',
        '二、存在的问题',
        '（一）进度偏慢。一是启动晚。二是审批久。',
      ),
    ).toMatchObject({
      functions: [
        ['functions-1', '1.', '落实规划', '落实规划。组织编制方案。'],
        ['functions-2', '2.', null, '完成其他任务。'],
      ],
      problems: [['problems-1', '（一）', '进度偏慢', '进度偏慢。一是启动晚。二是审批久。']],
      measures: [],
    });
  });

  it('are the items of a list inside a paragraph', () => {
    expect(
      told('一、绩效目标', '围绕三项目标：一、改善环境。二、提升服务，方便群众。三、保障安全。'),
    ).toMatchObject({
      goals: [
        ['goals-1', '一、', null, '改善环境。'],
        ['goals-2', '二、', null, '提升服务，方便群众。'],
        ['goals-3', '三、', null, '保障安全。'],
      ],
    });
  });

  it('are the clauses of a section that is one paragraph with its heading', () => {
    expect(told('一、下一步改进措施：一是加强培训；二是加快进度。')).toMatchObject({
      measures: [
        ['measures-1', '一是', null, '加强培训；'],
        ['measures-2', '二是', null, '加快进度。'],
      ],
    });
  });

  it('are the clauses of a paragraph that begins with the first of them', () => {
    expect(told('一、存在的问题', '一是论证不足，进度偏慢。二是公开不全。').problems).toEqual([
      ['problems-1', '一是', null, '论证不足，进度偏慢。'],
      ['problems-2', '二是', null, '公开不全。'],
    ]);
  });

  it('are the paragraphs where there is no list, and the parts of an item stay in it', () => {
    expect(
      told(
        '一、存在的问题',
        '部分项目进度偏慢。',
        '二、重点工作任务',
        '1.修缮房屋。',
        '（1）老街片区完成三栋。',
        '2.疏浚河道。',
      ),
    ).toMatchObject({
      problems: [['problems-1', null, null, '部分项目进度偏慢。']],
      tasks: [
        ['tasks-1', '1.', '修缮房屋', '修缮房屋。\n（1）老街片区完成三栋。'],
        ['tasks-2', '2.', null, '疏浚河道。'],
      ],
    });
  });

  it('are the announced list only, where articles stand around it', () => {
    expect(
      told(
        '一、主要职能',
        '第一条 制定本规定。',
        '第二条 主要职责是：',
        '（一）收集档案。',
        '（二）提供查阅。',
      ).functions,
    ).toEqual([
      ['functions-1', '（一）', null, '收集档案。'],
      ['functions-2', '（二）', null, '提供查阅。'],
    ]);
  });

  it('point at their own words', () => {
    const document = documentOf('一、绩效目标', '目标如下：一、改善环境。二、提升服务。');
    const [, second] = statements(document).goals;
    const node = document.nodes[1];
    if (node?.kind !== 'paragraph') throw new Error('the goals stand in a paragraph');
    const start = node.text.indexOf('提升');
    expect(second?.places).toEqual(placesOf(node, start, start + '提升服务。'.length));
  });
});

describe('a list inside a paragraph', () => {
  it.each([
    ['一是甲；二是乙；三是丙。', ['一是', '二是', '三是']],
    ['主要包括：（1）甲；（2）乙。', ['（1）', '（2）']],
    ['①甲；②乙', ['①', '②']],
    ['第一，甲。第二，乙。', ['第一，', '第二，']],
    ['1.完成2.5公里；2.完成3公里。', ['1.', '2.']],
    ['一、甲：①子；②丑。二、乙。', ['一、', '二、']],
    ['第一季度完成，一是一二是二。', []],
    ['一是甲，其余未列。', []],
  ])('%s has %j', (text, markers) => {
    expect(inlineList(text).map(({ marker }) => marker)).toEqual(markers);
  });

  it('pair a problem with the measure that takes up its words, one with one', () => {
    const found = statements(
      documentOf(
        '一、存在的问题',
        '（一）绩效目标设置不够细化。部分指标没有量化。',
        '（二）政府采购进度偏慢。三季度才完成招标。',
        '（三）人员流动较大。',
        '二、改进措施',
        '（一）针对政府采购进度偏慢的问题，提前启动招标。',
        '（二）细化绩效目标设置，逐项量化。',
        '（三）加强宣传。',
      ),
    );
    expect(found.problems.map(({ pair }) => pair)).toEqual(['measures-2', 'measures-1', null]);
    expect(found.measures.map(({ pair }) => pair)).toEqual(['problems-2', 'problems-1', null]);
  });

  it('pair nothing where two measures take up the same words', () => {
    const found = statements(
      documentOf(
        '一、存在的问题',
        '（一）绩效目标设置不够细化。部分指标没有量化。',
        '（二）人员流动较大。',
        '二、改进措施',
        '（一）细化绩效目标设置，逐项量化。',
        '（二）复查绩效目标设置，逐级审核。',
      ),
    );
    expect(found.problems.map(({ pair }) => pair)).toEqual([null, null]);
  });
});
