import { describe, expect, it } from 'vitest';
import type { TableBlock, TableNode } from '../../schemas/document.js';
import { unitIn } from '../../src/outline/captions.js';
import { outline } from '../../src/outline/index.js';
import { headerRowsOf } from '../../src/outline/table-header.js';
import { paragraphs, reading } from './blocks.js';

const tableIn = (source: string): TableNode => {
  const node = outline(reading(paragraphs(source))).nodes.find((candidate) => candidate.kind === 'table');
  if (node?.kind !== 'table') throw new Error('the source has no table');
  return node;
};

type Cell = string | [text: string, colSpan: number, rowSpan: number];
const table = (...rows: Cell[][]): TableBlock => ({
  kind: 'table',
  layer: 'body',
  rows: rows.map((cells) => ({
    cells: cells.map((cell) => {
      const [text, colSpan, rowSpan] = typeof cell === 'string' ? [cell, 1, 1] : cell;
      return { text, pieces: [], colSpan, rowSpan };
    }),
  })),
  headerRows: null,
  places: [],
  origin: 'ruled',
});

describe('a table', () => {
  it('takes its name and unit from the lines above it', () => {
    expect(tableIn('上文。\n表1 收支总表\n单位：万元\n|项目|决算数|\n|收入|1.5|')).toMatchObject({
      caption: '表1 收支总表',
      unit: '万元',
    });
  });

  it('finds its unit in its first row', () => {
    expect(tableIn('|收支总表|金额单位：元|\n|收入|1.5|')).toMatchObject({ unit: '元' });
  });

  it('takes what narrows its name in brackets below it, and its unit further below', () => {
    const source =
      '表四十八：\n省级基金预算支出表\n（按功能科目分类）\n单位：万元\n|项目|预算数|\n|收入|1.5|';
    expect(tableIn(source)).toMatchObject({ caption: '省级基金预算支出表（按功能科目分类）', unit: '万元' });
  });

  it('does not take an office for a unit, nor a sentence for a name', () => {
    expect(unitIn('编制单位：云湖区财政局')).toBeNull();
    expect(unitIn('编制单位：云湖区财政局 单位：元')).toBe('元');
    expect(tableIn('各项收支如下表所示。\n|项目|决算数|\n|收入|1.5|')).toMatchObject({
      caption: null,
      unit: null,
    });
  });
});

describe('header rows', () => {
  it('are the rows above the first numbers', () => {
    expect(headerRowsOf(table(['项目', '决算数'], ['收入', '1.5']))).toBe(1);
  });

  it('include what a wide or tall cell covers, and the numbers of the columns', () => {
    const rows = table(
      [
        ['项目', 1, 2],
        ['收入', 2, 1],
      ],
      ['本年', '上年'],
      ['栏次', '1', '2'],
      ['合计', '3.5', '4.5'],
    );
    expect(headerRowsOf(rows)).toBe(3);
  });

  it('include the name over the whole width', () => {
    expect(headerRowsOf(table([['收支总表', 2, 1]], ['项目', '2023'], ['收入', '1.5']))).toBe(2);
  });

  it('include numbers of the columns in brackets, though the names have none', () => {
    const rows = table(
      ['支出项目', '小计', '省级安排', '上年结转', '占预算比例'],
      ['', '(1)=(2)+ (3)', '(2)', '(3)', '(4)=(2)/(1)'],
      ['合计', '5', '3', '2', '60%'],
    );
    expect(headerRowsOf(rows)).toBe(2);
    expect(headerRowsOf(table(['指标', '甲校', '乙校'], ['', '7', '(2)'], ['学生', '70', '20']))).toBe(1);
  });

  it('go on to the words that tell the columns under a wide name apart, over a row without any', () => {
    const wide: Cell[] = [
      ['合计', 2, 1],
      ['公务接待费', 2, 1],
    ];
    const names = ['预算数', '决算数', '预算数', '决算数'];
    expect(headerRowsOf(table(wide, ['', '', '', ''], names, ['0.95', '0.90', '0.95', '0.90']))).toBe(3);
    expect(headerRowsOf(table(wide, names, ['无', '有', '无', '有'], ['1', '2', '3', '4']))).toBe(2);
  });

  it('end above a row without a word', () => {
    const rows = table([['本年支出', 2, 1]], ['基本支出', '项目支出'], ['', ''], ['', '']);
    expect(headerRowsOf(rows)).toBe(2);
  });

  it('do not swallow a first item without figures', () => {
    expect(headerRowsOf(table(['项目', '决算数'], ['一、收入', ''], ['税收', '1.5']))).toBe(1);
  });

  it('are none in a table that begins with figures', () => {
    expect(headerRowsOf(table(['收入', '1.5'], ['支出', '1.2']))).toBe(0);
  });

  it('are as the format says', () => {
    expect(headerRowsOf({ ...table(['收入', '1.5']), headerRows: 1 })).toBe(1);
  });
});
