import { describe, expect, it } from 'vitest';
import { Paper, type Sheet } from './paper.js';
import { lines, readPaper, rows, tables, warnings } from './reading.js';

/** digits of this font are half an em wide, points, commas and signs a quarter or so */
const widthOf = (text: string, size: number): number =>
  size * [...text].reduce((sum, character) => sum + (/\d/u.test(character) ? 0.5 : 0.25), 0);

const size = 10;
const number = (sheet: Sheet, right: number, y: number, text: string): Sheet =>
  text === '' ? sheet : sheet.text(right - widthOf(text, size), y, text, { size, font: 'times' });
const centred = (sheet: Sheet, middle: number, y: number, text: string): Sheet =>
  sheet.text(middle - (text.length * size) / 2, y, text, { size });

/** Right edges of the columns of numbers; each column is 80 wide. */
const edges = [280, 360, 440, 520];

const body = (sheet: Sheet, top: number, cells: string[][]): void => {
  for (const [index, [name = '', ...numbers]] of cells.entries()) {
    sheet.text(72, top + 16 * index, name, { size });
    for (const [column, text] of numbers.entries()) number(sheet, edges[column]!, top + 16 * index, text);
  }
};

const towns = [
  ['全县合计', '265.80', '214.36', '51.44', '3.7'],
  ['青石镇', '120.45', '98.20', '22.25', '5.1'],
  ['白沙镇', '98.60', '77.16', '21.44', '-0.8'],
  ['临江街道', '46.75', '39.00', '7.75', '10.2'],
];

describe('tables between three rules', () => {
  const names = ['合计', '工资性支出', '其他支出', '增长（%）'];
  const plain = (sheet: Sheet, top: number): Sheet => {
    for (const y of [top, top + 20, top + 20 + 16 * towns.length + 6]) sheet.rule(70, y, 525, y);
    centred(sheet, 100, top + 14, '单位名称');
    for (const [column, name] of names.entries()) centred(sheet, edges[column]! - 36, top + 14, name);
    body(sheet, top + 34, towns);
    return sheet;
  };
  const table = [
    '单位名称 | 合计 | 工资性支出 | 其他支出 | 增长（%）',
    ...towns.map((row) => row.join(' | ')),
  ];

  it('are read by the white space between their columns', async () => {
    const paper = new Paper();
    plain(paper.sheet().text(200, 80, '各镇街道支出情况表').text(450, 96, '单位：万元', { size }), 100);
    const reading = await readPaper(paper);
    expect(tables(reading).map(({ origin }) => origin)).toEqual(['aligned']);
    expect(rows(tables(reading)[0])).toEqual(table);
    expect(lines(reading)).toEqual(['各镇街道支出情况表', '单位：万元']);
    expect(warnings(reading)).toEqual([]);
  });

  it('are two where two stand one below the other, and text between them is text', async () => {
    const paper = new Paper();
    const sheet = plain(paper.sheet(), 100);
    sheet.text(72, 260, '注：本表不含街道所属单位。', { size }).text(200, 290, '各镇街道支出情况表（续）');
    plain(sheet, 310);
    const reading = await readPaper(paper);
    expect(tables(reading).map(rows)).toEqual([table, table]);
    expect(lines(reading)).toEqual(['注：本表不含街道所属单位。', '各镇街道支出情况表（续）']);
  });

  it('give each number its own place', async () => {
    const paper = new Paper();
    plain(paper.sheet(), 100);
    const cell = tables(await readPaper(paper))[0]?.rows[1]?.cells[4];
    const [place] = cell?.pieces.map((piece) => piece.place) ?? [];
    expect(place?.kind === 'page' ? place.box.map(Math.round) : null).toEqual([508, 125, 520, 135]);
  });

  it('join the columns under a name that is centred over them', async () => {
    const paper = new Paper();
    const sheet = paper.sheet();
    for (const y of [100, 136, 206]) sheet.rule(70, y, 525, y);
    centred(sheet, 100, 122, '单位名称');
    centred(sheet, 324, 114, '支出');
    centred(sheet, 484, 122, '增长（%）');
    for (const [column, name] of ['合计', '工资性支出', '其他支出'].entries())
      centred(sheet, edges[column]! - 36, 130, name);
    body(sheet, 150, towns);
    const [found] = tables(await readPaper(paper));
    expect(found?.rows[0]?.cells.map(({ text, rowSpan, colSpan }) => [text, rowSpan, colSpan])).toEqual([
      ['单位名称', 2, 1],
      ['支出', 1, 3],
      ['增长（%）', 2, 1],
    ]);
    expect(rows(found)[1]).toBe('合计 | 工资性支出 | 其他支出');
  });

  it('do not take the first line of a wrapped name for one over its neighbours', async () => {
    const paper = new Paper();
    const sheet = paper.sheet();
    for (const y of [100, 136, 206]) sheet.rule(70, y, 525, y);
    centred(sheet, 100, 122, '单位名称');
    for (const column of [0, 2, 3]) centred(sheet, edges[column]! - 36, 122, names[column]!);
    centred(sheet, edges[1]! - 36, 115, '工资性');
    centred(sheet, edges[1]! - 36, 129, '支出');
    body(sheet, 150, towns);
    expect(rows(tables(await readPaper(paper))[0])).toEqual(table);
  });

  it('keep a name on two lines with the numbers that stand between them', async () => {
    const paper = new Paper();
    const sheet = paper.sheet();
    for (const y of [100, 120, 200]) sheet.rule(70, y, 525, y);
    centred(sheet, 100, 114, '单位名称');
    for (const [column, name] of names.entries()) centred(sheet, edges[column]! - 36, 114, name);
    body(sheet, 134, [towns[0]!, ['', ...towns[1]!.slice(1)], towns[2]!]);
    sheet.text(72, 144, '青石镇及其所属', { size }).text(72, 156, '事业单位', { size });
    expect(rows(tables(await readPaper(paper))[0])[2]).toBe(
      '青石镇及其所属事业单位 | 120.45 | 98.20 | 22.25 | 5.1',
    );
  });
});

describe('tables without rules', () => {
  const names = ['合计', '工资性支出', '其他支出', '增长（%）'];
  const header = (sheet: Sheet, y: number): Sheet => {
    centred(sheet, 100, y, '单位名称');
    for (const [column, name] of names.entries()) centred(sheet, edges[column]! - 36, y, name);
    return sheet;
  };

  it('are read where each column of numbers has a name', async () => {
    const paper = new Paper();
    body(header(paper.sheet().text(200, 80, '各镇街道支出情况表'), 110), 130, towns);
    const reading = await readPaper(paper);
    expect(rows(tables(reading)[0])).toEqual([
      '单位名称 | 合计 | 工资性支出 | 其他支出 | 增长（%）',
      ...towns.map((row) => row.join(' | ')),
    ]);
    expect(lines(reading)).toEqual(['各镇街道支出情况表']);
  });

  it('stay text where one column has none', async () => {
    const paper = new Paper();
    const sheet = paper.sheet();
    centred(sheet, 100, 110, '单位名称');
    for (const column of [0, 1, 3]) centred(sheet, edges[column]! - 36, 110, names[column]!);
    body(sheet, 130, towns);
    const reading = await readPaper(paper);
    expect(tables(reading)).toEqual([]);
    expect(warnings(reading)).toEqual(['table-read-as-text 1']);
  });

  it('stay text where sentences stand in front of the numbers', async () => {
    const paper = new Paper();
    body(header(paper.sheet(), 110), 130, [
      towns[0]!,
      ['支出增加。', ...towns[1]!.slice(1)],
      towns[2]!,
      towns[3]!,
    ]);
    expect(tables(await readPaper(paper))).toEqual([]);
  });

  it('go on at the top of the next page, where no name is said again', async () => {
    const paper = new Paper();
    body(header(paper.sheet().text(200, 680, '各镇街道支出情况表'), 710), 730, towns);
    body(paper.sheet(), 80, [
      ['云台乡', '18.30', '16.00', '2.30', '1.5'],
      ['河口乡', '20.16', '15.01', '5.15', '-3.2'],
      ['松林乡', '9.87', '7.47', '2.40', '0.6'],
    ]);
    const found = tables(await readPaper(paper));
    expect(found.map((table) => rows(table).length)).toEqual([8]);
    expect(rows(found[0]).at(-1)).toBe('松林乡 | 9.87 | 7.47 | 2.40 | 0.6');
    expect(found[0]?.places.map((place) => (place.kind === 'page' ? place.page : 0))).toEqual([1, 2]);
  });

  it('lay a dash to the column that its row leaves blank', async () => {
    const paper = new Paper();
    const sheet = header(paper.sheet(), 110);
    body(sheet, 130, [...towns, ['县本级', '30.00', '25.10', '4.90', '']]);
    sheet.text(452, 130 + 16 * towns.length, '--', { size, font: 'times' });
    expect(rows(tables(await readPaper(paper))[0]).at(-1)).toBe('县本级 | 30.00 | 25.10 | 4.90 | --');
  });
});
