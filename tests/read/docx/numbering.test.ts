import { describe, expect, it } from 'vitest';
import { paragraphs, readBytes, texts } from '../reading.js';
import { item, p, wordFile } from './word.js';

const level = (at: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;

const threeLevels =
  level(0, 'chineseCountingThousand', '%1、') +
  level(1, 'chineseCounting', '（%2）') +
  level(2, 'decimal', '%3.', '<w:suff w:val="nothing"/>');

const numbering = (
  levels: string,
  numbers = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
): string => `<w:abstractNum w:abstractNumId="0">${levels}</w:abstractNum>${numbers}`;

const read = async (body: string, part: string, styles = ''): Promise<string[]> =>
  texts(await readBytes(wordFile({ body, numbering: part, styles })));

describe('automatic numbering', () => {
  it('prints 一、（一）1. on three levels, each restarting under the one above', async () => {
    const body = [
      item('基本情况'),
      item('部门职能', 1),
      item('宣传政策', 2),
      item('加强党建', 2),
      item('收支情况', 1),
      item('全年预算', 2),
      item('综合评价'),
      item('自评结论', 1),
    ].join('');
    expect(await read(body, numbering(threeLevels))).toEqual([
      '一、基本情况',
      '（一）部门职能',
      '1.宣传政策',
      '2.加强党建',
      '（二）收支情况',
      '1.全年预算',
      '二、综合评价',
      '（一）自评结论',
    ]);
  });

  it('goes on counting where lvlRestart is 0', async () => {
    const levels =
      level(0, 'chineseCounting', '%1、') + level(1, 'decimal', '%2.', '<w:lvlRestart w:val="0"/>');
    const body = item('甲') + item('子', 1) + item('乙') + item('丑', 1);
    expect(await read(body, numbering(levels))).toEqual(['一、甲', '1. 子', '二、乙', '2. 丑']);
  });

  it('counts lists of one definition on, unless one says where to start', async () => {
    const numbers = [
      '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
      '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>',
      '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>',
    ].join('');
    const body = item('甲', 0, 1) + item('乙', 0, 2) + item('丙', 0, 3) + item('丁', 0, 3);
    expect(await read(body, numbering(threeLevels, numbers))).toEqual([
      '一、甲',
      '二、乙',
      '一、丙',
      '二、丁',
    ]);
  });

  it('puts the numbers of the levels above into 1.1 and writes them in digits where that is asked for', async () => {
    const levels =
      level(0, 'chineseCounting', '第%1章') +
      level(1, 'decimal', '%1.%2', '<w:isLgl/>') +
      level(2, 'decimal', '%1.%2.%3');
    const body = item('总则') + item('目的', 1) + item('依据', 2);
    expect(await read(body, numbering(levels))).toEqual(['第一章 总则', '1.1 目的', '一.1.1 依据']);
  });

  it('takes list and level from the style that a level is linked to', async () => {
    const levels =
      level(0, 'chineseCounting', '%1、', '<w:pStyle w:val="h1"/>') +
      level(1, 'chineseCounting', '（%2）', '<w:pStyle w:val="h2"/>');
    const styles = [1, 2]
      .map(
        (n) =>
          `<w:style w:type="paragraph" w:styleId="h${n}"><w:name w:val="heading ${n}"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`,
      )
      .join('');
    const body = p('基本情况', '<w:pStyle w:val="h1"/>') + p('部门职能', '<w:pStyle w:val="h2"/>');
    expect(await read(body, numbering(levels), styles)).toEqual(['一、基本情况', '（一）部门职能']);
  });

  it('finds a definition behind a list style', async () => {
    const part =
      `<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="list"/></w:abstractNum>` +
      `<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="list"/>${threeLevels}</w:abstractNum>` +
      '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>';
    const styles =
      '<w:style w:type="numbering" w:styleId="list"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>';
    expect(await read(item('甲'), part, styles)).toEqual(['一、甲']);
  });

  it('prints nothing for bullets, for list 0 and for lists that do not exist', async () => {
    const body = item('甲') + item('乙', 0, 0) + item('丙', 0, 9);
    expect(await read(body, numbering(level(0, 'bullet', '●')))).toEqual(['甲', '乙', '丙']);
  });

  it('counts an empty numbered paragraph without printing it', async () => {
    const body =
      item('甲') + p('', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') + item('丙');
    expect(await read(body, numbering(threeLevels))).toEqual(['一、甲', '三、丙']);
  });

  it('gives the number the start of its paragraph as place, and the text its own', async () => {
    const reading = await readBytes(
      wordFile({ body: p('前言') + item('部门职能', 0), numbering: numbering(threeLevels) }),
    );
    expect(paragraphs(reading)[1]!.pieces).toEqual([
      { start: 0, end: 2, place: { kind: 'paragraph', index: 1, start: 0, end: 0 } },
      { start: 2, end: 6, place: { kind: 'paragraph', index: 1, start: 0, end: 4 } },
    ]);
  });
});
