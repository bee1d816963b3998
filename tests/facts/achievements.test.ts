import { expect, it } from 'vitest';
import { understand } from '../../src/facts/index.js';
import { examine } from '../pages/passage.js';

/** Each achievement as `action subject amount`, with the texts of its change, its completion and its total. */
const told = async (text: string): Promise<string[]> => {
  const { document, figures } = await examine(text);
  const texts = new Map(figures.mentions.map(({ figure }) => [figure.id, figure.text]));
  const named = (name: string, id: string | null): string[] =>
    id === null ? [] : [`${name} ${texts.get(id) ?? 'nothing'}`];
  return understand(document, figures).achievements.map(
    ({ action, subject, figure, change, completion, of }) =>
      [
        `${action ?? '—'} ${subject ?? '—'} ${texts.get(figure) ?? 'nothing'}`,
        ...named(change?.direction ?? '', change?.figure ?? null),
        ...named('completion', completion),
        ...named('of', of),
      ].join('; '),
  );
};

it.each([
  [
    'two measures of one thing share what its task was completed by',
    '拆除违法建设58宗6057.36平方米，完成任务数100.96%。',
    ['拆除 违法建设 58宗; completion 100.96%', '— 违法建设 6057.36平方米; completion 100.96%'],
  ],
  [
    'so they do where the completion has a name of its own',
    '拆除违法建设58宗、6057.36平方米，同比增长11.5%，完成率达100.96%。',
    ['拆除 违法建设 58宗; up 11.5%; completion 100.96%', '— 违法建设 6057.36平方米; completion 100.96%'],
  ],
  [
    'a part is a part of the measure in its own unit',
    '开展巡查326场1450人次，其中夜间巡查120场480人次。',
    ['开展 巡查 326场', '— 巡查 1450人次', '— 夜间巡查 120场; of 326场', '— 夜间巡查 480人次; of 1450人次'],
  ],
  [
    'a completion speaks of nothing in another paragraph',
    '走访企业482家。\n\n完成率达98.5%。',
    ['走访 企业 482家', '— 完成率 98.5%'],
  ],
  [
    'a second completion is an entry of its own',
    '走访企业482家，完成率达98.5%，任务完成率达99.2%。',
    ['走访 企业 482家; completion 98.5%', '— 任务完成率 99.2%'],
  ],
])('%s', async (_, text, expected) => {
  expect(await told(text)).toEqual(expected);
});
