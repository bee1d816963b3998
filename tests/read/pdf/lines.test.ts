import { describe, expect, it } from 'vitest';
import { Paper } from './paper.js';
import { layers, lines, paragraphs, readPaper, warnings } from './reading.js';

describe('lines of a page', () => {
  it('keeps digits with their unit when their baseline lies 0.4 em lower', async () => {
    const paper = new Paper();
    paper
      .sheet()
      .text(72, 100, '年初预算为')
      .text(132, 104.8, '1560.05', { font: 'times' })
      .text(171, 100, '万元，支出决算为')
      .text(267, 104.8, '1511.89', { font: 'times' })
      .text(306, 100, '万元。')
      .text(72, 120, '决算数小于预算数。');
    expect(lines(await readPaper(paper))).toEqual([
      '年初预算为1560.05万元，支出决算为1511.89万元。',
      '决算数小于预算数。',
    ]);
  });

  it('never fuses two numbers across a gap, and never parts ideographs', async () => {
    const paper = new Paper();
    paper
      .sheet()
      .text(72, 100, '293', { font: 'times' })
      .text(96, 100, '41', { font: 'times' })
      .text(72, 130, '一般')
      .text(106, 130, '公共');
    expect(lines(await readPaper(paper))).toEqual(['293 41', '一般公共']);
  });

  it('reads from top to bottom even where the file draws otherwise', async () => {
    const paper = new Paper();
    paper.sheet().text(72, 160, '第三行').text(72, 120, '第一行').text(108, 140, '行').text(72, 140, '第二');
    expect(lines(await readPaper(paper))).toEqual(['第一行', '第二行', '第三行']);
  });

  it('shows a raised footnote mark as one, so that it is no digit of the number', async () => {
    const paper = new Paper();
    paper
      .sheet()
      .text(72, 100, '24.8', { font: 'times' })
      .text(93, 95.5, '6', { font: 'times', size: 7 })
      .text(97, 100, '亿元');
    expect(lines(await readPaper(paper))).toEqual(['24.8⁶亿元']);
  });

  it('reads text drawn twice to look bold once', async () => {
    const paper = new Paper();
    paper.sheet().text(72, 100, '收入2940.05万元').text(72.4, 100, '收入2940.05万元').text(72, 120, '支出');
    expect(lines(await readPaper(paper))).toEqual(['收入2940.05万元', '支出']);
  });

  it('leaves out invisible and off-page text, and says so', async () => {
    const paper = new Paper();
    paper.sheet().text(72, 100, '可见文字').text(72, 120, '隐藏', { mode: 3 }).text(700, 100, '页外');
    const reading = await readPaper(paper);
    expect(lines(reading)).toEqual(['可见文字']);
    expect(warnings(reading)).toEqual(['invisible-text 1', 'off-page-text 1']);
  });

  it('keeps the text of a recognised scan, with a warning', async () => {
    const paper = new Paper();
    paper.sheet().image().text(72, 100, '识别所得文字', { mode: 3 });
    const reading = await readPaper(paper);
    expect(lines(reading)).toEqual(['识别所得文字']);
    expect(warnings(reading)).toEqual(['ocr-layer 1']);
  });
});

describe('turned pages', () => {
  it('gives boxes on the page as displayed', async () => {
    const paper = new Paper();
    // drawn sideways on a portrait sheet that is displayed turned by 90°
    paper.sheet({ rotate: 90 }).text(100, 742, '横排表格', { turn: 90 });
    const [line] = paragraphs(await readPaper(paper));
    expect(line?.text).toBe('横排表格');
    const place = line?.pieces[0]?.place;
    expect(place).toEqual({ kind: 'page', page: 1, box: [100, 89.44, 148, 101.44] });
  });

  it('reads text that runs sideways on an upright page in its own order', async () => {
    const paper = new Paper();
    paper
      .sheet()
      .text(100, 700, '第一行文字', { turn: 90 })
      .text(130, 700, '第二行文字', { turn: 90 })
      .text(290, 820, '— 3 —', { font: 'times' });
    const reading = await readPaper(paper);
    expect(lines(reading)).toEqual(['第一行文字', '第二行文字']);
    const [first] = paragraphs(reading);
    expect(first?.pieces[0]?.place).toEqual({ kind: 'page', page: 1, box: [89.44, 640, 101.44, 700] });
  });
});

describe('hints', () => {
  const body = '预算执行情况总体平稳各项收入支出均符合年初预期目标任务';

  it('measures indent and fullness from the edges of the text', async () => {
    const paper = new Paper();
    const sheet = paper.sheet();
    sheet.text(259, 80, '概况', { size: 18 });
    sheet
      .text(96, 120, `${body}完成全年计划`)
      .text(72, 140, `${body}完成全年计划安排`)
      .text(72, 160, `${body}完成全年计划安排`)
      .text(72, 180, `${body}完成全年计划安排`)
      .text(72, 200, '的要求。');
    const hints = paragraphs(await readPaper(paper)).map(({ hints: { indent, full, align } }) => [
      indent,
      full,
      align,
    ]);
    expect(hints.slice(1)).toEqual([
      [2, true, 'left'],
      [0, true, 'left'],
      [0, true, 'left'],
      [0, true, 'left'],
      [0, false, 'left'],
    ]);
    expect(hints[0]?.[2]).toBe('center');
  });

  it('measures white space above a line in line heights', async () => {
    const paper = new Paper();
    const sheet = paper.sheet();
    for (const y of [100, 120, 140, 160]) sheet.text(72, y, body);
    sheet.text(72, 200, body);
    const gaps = paragraphs(await readPaper(paper)).map(({ hints }) => hints.gapBefore);
    expect(gaps).toEqual([null, 0, 0, 0, 1]);
  });
});

describe('page furniture and notes', () => {
  it('tells running heads and page numbers by repetition and position', async () => {
    const paper = new Paper();
    for (let page = 1; page <= 4; page++)
      paper
        .sheet()
        .text(72, 50, '某市财政局2024年度部门决算', { size: 9 })
        .text(72, 120, `第${page}部分的内容`, { size: 12 })
        .text(72, 140, '2024', { font: 'times' })
        .text(280, 800, `- ${page} -`, { font: 'times', size: 9 });
    expect(layers(await readPaper(paper)).slice(0, 4)).toEqual([
      'furniture: 某市财政局2024年度部门决算',
      'body: 第1部分的内容',
      'body: 2024',
      'furniture: - 1 -',
    ]);
  });

  it('tells a footnote by its smaller type and mark', async () => {
    const paper = new Paper();
    const sheet = paper.sheet();
    for (let line = 0; line < 6; line++) sheet.text(72, 100 + 20 * line, '正文内容正文内容正文内容');
    sheet
      .rule(72, 740, 200, 740)
      .text(72, 756, '①含上年结转资金。', { size: 9 })
      .text(72, 770, '按调整预算计算。', { size: 9 });
    const read = layers(await readPaper(paper));
    expect(read.slice(5)).toEqual([
      'body: 正文内容正文内容正文内容',
      'note: ①含上年结转资金。',
      'note: 按调整预算计算。',
    ]);
  });
});

describe('clipping', () => {
  it('reads only what is painted inside the clip, as when a long text is cut over two pages', async () => {
    const paper = new Paper();
    paper
      .sheet()
      .raw('q 0 722 595 120 re W n')
      .text(72, 100, '本页可见')
      .text(72, 200, '下页才可见')
      .raw('Q')
      .text(72, 300, '页脚说明');
    const reading = await readPaper(paper);
    expect(lines(reading)).toEqual(['本页可见', '页脚说明']);
    expect(warnings(reading)).toEqual(['clipped-text 1']);
  });

  it('tells a footnote by the number that the text above raises', async () => {
    const paper = new Paper();
    const sheet = paper.sheet();
    for (let line = 0; line < 6; line++) sheet.text(72, 100 + 20 * line, '正文内容正文内容正文内容');
    sheet
      .text(72, 220, '年末在编68人¹。')
      .text(72, 742, '3项任务完成。', { size: 9 })
      .text(72, 756, '1不含劳务派遣人员。', { size: 9 });
    expect(layers(await readPaper(paper)).slice(6)).toEqual([
      'body: 年末在编68人¹。',
      'body: 3项任务完成。',
      'note: 1不含劳务派遣人员。',
    ]);
  });
});
