import { describe, expect, it } from 'vitest';
import { placesOf } from '../../../schemas/place.js';
import { paragraphs, readBytes, texts } from '../reading.js';
import { p, r, wordFile } from './word.js';

const read = async (body: string, more: { styles?: string; footnotes?: string; header?: string } = {}) =>
  readBytes(wordFile({ body, ...more }));

describe('text of a paragraph', () => {
  it('leaves out deleted, moved-away and hidden text and keeps what was inserted', async () => {
    const body = p(
      r('预算') +
        `<w:del><w:r><w:delText>100</w:delText></w:r></w:del><w:ins>${r('200')}</w:ins>` +
        `<w:moveFrom>${r('旧')}</w:moveFrom><w:moveTo>${r('新')}</w:moveTo>` +
        r('秘密', '<w:vanish/>') +
        r('公开', '<w:vanish w:val="0"/>') +
        r('万元'),
    );
    expect(texts(await read(body))).toEqual(['预算200新公开万元']);
  });

  it('leaves out text that a style hides', async () => {
    const styles =
      '<w:style w:type="character" w:styleId="memo"><w:name w:val="memo"/><w:rPr><w:vanish/></w:rPr></w:style>';
    expect(texts(await read(p(r('甲') + r('批注', '<w:rStyle w:val="memo"/>')), { styles }))).toEqual(['甲']);
  });

  it('joins a paragraph whose end was deleted with the next one', async () => {
    const reading = await read(p('统筹协调辖区单位', '<w:rPr><w:del/></w:rPr>') + p('和组织。'));
    expect(texts(reading)).toEqual(['统筹协调辖区单位和组织。']);
    expect(paragraphs(reading)[0]!.pieces.map(({ place }) => place)).toEqual([
      { kind: 'paragraph', index: 0, start: 0, end: 8 },
      { kind: 'paragraph', index: 1, start: 0, end: 4 },
    ]);
  });

  it('keeps tabs, hyphens that do not break and symbols; soft hyphens are not printed', async () => {
    const run =
      '<w:r><w:t>a</w:t><w:tab/><w:t>2020</w:t><w:noBreakHyphen/><w:t>10</w:t><w:softHyphen/><w:t>号</w:t></w:r>';
    const symbols =
      '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Symbol" w:char="F0B3"/><w:sym w:font="宋体" w:char="00B5"/></w:r>';
    expect(texts(await read(p(run + symbols)))).toEqual(['a\t2020-10号☑≥µ']);
  });

  it('keeps raised digits raised, so that 10⁷ does not become 107', async () => {
    const body = p(r('约10') + r('7', '<w:vertAlign w:val="superscript"/>') + r('元'));
    expect(texts(await read(body))).toEqual(['约10⁷元']);
  });

  it('shows results of fields and not their instructions, over many paragraphs', async () => {
    const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const instruction = (text: string): string => `<w:r><w:instrText>${text}</w:instrText></w:r>`;
    const body = [
      p(mark('begin') + instruction('TOC \\o "1-3"') + mark('separate') + r('一、基本情况')),
      p(
        r('二、综合评价') +
          mark('begin') +
          instruction('PAGEREF _1') +
          mark('separate') +
          r('3') +
          mark('end'),
      ),
      p(mark('end')),
      p(`<w:fldSimple w:instr="PAGE">${r('7')}</w:fldSimple>${r('页')}`),
      p(
        mark('begin') +
          instruction('IF ') +
          mark('begin') +
          mark('separate') +
          r('藏') +
          mark('end') +
          mark('separate') +
          r('见') +
          mark('end'),
      ),
    ];
    expect(texts(await read(body.join('')))).toEqual(['一、基本情况', '二、综合评价3', '7页', '见']);
  });

  it('prints the circled numbers and fractions that EQ fields draw', async () => {
    const equation = (text: string): string =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${text}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    expect(texts(await read(p(equation('eq \\o\\ac(○,3)') + r('完成') + equation('EQ \\f(1,2)'))))).toEqual([
      '③完成1/2',
    ]);
  });

  it('does not lose the rest of the document to a field that never ends', async () => {
    const body = p(`<w:r><w:fldChar w:fldCharType="begin"/></w:r>${r('甲')}`) + p('全年预算 100 万元。');
    expect(texts(await read(body))).toEqual(['全年预算 100 万元。']);
  });

  it('reads content controls, hyperlinks and equations', async () => {
    const sdt = `<w:sdt><w:sdtPr><w:alias w:val="标题"/></w:sdtPr><w:sdtContent>${p(`${r('标题')}<w:sdt><w:sdtContent>${r('内')}</w:sdtContent></w:sdt>`)}</w:sdtContent></w:sdt>`;
    const fraction =
      '<m:oMath><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>';
    const body = sdt + p(`<w:hyperlink r:id="x">${r('公报')}</w:hyperlink>`) + p(fraction);
    expect(texts(await read(body))).toEqual(['标题内', '公报', '(a+b)/2']);
  });

  it('cuts a paragraph where the writer broke the line, and says that it goes on', async () => {
    const reading = await read(p(`${r('多宝街道办事处')}<w:r><w:br/></w:r>${r(' 绩效自评报告')}`));
    expect(
      paragraphs(reading).map(({ text, hints, pieces }) => [text, hints.line, pieces[0]!.place]),
    ).toEqual([
      ['多宝街道办事处', true, { kind: 'paragraph', index: 0, start: 0, end: 7 }],
      ['绩效自评报告', false, { kind: 'paragraph', index: 0, start: 9, end: 15 }],
    ]);
  });

  it('counts every paragraph of the body, empty ones and those in cells too', async () => {
    const body = `${p('')}<w:tbl><w:tr><w:tc>${p('格')}</w:tc></w:tr></w:tbl>${p('全年 7676 万元')}`;
    const block = paragraphs(await read(body))[0]!;
    expect(placesOf(block, 3, 7)).toEqual([{ kind: 'paragraph', index: 2, start: 3, end: 7 }]);
  });
});

describe('what stands beside the text', () => {
  const box = (text: string): string => `<w:txbxContent>${p(text)}</w:txbxContent>`;

  it('reads a text box once, as a note, though the file holds it twice', async () => {
    const drawing = `<mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>${box('机密')}</wps:txbx></mc:Choice><mc:Fallback><v:textbox>${box('机密')}</v:textbox></mc:Fallback></mc:AlternateContent>`;
    const reading = await read(p(`${r('正文')}<w:r>${drawing}</w:r>`));
    expect(texts(reading)).toEqual(['正文']);
    expect(texts(reading, 'note')).toEqual(['机密']);
  });

  it('reads a footnote after the paragraph that refers to it, and each only once', async () => {
    const footnotes = `<w:footnote w:id="2">${p('含上年结转。')}</w:footnote>`;
    const reference = '<w:r><w:footnoteReference w:id="2"/></w:r>';
    const reading = await read(p(r('支出 24.8') + reference + r('万元')) + p(r('甲') + reference), {
      footnotes,
    });
    expect(
      reading.blocks.map((block) => (block.kind === 'paragraph' ? [block.layer, block.text] : [])),
    ).toEqual([
      ['body', '支出 24.8万元'],
      ['note', '含上年结转。'],
      ['body', '甲'],
    ]);
  });

  it('sets page headers apart', async () => {
    const body = `${p('正文')}<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>`;
    const reading = await read(body, { header: p('内部资料') });
    expect(texts(reading)).toEqual(['正文']);
    expect(texts(reading, 'furniture')).toEqual(['内部资料']);
  });

  it('warns of a chart whose text it does not read', async () => {
    const reading = await read(p(`${r('图')}<w:r><c:chart r:id="x"/></w:r>`));
    expect(reading.warnings.map(({ code }) => code)).toEqual(['chart-not-read']);
  });
});

describe('hints', () => {
  const styles = [
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>',
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>',
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>',
    '<w:pPr><w:jc w:val="center"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="44"/></w:rPr></w:style>',
  ].join('');

  it('come from the style and its ancestors', async () => {
    const { hints } = paragraphs(await read(p('标题', '<w:pStyle w:val="1"/>'), { styles }))[0]!;
    expect(hints).toMatchObject({
      style: 'heading 1',
      outlineLevel: 1,
      align: 'center',
      bold: true,
      size: 22,
      line: false,
    });
  });

  it('come from the paragraph and its runs where these say otherwise', async () => {
    const run = r('标题', '<w:b w:val="0"/><w:sz w:val="32"/>');
    const { hints } = paragraphs(
      await read(p(run, '<w:pStyle w:val="1"/><w:jc w:val="right"/><w:outlineLvl w:val="9"/>'), { styles }),
    )[0]!;
    expect(hints).toMatchObject({ outlineLevel: null, align: 'right', bold: false, size: 16 });
  });

  it('count the first-line indent in characters, from formatting and from white space', async () => {
    const body = [
      p('甲', '<w:ind w:firstLineChars="200" w:firstLine="999"/>'),
      p('乙', '<w:ind w:firstLine="420"/>'),
      p('　　丙'),
      p('丁', '<w:ind w:leftChars="100" w:hangingChars="100"/>'),
    ].join('');
    expect(paragraphs(await read(body, { styles })).map(({ hints }) => hints.indent)).toEqual([2, 2, 2, 0]);
  });

  it('count empty paragraphs above', async () => {
    expect(
      paragraphs(await read(p('甲') + p('') + p('') + p('乙'))).map(({ hints }) => hints.gapBefore),
    ).toEqual([0, 2]);
  });

  it('survive styles that name each other as ancestors', async () => {
    const circle = ['a b', 'b a'].map((pair) => {
      const [id, base] = pair.split(' ');
      return `<w:style w:type="paragraph" w:styleId="${id ?? ''}"><w:name w:val="${id ?? ''}"/><w:basedOn w:val="${base ?? ''}"/></w:style>`;
    });
    expect(
      paragraphs(await read(p('甲', '<w:pStyle w:val="a"/>'), { styles: circle.join('') }))[0]!.hints.style,
    ).toBe('a');
  });
});
