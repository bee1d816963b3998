import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Paper, type Sheet } from './paper.js';
import { readBytes, readPaper, rows, tables } from './reading.js';

const score = [50, 110, 170, 290, 360, 430, 480, 530];
const names = ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'];

/** Texts of one row, each at the left of its column. */
const write = (sheet: Sheet, xs: number[], y: number, texts: string[]): Sheet => {
  for (const [column, text] of texts.entries()) if (text) sheet.text(xs[column]! + 3, y, text, { size: 9 });
  return sheet;
};

/** Rules of a grid, those between rows beginning at the column given for each. */
const ruled = (sheet: Sheet, xs: number[], ys: number[], from: number[]): Sheet => {
  for (const x of xs) sheet.rule(x, ys[0]!, x, ys.at(-1)!);
  for (const [index, y] of ys.entries()) sheet.rule(xs[from[index] ?? 0]!, y, xs.at(-1)!, y);
  return sheet;
};

describe('tables that the page end cuts', () => {
  it('reads a score sheet with merged cells cut by the page end as one table', async () => {
    const paper = new Paper();
    const top = ruled(paper.sheet(), score, [700, 720, 740, 760, 780], [0, 0, 2, 2, 0]);
    write(top, score, 714, names);
    write(top, score, 734, ['产出指标', '数量指标', '培训场次', '12场', '12场', '10', '10']);
    write(top, score, 754, ['', '', '培训人次', '600人次', '590人次', '10', '9.8']);
    write(top, score, 774, ['', '', '编印手册', '2000册', '2000册', '10', '10']);
    const next = ruled(paper.sheet(), score, [80, 100, 120, 140, 160, 180], [0, 0, 1, 0, 0, 0]);
    write(next, score, 94, names);
    write(next, score, 114, ['', '', '建档户数', '300户', '300户', '10', '10']);
    write(next, score, 134, ['', '质量指标', '合格率', '95%', '96%', '10', '10']);
    write(next, score, 154, ['效益指标', '社会效益', '知晓率', '90%', '92%', '40', '40']);
    write(next, score, 174, ['总分', '', '', '', '', '100', '99.8']);
    const found = tables(await readPaper(paper));
    expect(found).toHaveLength(1);
    expect(rows(found[0])).toEqual([
      names.join(' | '),
      '1×5 产出指标 | 1×4 数量指标 | 培训场次 | 12场 | 12场 | 10 | 10',
      '培训人次 | 600人次 | 590人次 | 10 | 9.8',
      '编印手册 | 2000册 | 2000册 | 10 | 10',
      '建档户数 | 300户 | 300户 | 10 | 10',
      '质量指标 | 合格率 | 95% | 96% | 10 | 10',
      '效益指标 | 社会效益 | 知晓率 | 90% | 92% | 40 | 40',
      '总分 |  |  |  |  | 100 | 99.8',
    ]);
  });

  it('joins a row whose long text goes on over the page end', async () => {
    const xs = [72, 172, 232, 292];
    const paper = new Paper();
    const top = ruled(paper.sheet(), xs, [740, 760, 790], []);
    write(top, xs, 754, ['项目', '得分', '偏差原因']);
    write(top, xs, 774, ['设备购置', '8.5', '采购流程拖延']);
    const next = ruled(paper.sheet(), xs, [80, 100, 120], []);
    write(next, xs, 94, ['', '', '后才完成']);
    write(next, xs, 114, ['合计', '8.5', '']);
    expect(rows(tables(await readPaper(paper))[0])).toEqual([
      '项目 | 得分 | 偏差原因',
      '设备购置 | 8.5 | 采购流程拖延后才完成',
      '合计 | 8.5 | ',
    ]);
  });

  it('reads the printed score sheet whose last row on a page is followed by the rule of a footnote', async () => {
    const file = join(import.meta.dirname, '..', '..', '..', 'fixtures', 'tables', 'disease-control.pdf');
    const [table] = tables(await readBytes(new Uint8Array(readFileSync(file))));
    expect(rows(table)).toHaveLength(12);
    expect(rows(table)[2]).toBe(
      '1×5 产出指标 | 1×3 数量指标 | 疫苗接种剂次 | ≥12万剂次 | 12.6万剂次 | 10 | 10',
    );
    expect(rows(table)[11]).toBe('5×1 合计 | 100 | 99.26');
  });

  it('keeps a row with an empty name where nothing above had to go on', async () => {
    const xs = [72, 172, 232, 292];
    const paper = new Paper();
    const top = ruled(paper.sheet(), xs, [740, 760, 780], []);
    write(top, xs, 754, ['项目', '预算数', '决算数']);
    write(top, xs, 774, ['教育', '3.00', '4.00']);
    const next = ruled(paper.sheet(), xs, [80, 100, 120], []);
    write(next, xs, 94, ['', '5.00', '6.00']);
    write(next, xs, 114, ['合计', '8.00', '10.00']);
    expect(rows(tables(await readPaper(paper))[0])).toEqual([
      '项目 | 预算数 | 决算数',
      '教育 | 3.00 | 4.00',
      ' | 5.00 | 6.00',
      '合计 | 8.00 | 10.00',
    ]);
  });
});

describe('rows inside ruled blocks', () => {
  it('gives a value to the two lines of the label that it stands between', async () => {
    const xs = [50, 160, 240, 320, 400];
    const paper = new Paper();
    const sheet = paper.sheet().grid(xs, [100, 120, 200]);
    write(sheet, xs, 114, ['地区', '限额', '一般', '专项']);
    write(sheet, xs, 134, ['青溪市', '10.00', '4.00', '6.00']);
    write(sheet, xs, 148, ['临江蒙古族自治县', '', '', '']);
    write(sheet, xs, 153, ['', '7.00', '3.00', '4.00']);
    write(sheet, xs, 158, ['本级', '', '', '']);
    write(sheet, xs, 174, ['云台县', '3.00', '1.00', '2.00']);
    expect(rows(tables(await readPaper(paper))[0])).toEqual([
      '地区 | 限额 | 一般 | 专项',
      '青溪市 | 10.00 | 4.00 | 6.00',
      '临江蒙古族自治县本级 | 7.00 | 3.00 | 4.00',
      '云台县 | 3.00 | 1.00 | 2.00',
    ]);
  });

  it('splits two rows of one value each where their labels had room to spare', async () => {
    const xs = [50, 350, 450];
    const paper = new Paper();
    const sheet = paper.sheet().grid(xs, [100, 120, 150, 170]);
    write(sheet, xs, 114, ['支出科目', '预算数']);
    write(sheet, xs, 132, ['债务发行费用支出', '60']);
    write(sheet, xs, 145, ['地方政府债务发行费用支出', '60']);
    write(sheet, xs, 164, ['合计', '60']);
    expect(rows(tables(await readPaper(paper))[0])).toEqual([
      '支出科目 | 预算数',
      '债务发行费用支出 | 60',
      '地方政府债务发行费用支出 | 60',
      '合计 | 60',
    ]);
  });

  it('sets a raised note mark behind its number', async () => {
    const xs = [50, 200, 300];
    const paper = new Paper();
    const sheet = paper.sheet().grid(xs, [100, 130, 160]);
    write(sheet, xs, 114, ['项目', '预算数']);
    sheet
      .text(53, 150, '养老保险')
      .text(210, 150, '4,842,810', { size: 12 })
      .text(268, 142, '③', { size: 10 });
    expect(rows(tables(await readPaper(paper))[0])[1]).toMatch(/^养老保险 \| 4,842,810 ?③$/u);
  });

  it('does not take the rule above a footnote for another row', async () => {
    const xs = [50, 200, 300];
    const paper = new Paper();
    const sheet = paper.sheet().grid(xs, [700, 720, 740]).rule(55, 743.6, 150, 743.6);
    write(sheet, xs, 714, ['项目', '预算数']);
    write(sheet, xs, 734, ['教育', '3.00']);
    expect(rows(tables(await readPaper(paper))[0])).toEqual(['项目 | 预算数', '教育 | 3.00']);
  });
});
