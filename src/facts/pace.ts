/** 完成年初预算36.7%，快于序时进度3.4个百分点: execution against the part of the year that has passed. */
import type { Frame, Mention, PaceFact } from '../../schemas/fact.js';
import type { Context, Parser } from './parser.js';

export const pace: Parser = {
  id: 'pace',
  parse: (context) => context.figures.frames.flatMap((frame, index) => paceOf(context, frame, index)),
};

const schedule = /(?:序时|时间|时序)进度/u;

const paceOf = ({ figures: { frames }, text }: Context, frame: Frame, index: number): PaceFact[] =>
  frame.said.flatMap((lead) => {
    if (lead.role.kind !== 'points' || !schedule.test(lead.lead)) return [];
    const rate = rateBefore([frames[index - 1], frame], lead);
    const months = monthsOf(text(lead.node).slice(0, lead.start).replace(aside, ''));
    if (!rate || months === null) return [];
    return [
      {
        shape: 'pace',
        wording: 'pace',
        caveat: lead.caveat,
        rate,
        months,
        lead,
        direction: lead.role.direction,
      },
    ];
  });

/** The last rate of execution before it in its sentence. */
const rateBefore = (frames: readonly (Frame | undefined)[], lead: Mention): Mention | undefined =>
  frames
    .flatMap((frame) => (frame ? [frame.level, ...frame.said] : []))
    .filter((mention) => mention !== null)
    .findLast(
      ({ figure, role, node, sentence, end }) =>
        figure.dimension === 'percent' &&
        (role.kind === 'execution' || /率|进度/u.test(figure.label ?? '')) &&
        node === lead.node &&
        sentence === lead.sentence &&
        end <= lead.start,
    );

// '预计数（取自《关于1-5月收支情况的通报》）': where a number comes from tells no time
const aside = /（[^（）]*(?:（[^（）]*）[^（）]*)*）|《[^《》]*》/gu;

// '1-4月' '1至8月' '截至4月底' '上半年' '前三季度'
const elapsed =
  /(?<!\d)1月?[-~—至](?<to>\d{1,2})月|截[至止](?:\d{4}年)?(?<end>\d{1,2})月|(?<half>上半年)|(?<quarters>前三季度)|(?<quarter>[第]?一季度)/gu;
const months = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'];

/** Months since January that the words before it name last; null when they name none. */
const monthsOf = (words: string): number | null => {
  const { to, end, half, quarters, quarter } = [...words.matchAll(elapsed)].at(-1)?.groups ?? {};
  if (half !== undefined) return 6;
  if (quarters !== undefined) return 9;
  if (quarter !== undefined) return 3;
  const at = months.indexOf(to ?? end ?? '');
  return at < 0 ? null : at + 1;
};
