import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownBlocks } from '../../../src/read/markdown/index.js';
import { grid, owners, paragraphs, tables, texts } from '../reading.js';

const read = async (text: string) => ({ blocks: await markdownBlocks(text) });

describe('paragraphs in Markdown', () => {
  it('are headings with their level as style, and bold', async () => {
    const found = paragraphs(
      await read(
        '## 多宝街道 **绩效自评报告**\n\n#### **四、下一步改进措施**\n\n**加粗段落**\n\n普通**加粗**',
      ),
    );
    expect(found.map(({ text, hints }) => [text, hints.style, hints.bold])).toEqual([
      ['多宝街道 绩效自评报告', 'heading-2', true],
      ['四、下一步改进措施', 'heading-4', true],
      ['加粗段落', null, true],
      ['普通加粗', null, false],
    ]);
  });

  it('keep the numbers of their lists as printed, and no bullets', async () => {
    expect(texts(await read('1. 宣传\n2. 落实\n\n10. 协助\n\n- 其他\n  1) 内\n\n1、非列表'))).toEqual([
      '1. 宣传',
      '2. 落实',
      '10. 协助',
      '其他',
      '1) 内',
      '1、非列表',
    ]);
  });

  it('lose their escapes, entities, links and code marks, and nothing that was printed', async () => {
    const text =
      '10\\*20&nbsp;米，3*4*5，10~20，`代码`，[公报](http://x.cn)，![图1](a.png)，$95.74\\%$，a_b_c，&#x4e2d;&unknown;';
    expect(texts(await read(text))).toEqual([
      '10*20\u00a0米，3*4*5，10~20，代码，公报，图1，$95.74%$，a_b_c，中&unknown;',
    ]);
  });

  it('keep raised digits raised, and lose the marks of notes, which stand apart', async () => {
    const reading = await read('约10<sup>7</sup>元，24.8[^1]万元\n\n[^1]: 含上年结转。');
    expect(texts(reading)).toEqual(['约10⁷元，24.8万元']);
    expect(texts(reading, 'note')).toEqual(['[^1]: 含上年结转。']);
    expect(texts(await read('<p>约10<sup>7</sup>元</p>'))).toEqual(['约10⁷元']);
  });

  it('are joined over soft line endings, without a space between Han characters', async () => {
    expect(texts(await read('统筹协调辖区\n单位和 100\n万元'))).toEqual(['统筹协调辖区单位和 100 万元']);
  });

  it('part at a line ending after a sentence, before a number, and where the writer broke the line', async () => {
    expect(texts(await read('全年完成。\n二、收入情况\n（一）财政拨款  \n其他<br>末行'))).toEqual([
      '全年完成。',
      '二、收入情况',
      '（一）财政拨款',
      '其他',
      '末行',
    ]);
  });

  it('are not code because they are indented, nor link definitions because they begin with a bracket', async () => {
    const found = paragraphs(await read('    全年预算数。\n\n[注]: 不含税。\n\n　　首行缩进。'));
    expect(found.map(({ text, hints }) => [text, hints.indent])).toEqual([
      ['全年预算数。', 2],
      ['[注]: 不含税。', 0],
      ['首行缩进。', 2],
    ]);
  });

  it('know their place over every line and escape', async () => {
    const [block] = paragraphs(await read('\n> 预算 **100**\n> 万\\*元'));
    expect(block!.text).toBe('预算 100 万*元');
    expect(block!.pieces.map(({ start, end, place }) => [block!.text.slice(start, end), place])).toEqual([
      ['预算 ', { kind: 'line', line: 2, column: 3, endLine: 2, endColumn: 6 }],
      ['100', { kind: 'line', line: 2, column: 8, endLine: 2, endColumn: 11 }],
      ['万', { kind: 'line', line: 3, column: 3, endLine: 3, endColumn: 4 }],
      ['*', { kind: 'line', line: 3, column: 4, endLine: 3, endColumn: 6 }],
      ['元', { kind: 'line', line: 3, column: 6, endLine: 3, endColumn: 7 }],
    ]);
  });

  it('are furniture where they hold a page number, even one that looks like a list', async () => {
    expect(texts(await read('正文\n\n- 7 -\n\n第 8 页'), 'furniture')).toEqual(['- 7 -', '第 8 页']);
  });

  it('stand in the file where their places say, whatever is written', async () => {
    const unit = fc.constantFrom(
      ...Array.from('全年1。 \n#*|-[]()<>&;\\`~_'),
      '\n\n',
      '**',
      '\n- ',
      '\n1. ',
      '&lt;',
      '<br>',
      '\n|a|b|\n|-|-|\n',
    );
    await fc.assert(
      fc.asyncProperty(fc.string({ unit, maxLength: 60 }), async (text) => {
        const lines = text.split('\n');
        for (const owner of owners(await markdownBlocks(text)))
          for (const { start, end, place } of owner.pieces) {
            if (
              place.kind !== 'line' ||
              place.line !== place.endLine ||
              place.endColumn - place.column !== end - start
            )
              continue;
            expect(lines[place.line - 1]!.slice(place.column - 1, place.endColumn - 1)).toBe(
              owner.text.slice(start, end),
            );
          }
      }),
    );
  });
});

describe('tables in Markdown', () => {
  it('have one header row, and cells with places', async () => {
    const [table] = tables(await read('| 项目 | 金额 |\n|---|--:|\n| 收入 | **100**<br>万元 |'));
    expect(grid(table!)).toEqual(['项目 | 金额', '收入 | 100\n万元']);
    expect(table).toMatchObject({ headerRows: 1, origin: 'ruled', places: [{ line: 1, endLine: 3 }] });
    expect(table!.rows[1]!.cells[1]!.pieces[0]!.place).toMatchObject({ line: 3, column: 10, endColumn: 13 });
  });

  it('drop the empty header that converters invent', async () => {
    const [table] = tables(await read('|  |  |\n|---|---|\n| 项目 | 金额 |'));
    expect([grid(table!), table!.headerRows]).toEqual([['项目 | 金额'], null]);
  });

  it('may be HTML, with spans, blank lines and missing end tags', async () => {
    const html =
      '表前\n<table border="1"><tr><th rowspan="2">指标</th><th colspan=2>得分</th></tr>\n<tr><th>满分</th><th>自评</th>\n\n<tr><td>产出<br/>数量</td><td>50</td><td>&lt;48&nbsp;分</td></tr>\n\n</table>\n表后';
    const reading = await read(html);
    expect(grid(tables(reading)[0]!)).toEqual([
      '指标↓2 | 得分→2',
      '满分 | 自评',
      '产出\n数量 | 50 | <48\u00a0分',
    ]);
    expect(tables(reading)[0]).toMatchObject({ headerRows: 2, places: [{ line: 2, endLine: 7 }] });
    expect(texts(reading)).toEqual(['表前', '表后']);
  });

  it('flatten a table inside a cell', async () => {
    const [table] = tables(
      await read(
        '<table><tr><td>外<table><tr><td>内</td><td>表</td></tr></table></td><td>右</td></tr></table>',
      ),
    );
    expect(grid(table!)).toEqual(['外\n内\n表 | 右']);
  });
});

describe('HTML in Markdown', () => {
  it('leaves its text in paragraphs, without scripts and comments', async () => {
    const html =
      '<div>\n<h2>一、概况</h2>\n<p>全年<b>完成</b>\n预算</p><!-- 注 --><script>x</script><ul><li>甲</li><li>乙</li></ul></div>';
    expect(paragraphs(await read(html)).map(({ text, hints }) => [text, hints.style])).toEqual([
      ['一、概况', 'heading-2'],
      ['全年完成预算', null],
      ['甲', null],
      ['乙', null],
    ]);
  });

  it('keeps what stands behind a comment that nobody closed', async () => {
    expect(texts(await read('<!-- 全年预算 100 万元')).join('')).toContain('全年预算 100 万元');
  });
});

describe('Markdown from strangers', () => {
  it.each([
    ['quotations', '> '.repeat(20_000)],
    ['lists', '- '.repeat(20_000)],
    ['numbers', '1. '.repeat(20_000)],
    ['brackets', '['.repeat(20_000)],
    ['asterisks', '**'.repeat(20_000)],
    ['tables', '<table><tr><td>'.repeat(5_000)],
  ])('may nest %s without end', async (_, text) => {
    expect(
      texts(await read(`${text}全年`)).join('') + JSON.stringify(await markdownBlocks(`${text}全年`)),
    ).toContain('全年');
  });

  it('is read in parts when it is long, with the same result', async () => {
    const one = readFileSync(new URL('report.md', import.meta.url), 'utf8');
    const paragraphsOfOne = texts(await read(one));
    expect(texts(await read(one.repeat(200)))).toEqual(
      Array.from({ length: 200 }, () => paragraphsOfOne).flat(),
    );
  });
});
