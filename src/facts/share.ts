/** 占 p%: a part against the whole that the words name, or that the sentence divides. */
import type { Frame, Mention, RatioFact } from '../../schemas/fact.js';
import { levelOf } from './kinship.js';
import type { Context, Parser } from './parser.js';

export const share: Parser = {
  id: 'share',
  parse: (context) => context.figures.frames.flatMap((frame, index) => sharesOf(context, frame, index)),
};

const sharesOf = (context: Context, frame: Frame, index: number): RatioFact[] => {
  const part = levelOf(frame);
  if (!part || part.figure.dimension === 'percent') return [];
  return frame.said.flatMap((rate): RatioFact[] => {
    if (rate.role.kind !== 'share') return [];
    const wholes = rate.whole ? [rate.whole] : wholesOf(context, frame, rate.role.whole, part, index);
    if (wholes.length === 0) return [];
    return [
      {
        shape: 'ratio',
        kind: 'share',
        wording: 'share',
        caveat: rate.caveat ?? part.caveat,
        part,
        wholes,
        others: [],
        rate,
      },
    ];
  });
};

const wholesOf = (
  context: Context,
  frame: Frame,
  name: string | null,
  part: Mention,
  index: number,
): Mention[] => (name === null ? divided(context, frame) : namedWholes(context, name, part, index));

const divided = ({ kinship }: Context, frame: Frame): Mention[] => {
  const parent = kinship.parentOf.get(frame);
  const whole = parent && levelOf(parent);
  return whole ? [whole] : [];
};

/** '本年支出合计' names the nearest earlier amount of that label; only then an amount of nearly that name. */
const namedWholes = ({ figures }: Context, name: string, part: Mention, index: number): Mention[] => {
  const earlier = figures.frames
    .slice(Math.max(0, index - reach), index)
    .flatMap((frame) => levelOf(frame) ?? [])
    .filter((mention) => mention !== part && mention.figure.base === part.figure.base)
    .reverse();
  const exact = earlier.filter(({ figure }) => unmarked(figure.label ?? '').endsWith(unmarked(name)));
  if (exact.length > 0) return exact.slice(0, 2);
  const wanted = plain(name);
  if (wanted.length < 3) return [];
  return earlier.filter(({ figure }) => isNearly(plain(figure.label ?? ''), wanted)).slice(0, 2);
};

// '国内生产总值［2］': the mark of a footnote is no part of the name
const unmarked = (name: string): string => name.replace(/(?:［\d{1,2}］|\[\d{1,2}\])$/u, '');

/** how many amounts back the whole may stand */
const reach = 60;

const isNearly = (label: string, wanted: string): boolean =>
  label.length > 2 && (label.endsWith(wanted) || wanted.endsWith(label));

// '全部基本支出预算' and '基本支出' are one name
const plain = (name: string): string =>
  name
    .replace(/\s+/gu, '')
    .replace(/^(?:全[部市省县区州]的?|当年|本年|同期|\d{4}年(?:度|本年)?)(?=.{2})/u, '')
    .replace(/(?:预算|的)?(?:总量|总额|总数|规模|合计|总计)?(?:预算)?$/u, '')
    .replace(/(?:实现|完成|以上)/gu, '');
