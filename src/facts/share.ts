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
    const wholes = rate.role.whole === null ? divided(context, frame) : namedWholes(context, rate.role.whole, part, index);
    if (wholes.length === 0) return [];
    return [{ shape: 'ratio', kind: 'share', wording: 'share', caveat: rate.caveat ?? part.caveat, part, wholes, others: [], rate }];
  });
};

const divided = ({ kinship }: Context, frame: Frame): Mention[] => {
  const parent = kinship.parentOf.get(frame);
  const whole = parent && levelOf(parent);
  return whole ? [whole] : [];
};

/** '本年支出合计' names the nearest earlier amount of that label, in this section before all others. */
const namedWholes = ({ figures }: Context, name: string, part: Mention, index: number): Mention[] => {
  const wanted = name.replace(/^(?:全[部市省县区]的?|当年|本年|同期)(?=.{2})/u, '').replace(/(?:的|总量|总额|总数)$/u, '');
  const found: Mention[] = [];
  for (let at = index - 1; at >= Math.max(0, index - 60) && found.length < 2; at -= 1) {
    const mention = figures.frames[at]?.level;
    if (!mention || mention === part || mention.figure.base !== part.figure.base) continue;
    const label = mention.figure.label ?? '';
    if (label !== '' && (label.includes(wanted) || (wanted.includes(label) && label.length > 3))) found.push(mention);
  }
  return found;
};
