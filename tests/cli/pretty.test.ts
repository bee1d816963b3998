import { describe, expect, it } from 'vitest';
import { noHints, type Block } from '../../schemas/document.js';
import { placesOf, type Place } from '../../schemas/place.js';
import type { Check } from '../../schemas/record.js';
import { columns } from '../../src/cli/columns.js';
import { languageOf } from '../../src/cli/language.js';
import { Passages } from '../../src/cli/passages.js';
import { Pretty } from '../../src/cli/pretty.js';
import { quote } from '../../src/cli/quote.js';
import { merged } from '../../src/export/findings.js';
import { sampleRecord } from '../store/sample.js';

/** A line of a page, 20 points per line, 10 points per Han character. */
const line = (row: number, text: string, full = true): Block & { kind: 'paragraph' } => ({
  kind: 'paragraph',
  layer: 'body',
  text,
  pieces: [
    {
      start: 0,
      end: text.length,
      place: { kind: 'page', page: 2, box: [0, row * 20, text.length * 10, row * 20 + 12] },
    },
  ],
  hints: { ...noHints, line: true, full },
});
const [sample] = sampleRecord('quotes').checks;
const claim = (text: string, place: Place, operands: Check['operands'] = []): Check => ({
  ...sample!,
  stated: { figure: null, text, place },
  operands,
});
const at = (block: Block & { kind: 'paragraph' }, text: string, from = 0): Place => {
  const start = block.text.indexOf(text, from);
  return placesOf(block, start, start + text.length)[0]!;
};

describe('the sentence that is quoted', () => {
  it('runs on over the lines of a page, from one full stop to the next', () => {
    const lines = [
      line(0, '甲。全年支出合计一百'),
      line(1, '万元，其中项目支出50万元，基'),
      line(2, '本支出60万元。乙。', false),
    ];
    const operand = { figure: null, text: '60万元', role: 'part', place: at(lines[2]!, '60万元') };
    const quoted = quote(claim('50万元', at(lines[1]!, '50万元'), [operand]), new Passages(lines), []);
    expect(quoted?.text).toBe('全年支出合计一百万元，其中项目支出50万元，基本支出60万元。');
    expect(
      quoted?.marks.map(({ start, end, claim: stated }) => [quoted.text.slice(start, end), stated]),
    ).toEqual([
      ['50万元', true],
      ['60万元', false],
    ]);
  });

  it('is found by its place: the same digits stand elsewhere on the page', () => {
    const lines = [line(0, '收入5元。支出5元。', false), line(1, '结余5元。', false)];
    const second = at(lines[0]!, '5元', 5);
    expect(quote(claim('5元', second), new Passages(lines), [])?.text).toBe('支出5元。');
    expect(quote(claim('5元', at(lines[1]!, '5元')), new Passages(lines), [])?.text).toBe('结余5元。');
  });

  it('is a row when the claim stands in a table', () => {
    const cells = ['合计', '30', '20'].map((text, column) => ({
      ...line(0, text),
      rowSpan: 1,
      colSpan: 1,
      column,
    }));
    for (const { pieces, column } of cells)
      pieces[0]!.place = { kind: 'page', page: 1, box: [column * 50, 0, column * 50 + 20, 12] };
    const table: Block = {
      kind: 'table',
      layer: 'body',
      rows: [{ cells }],
      headerRows: null,
      places: [],
      origin: 'ruled',
    };
    const quoted = quote(claim('20', cells[2]!.pieces[0]!.place), new Passages([table]), []);
    expect(quoted).toEqual({ text: '合计 | 30 | 20', marks: [{ start: 10, end: 12, claim: true }] });
  });

  it('is a row of the record when only the cell is known', () => {
    const { tables } = sampleRecord('cells');
    const quoted = quote(
      claim('7676', { kind: 'cell', table: 't1', row: 1, column: 1 }),
      new Passages([]),
      tables,
    );
    expect(quoted?.text).toBe('合计 | 7676');
  });

  it('is left out when the claim has no place', () => {
    expect(
      quote({ ...sample!, stated: { figure: null, text: '5', place: null } }, new Passages([]), []),
    ).toBeNull();
  });
});

describe('a finding in print', () => {
  const finding = { ...sample!, stated: { ...sample!.stated, text: '7348.59 万元' } };
  const quoted = { text: '合计7348.59 万元。', marks: [{ start: 2, end: 12, claim: true }] };

  it('names place, verdict, stated → recomputed, formula and rule, then quote, reason, cause and repair', () => {
    expect(new Pretty('zh', false).finding(finding, quoted)).toBe(
      [
        '  第3页    矛盾  7348.59 万元 → 7676.00 万元  7676 + 0  part-sum-total',
        '      合计»7348.59 万元«。',
        '      分项之和不等于合计',
        '      可能的原因：合计未更新',
        '      若改为：7676 万元',
        '',
      ].join('\n'),
    );
    expect(new Pretty('en', false).finding(finding, quoted)).toContain('likely cause: the total is stale');
  });

  it('is printed once with what confirms it when one misprint explains several', () => {
    const repair = { figure: 'f9', text: '8103平方米' };
    const pinned = (id: string): Check => ({
      ...finding,
      id,
      verdict: 'contradiction',
      cause: { id: 'pinned-figure', text: { zh: '应为8103', en: 'should be 8103' }, repair },
    });
    const other = { ...finding, id: 'c3' };
    const groups = merged([pinned('c1'), other, pinned('c2')]);
    expect(groups.map((each) => [each.check.id, each.confirming.map(({ id }) => id)])).toEqual([
      ['c1', ['c2']],
      ['c3', []],
    ]);
    const [first] = groups;
    const printed = new Pretty('en', false).finding(first!.check, null, first!.confirming);
    expect(printed.match(/confirmed by: /gu)).toHaveLength(1);
  });

  it('is coloured only when asked', () => {
    expect(new Pretty('zh', true).finding(finding, quoted)).toContain('\u001b[');
  });

  it('cannot command the terminal, whatever stood in the file', () => {
    const hostile = { ...finding, stated: { ...finding.stated, text: '\u001b[2J5\u202e' } };
    const printed = new Pretty('zh', false).finding(hostile, { text: '\u001b]0;x\u0007', marks: [] });
    for (const character of ['\u001b', '\u0007', '\u202e']) expect(printed).not.toContain(character);
  });
});

it('lines columns up, a Han character taking the room of two others', () => {
  expect(columns([['名称', '3'], ['ab', '10'], ['', 'x']])).toBe('名称  3\nab    10\n      x\n'); // prettier-ignore
});

it.each([
  [{}, 'zh'],
  [{ LANG: 'C.UTF-8' }, 'zh'],
  [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
  [{ LANG: 'en_US.UTF-8' }, 'en'],
  [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'en_GB.UTF-8' }, 'en'],
  [{ LANG: 'en_US.UTF-8', LC_ALL: '' }, 'en'],
])('chooses the language by %j', (environment, language) => {
  expect(languageOf(undefined, environment)).toBe(language);
  expect(languageOf('zh', environment)).toBe('zh');
});
