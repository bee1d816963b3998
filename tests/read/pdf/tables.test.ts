import { describe, expect, it } from 'vitest';
import { Paper, type Sheet } from './paper.js';
import { layers, lines, readPaper, rows, tables, warnings } from './reading.js';

const [xs, height] = [[72, 252, 372, 492], 20];

/** Rows of text in a fully ruled grid; cells are placed 4 pt from their left edge. */
const ruled = (sheet: Sheet, top: number, cells: string[][]): Sheet => {
  sheet.grid(
    xs,
    Array.from({ length: cells.length + 1 }, (_, i) => top + height * i),
  );
  for (const [r, row] of cells.entries())
    for (const [c, text] of row.entries())
      if (text) sheet.text(xs[c]! + 4, top + height * r + 14, text, { size: 10 });
  return sheet;
};

describe('ruled tables', () => {
  it('puts text into cells and leaves caption and unit above as paragraphs', async () => {
    const paper = new Paper();
    ruled(
      paper.sheet().text(220, 80, '收入支出决算总表', { size: 16 }).text(430, 96, '单位：万元', { size: 10 }),
      100,
      [
        ['项目', '预算数', '决算数'],
        ['一般公共服务支出', '2,106.66', ''],
        ['合计', '2,106.66', '2,100.00'],
      ],
    );
    const reading = await readPaper(paper);
    expect(lines(reading)).toEqual(['收入支出决算总表', '单位：万元']);
    expect(rows(tables(reading)[0])).toEqual([
      '项目 | 预算数 | 决算数',
      '一般公共服务支出 | 2,106.66 | ',
      '合计 | 2,106.66 | 2,100.00',
    ]);
  });

  it('gives each cell the place of its text', async () => {
    const paper = new Paper();
    ruled(paper.sheet(), 100, [
      ['甲', '1.00', '2.00'],
      ['乙', '3.00', '4.00'],
    ]);
    const [table] = tables(await readPaper(paper));
    expect(table?.places).toEqual([{ kind: 'page', page: 1, box: [72, 100, 492, 140] }]);
    expect(table?.rows[1]?.cells[2]?.pieces).toEqual([
      { start: 0, end: 4, place: { kind: 'page', page: 1, box: [376, 125.2, 396, 135.2] } },
    ]);
  });

  it('spans cells where pieces of rule are missing', async () => {
    const paper = new Paper();
    const sheet = paper.sheet();
    for (const y of [100, 160]) sheet.rule(72, y, 492, y);
    sheet.rule(252, 120, 492, 120).rule(72, 140, 492, 140);
    for (const x of [72, 252, 492]) sheet.rule(x, 100, x, 160);
    sheet.rule(372, 120, 372, 160);
    sheet
      .text(80, 124, '项目')
      .text(300, 114, '决算数')
      .text(260, 134, '合计')
      .text(380, 134, '其中')
      .text(80, 154, '教育')
      .text(260, 154, '5')
      .text(380, 154, '3');
    expect(rows(tables(await readPaper(paper))[0])).toEqual([
      '1×2 项目 | 2×1 决算数',
      '合计 | 其中',
      '教育 | 5 | 3',
    ]);
  });

  it('joins wrapped lines: no space between ideographs, a torn number made whole, two numbers kept two', async () => {
    const paper = new Paper();
    const sheet = paper.sheet().grid([72, 132, 182, 300], [100, 140, 180]);
    sheet
      .text(76, 114, '一般公共')
      .text(76, 130, '服务支出')
      .text(136, 114, '12,345,6', { size: 10 })
      .text(136, 130, '78.90', { size: 10 });
    sheet.text(186, 114, '100').text(186, 130, '200').text(76, 160, '合计');
    expect(rows(tables(await readPaper(paper))[0])).toEqual([
      '一般公共服务支出 | 12,345,678.90 | 100 200',
      '合计 |  | ',
    ]);
  });

  it('reads one table over two pages, without the header said again', async () => {
    const paper = new Paper();
    const header = ['项目', '预算数', '决算数'];
    ruled(paper.sheet().text(220, 80, '支出决算表'), 100, [
      header,
      ['教育支出', '1.00', '2.00'],
      ['科技支出', '3.00', '4.00'],
    ]);
    ruled(paper.sheet().text(220, 80, '支出决算表'), 100, [header, ['卫生支出', '5.00', '6.00']]);
    const reading = await readPaper(paper);
    expect(rows(tables(reading)[0])).toEqual([
      '项目 | 预算数 | 决算数',
      '教育支出 | 1.00 | 2.00',
      '科技支出 | 3.00 | 4.00',
      '卫生支出 | 5.00 | 6.00',
    ]);
    expect(tables(reading)[0]?.places.map((place) => place.kind === 'page' && place.page)).toEqual([1, 2]);
    expect(layers(reading)).toEqual(['body: 支出决算表', 'furniture: 支出决算表']);
  });

  it('keeps tables apart that only look alike', async () => {
    const paper = new Paper();
    ruled(paper.sheet().text(220, 80, '收入决算表'), 100, [
      ['项目', '预算数', '决算数'],
      ['税收', '1.00', '2.00'],
    ]);
    ruled(paper.sheet().text(220, 80, '支出决算表'), 100, [
      ['项目', '预算数', '决算数'],
      ['教育', '3.00', '4.00'],
    ]);
    expect(tables(await readPaper(paper))).toHaveLength(2);
  });

  it('takes thin filled boxes and doubled lines for rules', async () => {
    const paper = new Paper();
    const sheet = paper.sheet();
    for (const y of [100, 102, 120, 140]) sheet.raw(`72 ${842 - y} 200 0.5 re f`);
    for (const x of [72, 172, 272]) sheet.raw(`${x} 702 0.5 40 re f`);
    sheet.text(76, 115, '甲').text(176, 115, '乙').text(76, 135, '1').text(176, 135, '2');
    expect(rows(tables(await readPaper(paper))[0])).toEqual(['甲 | 乙', '1 | 2']);
  });

  it('splits rows that no rule parts where values stand level', async () => {
    const paper = new Paper();
    const sheet = paper.sheet().grid(xs, [100, 120, 190]);
    sheet.text(76, 114, '项目').text(256, 114, '预算数').text(376, 114, '执行数');
    sheet
      .text(76, 134, '一、上年余额')
      .text(376, 134, '2,323.56')
      .text(76, 154, '二、限额')
      .text(256, 154, '2,546.50')
      .text(76, 174, '三、发行额')
      .text(256, 174, '103.00')
      .text(376, 174, '460.59');
    expect(rows(tables(await readPaper(paper))[0])).toEqual([
      '项目 | 预算数 | 执行数',
      '一、上年余额 |  | 2,323.56',
      '二、限额 | 2,546.50 | ',
      '三、发行额 | 103.00 | 460.59',
    ]);
  });

  it('does not take a frame around text for a table', async () => {
    const paper = new Paper();
    paper.sheet().grid([60, 500], [90, 140]).text(72, 110, '提示内容').text(72, 130, '第二行');
    const reading = await readPaper(paper);
    expect(tables(reading)).toEqual([]);
    expect(lines(reading)).toEqual(['提示内容', '第二行']);
  });
});

describe('columns of numbers that no rules draw', () => {
  const towns: [string, string, string][] = [
    ['青石镇', '1,204.50', '1,190.32'],
    ['白沙镇', '986.40', '990.07'],
    ['临江街道', '75.18', '74.96'],
  ];
  const paperOf = (place: (row: number, text: string, edge: number) => number): Paper => {
    const paper = new Paper();
    const sheet = paper.sheet();
    sheet.text(72, 80, '各单位收支情况如下。');
    for (const [index, [name, ...numbers]] of towns.entries()) {
      sheet.text(72, 110 + 20 * index, name);
      for (const [column, text] of numbers.entries())
        sheet.text(place(index, text, 260 + 100 * column), 110 + 20 * index, text, { font: 'times' });
    }
    return paper;
  };
  /** digits of this font are half an em wide, points and commas a quarter */
  const widthOf = (text: string): number =>
    12 * [...text].reduce((sum, character) => sum + (/\d/u.test(character) ? 0.5 : 0.25), 0);

  it('stay text, and a warning says where they stand', async () => {
    const reading = await readPaper(paperOf((_, text, edge) => edge - widthOf(text)));
    expect(reading.blocks.map(({ kind }) => kind)).toEqual(Array(4).fill('paragraph'));
    expect(warnings(reading)).toEqual(['table-read-as-text 1']);
    const [{ message, place }] = reading.warnings as [(typeof reading.warnings)[0]];
    expect(message).toMatch(/^3 行中有 2 列.* \/ 3 lines with 2 columns/u);
    expect(place?.kind === 'page' ? place.box.map(Math.round) : null).toEqual([72, 99, 360, 151]);
  });

  it('are not told of where the numbers stand in no common column', async () => {
    const reading = await readPaper(paperOf((row, _, edge) => edge - 25 * row));
    expect(warnings(reading)).toEqual([]);
  });

  it('are not told of where rules draw them', async () => {
    const drawn = new Paper();
    const sheet = drawn.sheet().grid([60, 180, 270, 370], [95, 115, 135, 155]);
    for (const [index, [name, ...numbers]] of towns.entries()) {
      sheet.text(72, 110 + 20 * index, name);
      for (const [column, text] of numbers.entries())
        sheet.text(260 + 100 * column - widthOf(text), 110 + 20 * index, text, { font: 'times' });
    }
    const reading = await readPaper(drawn);
    expect(reading.blocks.map(({ kind }) => kind)).toEqual(['table']);
    expect(warnings(reading)).toEqual([]);
  });
});
