/** What a sentence states of a row of the table beside it: '粮食产量93.0万吨，增长1.1%' and the row 粮食 under 产量. */
import type { Frame, Mention, RestatementFact } from '../../../schemas/fact.js';
import { fold } from '../../figures/fold.js';
import type { Parser } from '../parser.js';
import type { Column, Panel, Row } from './sheet.js';

export const textRows: Parser = {
  id: 'text-rows',
  parse: ({ sheets, figures }) => {
    const rows = new Map<string, Cells | null>();
    for (const { sheet } of sheets)
      for (const panel of sheet.panels)
        for (const [name, cells] of cellsOf(panel, sheet.table.section))
          // a name that comes twice is that of two things
          rows.set(name, rows.has(name) ? null : cells);
    return rows.size === 0 ? [] : figures.frames.flatMap((frame) => factsOf(frame, rows));
  },
};

interface Cells {
  level: Mention;
  growth: Mention | null;
}

const cellsOf = (panel: Panel, section: string | null): [string, Cells][] => {
  const amounts = panel.columns.filter(({ role }) => role === 'amount');
  const rates = panel.columns.filter(({ role, caveat }) => role === 'growth' && caveat === null);
  const [amount, ...others] = amounts;
  if (!amount || others.length > 0) return [];
  const [rate, ...further] = rates;
  return panel.rows.flatMap((row): [string, Cells][] => {
    const level = row.amounts.get(amount.at);
    const name = nameOf(row, amount);
    const growth = rate && further.length === 0 ? row.amounts.get(rate.at) : undefined;
    return level && name !== null ? [[keyOf(name, level, section), { level, growth: growth ?? null }]] : [];
  });
};

// '产量（万吨）' '绝对数'
const neutral = /^(?:绝对[数额量]|总量|数值|指标值|完成[数额量]?|20\d{2}年)$/u;
// '旅客周转量' '生猪存栏' says by itself what is measured; '公路' does not
const measured = /(?:量|额|存栏|出栏|面积|总值|增加值|里程|人口|户数|人数)$/u;

const nameOf = ({ label, included, total }: Row, { words }: Column): string | null => {
  const noun = (words.at(-1) ?? '').replace(/（[^（）]*）$/u, '');
  if (label === '' || included || total !== null) return null;
  if (measured.test(label)) return plain(label);
  return measured.test(noun) && !neutral.test(noun) ? plain(label + noun) : null;
};

// '全州粮食总产量' '年末生猪存栏'
const plain = (name: string): string =>
  fold(name)
    .replaceAll(/\s+/gu, '')
    .replace(/^(?:全[国省市县区州]|全年|年末)+/u, '')
    .replace(/总(?=产量|里程)/u, '');

const keyOf = (name: string, { figure }: Mention, section: string | null): string =>
  [section ?? '', name, figure.base, figure.period ?? ''].join('|');

const factsOf = (
  { subject, level, said, cue }: Frame,
  rows: ReadonlyMap<string, Cells | null>,
): RestatementFact[] => {
  if (!level || subject === null || level.role.kind !== 'level' || level.caveat !== null || cue !== null)
    return [];
  const cells = rows.get(keyOf(plain(subject), level, level.figure.section));
  if (!cells) return [];
  const rate = said.find(({ role, caveat }) => role.kind === 'growth' && caveat === null);
  const growth = rate && cells.growth?.figure.base === rate.figure.base ? [fact(rate, cells.growth)] : [];
  return [fact(level, cells.level), ...growth];
};

const fact = (stated: Mention, earlier: Mention): RestatementFact => ({
  shape: 'restatement',
  wording: 'text-rows',
  caveat: null,
  stated,
  earlier,
  sameness: stated.figure.label ?? '',
  ...(stated.role.kind === 'growth' && stated.role.direction === 'down' ? { falls: true as const } : {}),
});
