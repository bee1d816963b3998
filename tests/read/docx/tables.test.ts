import { describe, expect, it } from 'vitest';
import { grid, readBytes, tables, texts } from '../reading.js';
import { cell, p, row, table, wordFile } from './word.js';

const read = (body: string) => readBytes(wordFile({ body }));
const begins = '<w:vMerge w:val="restart"/>';
const goesOn = '<w:vMerge/>';
const wide = (columns: number): string => `<w:gridSpan w:val="${columns}"/>`;

describe('Word tables', () => {
  it('hold merged cells in the row where they begin, with their spans', async () => {
    const body = table(
      row(cell('一级指标', begins), cell('得分', wide(2))),
      row(cell('', goesOn), cell('满分'), cell('自评')),
      row(cell('产出', begins), cell('50'), cell('48')),
      row(cell('', goesOn), cell('30'), cell('29')),
    );
    const [found] = tables(await read(body));
    expect(grid(found!)).toEqual(['一级指标↓2 | 得分→2', '满分 | 自评', '产出↓2 | 50 | 48', '30 | 29']);
    expect(found).toMatchObject({ origin: 'ruled', headerRows: null });
  });

  it('know their header rows where Word repeats them', async () => {
    const header = (...cells: string[]): string =>
      `<w:tr><w:trPr><w:tblHeader/></w:trPr>${cells.join('')}</w:tr>`;
    const body = table(header(cell('项目'), cell('金额')), row(cell('收入'), cell('100')));
    expect(tables(await read(body))[0]!.headerRows).toBe(1);
  });

  it('keep cells in their columns where a row begins late', async () => {
    const body = table(
      row(cell('甲'), cell('乙')),
      `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell('丙')}</w:tr>`,
    );
    expect(grid(tables(await read(body))[0]!)).toEqual(['甲 | 乙', ' | 丙']);
  });

  it('give each cell its text with the places of its paragraphs', async () => {
    const body = p('表一') + table(row(cell(p('收入') + p('支出')), cell('7348.59')));
    const [left, right] = tables(await read(body))[0]!.rows[0]!.cells;
    expect(left).toMatchObject({
      text: '收入\n支出',
      pieces: [
        { start: 0, end: 2, place: { index: 1, start: 0, end: 2 } },
        { start: 3, end: 5, place: { index: 2, start: 0, end: 2 } },
      ],
    });
    expect(right!.pieces).toEqual([
      { start: 0, end: 7, place: { kind: 'paragraph', index: 3, start: 0, end: 7 } },
    ]);
  });

  it('leave out deleted rows, which still count as paragraphs', async () => {
    const deleted = `<w:tr><w:trPr><w:del/></w:trPr>${cell('旧')}</w:tr>`;
    const reading = await read(table(row(cell('甲')), deleted, row(cell('乙'))));
    expect(grid(tables(reading)[0]!)).toEqual(['甲', '乙']);
    expect(tables(reading)[0]!.rows[1]!.cells[0]!.pieces[0]!.place).toMatchObject({ index: 2 });
  });

  it('put a table inside a cell after the table, and take a frame of one cell away', async () => {
    const inner = table(row(cell('内'), cell('表')));
    const nested = tables(await read(table(row(cell('外'), cell(inner + p('尾'))))));
    expect(nested.map(grid)).toEqual([['外 | 尾'], ['内 | 表']]);
    const framed = await read(table(row(cell(p('说明') + inner))));
    expect(texts(framed)).toEqual(['说明']);
    expect(tables(framed).map(grid)).toEqual([['内 | 表']]);
  });

  it('find rows and cells inside content controls', async () => {
    const body = table(
      `<w:sdt><w:sdtContent>${row(`<w:sdt><w:sdtContent>${cell('甲')}</w:sdtContent></w:sdt>`)}</w:sdtContent></w:sdt>`,
    );
    expect(grid(tables(await read(body))[0]!)).toEqual(['甲']);
  });
});
