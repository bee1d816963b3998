/** 与2024年预算35万元持平: a level and the earlier one that it is said to equal. */
import type { ComparisonFact } from '../../schemas/fact.js';
import { levelOf } from './kinship.js';
import type { Parser } from './parser.js';
import { placeAt } from './place.js';

export const flat: Parser = {
  id: 'flat',
  parse: ({ figures, document, text }) =>
    figures.frames.flatMap((frame): ComparisonFact[] => {
      const left = levelOf(frame);
      const { prior } = frame;
      if (!left || prior?.figure.base !== left.figure.base) return [];
      const from = Math.max(left.end, prior.end);
      const words = equality.exec(text(frame.node).slice(from, from + 20));
      if (!words) return [];
      const start = from + words[0].length - (words.groups?.said ?? '').length;
      return [
        {
          shape: 'comparison',
          wording: 'flat',
          caveat: left.caveat ?? prior.caveat,
          left,
          rights: [prior],
          relation: 'equal',
          text: words.groups?.said ?? '',
          place: placeAt(document, frame.node, start, from + words[0].length),
        },
      ];
    }),
};

// '持平' '相比保持一致'; '基本持平' leaves room
const equality = /^ ?(?:相比)?，?(?:保持|总体)?(?<said>持平|一致|相同|相等|无变化|没有变化|无增减)/u;
