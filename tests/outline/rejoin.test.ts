import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noHints, type Block, type Hints, type ParagraphBlock } from '../../schemas/document.js';
import { outline } from '../../src/outline/index.js';
import { rejoin } from '../../src/outline/rejoin.js';
import { lines, paragraphs, reading } from './blocks.js';

const textsOf = (blocks: Block[]): string[] =>
  blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
const joined = (...texts: string[]): string[] => textsOf(rejoin(paragraphs(texts.join('\n\n'))));

const line = (text: string, hints: Partial<Hints>): ParagraphBlock => ({
  kind: 'paragraph',
  layer: 'body',
  text,
  pieces: [
    { start: 0, end: text.length, place: { kind: 'line', line: 1, column: 1, endLine: 1, endColumn: 1 } },
  ],
  hints: { ...noHints, line: true, indent: 0, full: true, ...hints },
});

describe('a paragraph cut by a page', () => {
  it('is mended in the middle of a word', () => {
    expect(joined('负责协调各科室，汇总年度工', '作总结，报送主管部门。')).toEqual([
      '负责协调各科室，汇总年度工作总结，报送主管部门。',
    ]);
  });

  it('is mended in the middle of a bracket', () => {
    expect(joined('共举办活动（其中省', '级 3 场、市级 5 场）。')).toEqual([
      '共举办活动（其中省级 3 场、市级 5 场）。',
    ]);
  });

  it('ends at a full stop, before a marker, a heading and a caption', () => {
    expect(joined('完成了年度任务，效果良好。', '下一步将继续努力，提高水平。')).toHaveLength(2);
    expect(joined('负责协调各科室，汇总年度工', '2. 作总结，报送主管部门。')).toHaveLength(2);
    expect(joined('负责协调各科室，汇总年度工', '## 作总结，报送主管部门')).toHaveLength(2);
    expect(joined('负责协调各科室，汇总年度工', '单位：万元')).toHaveLength(2);
  });

  it('does not go on over a table', () => {
    expect(rejoin(paragraphs('负责协调各科室，汇总年度工\n|a|b|\n作总结，报送主管部门。'))).toHaveLength(3);
  });
});

describe('joined lines', () => {
  it('have nothing between Han characters and a space between Latin words', () => {
    expect(textsOf(rejoin([line('使用 Open', {}), line('Data 平台。', { full: false })]))).toEqual([
      '使用 Open Data 平台。',
    ]);
  });

  it('keep a number whole that fills its line, and two numbers apart', () => {
    expect(textsOf(rejoin([line('支出29', { indent: 2 }), line('41万元。', { full: false })]))).toEqual([
      '支出2941万元。',
    ]);
    expect(
      textsOf(
        rejoin([
          line('截至本年末，各项目单位的累计支出分别为29', { full: null }),
          line('41万元。', { full: false }),
        ]),
      ),
    ).toEqual(['截至本年末，各项目单位的累计支出分别为29 41万元。']);
  });

  it('joins a decimal without its unit to the rest of it where nothing tells how wide the lines are', () => {
    const after = { full: false };
    expect(
      textsOf(
        rejoin([line('截至本年末，各项目单位的平均执行率达到97.5', { full: null }), line('0%。', after)]),
      ),
    ).toEqual(['截至本年末，各项目单位的平均执行率达到97.50%。']);
    expect(textsOf(rejoin([line('执行率97.5', { full: false }), line('0%。', after)]))).not.toContain(
      '执行率97.50%。',
    );
  });

  it('go on before a unit and before an amount', () => {
    const short = { full: false };
    expect(
      textsOf(
        rejoin([line('主要收入项目执行情况：税收收入完成 89', short), line('亿元，下降 4.9%。', short)]),
      ),
    ).toHaveLength(1);
    expect(
      textsOf(
        rejoin([line('执行情况：2025 年全县一般公共预算收入', short), line('139 亿元，增长 2.4%。', short)]),
      ),
    ).toHaveLength(1);
    expect(
      textsOf(rejoin([line('全县一般公共预算执行情况', short), line('139 个项目开工。', short)])),
    ).toHaveLength(2);
  });

  it('show what stood between them afterwards', () => {
    const furniture: ParagraphBlock = { ...line('— 3 —', {}), layer: 'furniture' };
    expect(
      textsOf(rejoin([line('一段被分页切断的文', { indent: 2 }), furniture, line('字。', { full: false })])),
    ).toEqual(['一段被分页切断的文字。', '— 3 —']);
  });

  it('follow an unfinished clause even where the next line is set in', () => {
    expect(
      textsOf(
        rejoin([
          line('完成《水网图》、', { indent: 2, full: false }),
          line('《路网图》。', { indent: 10, full: false }),
        ]),
      ),
    ).toEqual(['完成《水网图》、《路网图》。']);
  });

  it('begin anew where a first line is set in', () => {
    expect(
      rejoin([line('上一段的末行恰好占满整行。', { indent: 2 }), line('下一段。', { indent: 2 })]),
    ).toHaveLength(2);
  });
});

const han = '一二三收入支出预算执行年度完成公里万元，；、。（）12345. ';
const words = fc.string({ unit: fc.constantFrom(...Array.from(han)), minLength: 1, maxLength: 60 });
const hints = fc.record({
  line: fc.boolean(),
  indent: fc.constantFrom(null, 0, 2, 10),
  full: fc.constantFrom(null, true, false),
  gapBefore: fc.constantFrom(null, 0, 1),
  bold: fc.boolean(),
  align: fc.constantFrom(null, 'left' as const, 'center' as const),
});
const blocks = fc.array(
  fc.tuple(words, hints, fc.constantFrom('body' as const, 'furniture' as const, 'note' as const)),
  { maxLength: 20 },
);

const solid = (texts: string[]): string => texts.join('').replace(/\s/gu, '');

describe('rejoining', () => {
  const made = (drafts: [string, Partial<Hints>, ParagraphBlock['layer']][]): ParagraphBlock[] =>
    drafts.map(([text, given, layer], at) => ({
      ...line(text, given),
      layer,
      pieces: [
        {
          start: 0,
          end: text.length,
          place: { kind: 'line', line: at + 1, column: 1, endLine: at + 1, endColumn: text.length + 1 },
        },
      ],
    }));

  it('loses no character and keeps the order of the body', () => {
    fc.assert(
      fc.property(blocks, (drafts) => {
        const before = made(drafts);
        const after = rejoin(before);
        for (const layer of ['body', 'furniture', 'note'] as const)
          expect(solid(textsOf(after.filter((block) => block.layer === layer)))).toBe(
            solid(textsOf(before.filter((block) => block.layer === layer))),
          );
      }),
    );
  });

  it('keeps every piece on the text it was read from', () => {
    fc.assert(
      fc.property(blocks, (drafts) => {
        const before = made(drafts);
        for (const block of rejoin(before)) {
          if (block.kind !== 'paragraph') continue;
          for (const { start, end, place } of block.pieces) {
            if (place.kind !== 'line') throw new Error('the places of this test are lines');
            const source = before[place.line - 1]?.text ?? '';
            expect(block.text.slice(start, end)).toBe(source.slice(place.column - 1, place.endColumn - 1));
          }
        }
      }),
    );
  });
});

const report = [
  '一、基本情况',
  '（一）部门职能',
  '承担辖区公共服务和城市管理工作，协调驻区单位参与社区建设，组织居民开展志愿服务活动，维护良好的生活环境。',
  '1.统筹辖区环境卫生工作，督促各单位落实责任，定期开展检查评比活动，及时整改发现的问题，并向上级报告有关情况。',
  '2.完成上级交办的其他任务，配合有关部门做好专项工作，按时报送工作总结和统计报表，接受监督检查。',
  '（二）收支情况',
  '全年预算数1234.56万元，执行数1200.78万元，完成预算的97.26%，其中基本支出700.5万元，项目支出500.28万元，结余为零。',
  '二、存在问题',
  '（一）指标设置不细。一是部分绩效指标缺少量化标准，考核依据不足；二是指标与任务衔接不紧，难以反映实际工作情况。',
];

/** Set at this many characters a line, first lines indented by two, headings as they are. */
const wrap = (paragraph: string, width: number): string => {
  const characters = Array.from(`　　${paragraph}`);
  const rows: string[] = [];
  let row = '';
  let used = 0;
  for (const character of characters) {
    const size = /[ -~]/u.test(character) ? 0.5 : 1;
    if (used + size > width) {
      rows.push(row);
      row = '';
      used = 0;
    }
    row += character;
    used += size;
  }
  return [...rows, row].join('\n');
};

describe('an outline', () => {
  const simple = ({ sections, nodes }: ReturnType<typeof outline>): unknown => ({
    sections: sections.map(({ marker, title, kind, level }) => ({ marker, title, kind, level })),
    nodes: nodes.map((node) => (node.kind === 'paragraph' ? [node.section, node.role, node.text] : [])),
  });

  it('is the same of wrapped lines as of whole paragraphs, at any width', () => {
    const whole = simple(outline(reading(paragraphs(report.join('\n')))));
    fc.assert(
      fc.property(fc.integer({ min: 18, max: 45 }), (width) => {
        const wrapped = report.map((paragraph) => wrap(paragraph, width)).join('\n');
        expect(simple(outline(reading(lines(wrapped, width))))).toEqual(whole);
      }),
    );
  });

  it('takes time in proportion to the text', () => {
    const take = (copies: number): number => {
      const source = reading(paragraphs(Array.from({ length: copies }, () => report.join('\n')).join('\n')));
      const from = performance.now();
      outline(source);
      return performance.now() - from;
    };
    take(200);
    // 16 times the text: far from the 256 times of a square
    expect(take(4800)).toBeLessThan(Math.max(take(300), 5) * 80);
  });
});
