import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grid, owners, paragraphs, readText, tables, texts } from '../reading.js';
import { layOut } from '../../../src/read/text/index.js';

const wrapped = [
  '                              第 258 页',
  '草局森林防火专项资金（防火物资储备）500 万元，2020 年',
  '5 月 29 日在省政采购中心发布中标公告。2020 年 5 月 11 日',
  '支付劳务费 3.35 万元，根据绩效目标二季度预算资金累计支',
  '出率 50%。',
  '',
  '   3.产出成本情况分析。该项目预算金额为 500 万元，采',
  '购环节节省资金 18.34 万元，实际支出金额为 481.66 万元。',
];

describe('lines of a text', () => {
  it('are hard-wrapped where they break off in mid-sentence at one width', async () => {
    const found = paragraphs(await readText(wrapped.join('\n'))).slice(1);
    expect(found.map(({ hints }) => [hints.line, hints.full, hints.indent, hints.gapBefore])).toEqual([
      [true, true, 0, 0],
      [true, true, 0, 0],
      [true, true, 0, 0],
      [true, false, 0, 0],
      [true, true, 1.5, 1],
      [true, true, 0, 0],
    ]);
  });

  it('are paragraphs where they end anywhere, with a full stop', async () => {
    const text = ['全市', '市级', '本级'].map(
      (who, index) => `　　${who}一般公共预算收入完成${'预算数'.repeat(9 + index * 7)}。`,
    );
    const found = paragraphs(await readText(text.join('\n')));
    expect(found.map(({ hints }) => [hints.line, hints.full, hints.indent])).toEqual(
      Array.from({ length: 3 }, () => [false, null, 2]),
    );
  });

  it('know their place, to the column', async () => {
    const [block] = paragraphs(await readText('\n　　全年 7676 万元\r\n'));
    expect(block).toMatchObject({
      text: '全年 7676 万元',
      pieces: [{ start: 0, end: 10, place: { kind: 'line', line: 2, column: 3, endLine: 2, endColumn: 13 } }],
    });
  });

  it('that hold a page number are furniture', async () => {
    const text = [
      '正文一。',
      '- 7 -',
      '— 8 —',
      '第 9 页 共 12 页',
      '第十页',
      '10',
      '\f二、正文',
      '2023',
      '完成 100%。',
    ].join('\n');
    const reading = await readText(text);
    expect(texts(reading, 'furniture')).toEqual(['- 7 -', '— 8 —', '第 9 页 共 12 页', '第十页', '10']);
    expect(texts(reading)).toEqual(['正文一。', '二、正文', '2023', '完成 100%。']);
  });

  it('are centred with equal space on both sides, unless a sentence goes on in them', async () => {
    const title = '                     绩效自评报告';
    const moved = [
      '基础方面，完成《黑龙江省防洪工程分布图》、',
      '                   《松花江干流防',
      '洪工程图》等 131 项专题图编制、基础数据收集处理及建立',
    ];
    const found = paragraphs(await readText([title, ...wrapped, ...moved].join('\n')));
    expect(found[0]!.hints.align).toBe('center');
    expect(found.find(({ text }) => text === '《松花江干流防')!.hints.align).toBeNull();
  });

  it('always stand in the file where their places say', () => {
    const line = fc.string({ unit: fc.constantFrom(...Array.from(' \t　全年预算1，。|-')), maxLength: 30 });
    fc.assert(
      fc.property(fc.array(line), fc.constantFrom('\n', '\r\n', '\r'), (lines, ending) => {
        const { blocks } = layOut(lines.join(ending));
        for (const { text, pieces } of owners(blocks))
          for (const { start, end, place } of pieces)
            if (place.kind === 'line')
              expect(lines[place.line - 1]!.slice(place.column - 1, place.endColumn - 1)).toBe(
                text.slice(start, end),
              );
        const shown = blocks.map((block) => (block.kind === 'table' ? '' : block.text)).join('').length;
        expect(shown).toBeLessThanOrEqual(lines.join('').length);
      }),
    );
  });
});

describe('tables in a text', () => {
  it('are lines with equally many tabs, the first a header unless it holds a number', async () => {
    const reading = await readText(
      '表2  主要农产品产量\n产品名称\t2025年产量(万吨)\t比上年增长(%)\n粮食\t50.49\t1.1\n\t6.14\t\n全年总产量40.06万吨。',
    );
    const [table] = tables(reading);
    expect(grid(table!)).toEqual([
      '产品名称 | 2025年产量(万吨) | 比上年增长(%)',
      '粮食 | 50.49 | 1.1',
      ' | 6.14 | ',
    ]);
    expect(table).toMatchObject({ headerRows: 1, origin: 'aligned', places: [{ line: 2, endLine: 4 }] });
    expect(table!.rows[2]!.cells[1]!.pieces).toEqual([
      { start: 0, end: 4, place: { kind: 'line', line: 4, column: 2, endLine: 4, endColumn: 6 } },
    ]);
    expect(texts(reading)).toEqual(['表2  主要农产品产量', '全年总产量40.06万吨。']);
  });

  it('are drawn with bars and rules', async () => {
    const drawn = ['┌────┬────┐', '│项目│金额│', '├────┼────┤', '│收入│100 │', '└────┴────┘'];
    const [table] = tables(await readText(drawn.join('\n')));
    expect(grid(table!)).toEqual(['项目 | 金额', '收入 | 100']);
    expect(table).toMatchObject({ headerRows: 1, origin: 'ruled' });
  });

  it('need two lines', async () => {
    expect(tables(await readText('一\t二\t三'))).toEqual([]);
  });
});

describe('what looks like a table and is not read as one', () => {
  const rows = [
    '表3  各单位收支情况',
    '单位            本年收入      本年支出',
    '青石镇          1,204.50      1,190.32',
    '白沙镇            986.40        990.07',
    '临江街道           75.18         74.96',
  ];

  it('stays text, line by line, and a warning in two languages says where', async () => {
    const reading = await readText([...rows, '', '两项均以决算为准。'].join('\n'));
    expect(tables(reading)).toEqual([]);
    expect(texts(reading)).toEqual([...rows, '两项均以决算为准。']);
    expect(reading.warnings).toEqual([
      {
        code: 'table-read-as-text',
        message:
          '3 行中有 2 列上下对齐的数字，似为未画框线的表格，已按文字读取，未读成表格 / ' +
          '3 lines with 2 columns of aligned numbers look like a table without rules; they were read as text, not as a table',
        place: { kind: 'line', line: 3, column: 1, endLine: 5, endColumn: 35 },
      },
    ]);
  });

  it.each([
    ['two rows only', rows.slice(0, 4)],
    [
      'one column of numbers',
      ['青石镇          1,204.50', '白沙镇            986.40', '临江街道           75.18'],
    ],
    [
      'numbers that stand nowhere in line',
      ['甲    12    345', '乙丙丁戊己    6    7', '庚        89       10'],
    ],
    ['a table of contents', ['1.1  总则 ……  3', '1.2  范围 ……  4', '1.3  依据 ……  5']],
    [
      'prose with one number below the other',
      [
        '全年收入 120 万元，支出 118 万元。',
        '上年收入 110 万元，支出 109 万元。',
        '前年收入 100 万元，支出 101 万元。',
      ],
    ],
    ['rows far from one another', rows.slice(2).flatMap((row) => [row, '', ''])],
  ])('is not %s', async (_, lines) => {
    expect((await readText(lines.join('\n'))).warnings).toEqual([]);
  });

  it('is looked for in lines of any length without delay', async () => {
    const line = '12    '.repeat(50_000).trimEnd();
    expect((await readText([line, line, line].join('\n'))).warnings).toEqual([]);
  }, 5000);

  it('is not a table that was read', async () => {
    const reading = await readText(
      rows
        .slice(1)
        .map((row) => row.replace(/ {2,}/gu, '\t'))
        .join('\n'),
    );
    expect(tables(reading)).toHaveLength(1);
    expect(reading.warnings).toEqual([]);
  });
});
