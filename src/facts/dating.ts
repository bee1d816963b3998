/** The year that headings and closing dates say, beside the report's own. */
import type { ParagraphNode } from '../../schemas/document.js';
import type { DatingFact } from '../../schemas/fact.js';
import type { Context, Parser } from './parser.js';
import { placeAt } from './place.js';

export const dating: Parser = {
  id: 'dating',
  parse: (context) => {
    const { nodes, kind, year } = context.document;
    // a budget looks back to last year's states; accounts tell those of their own year
    if (kind !== 'final-accounts' || year === null) return [];
    return nodes.flatMap((node, index) =>
      node.kind === 'paragraph' ? datesIn(context, node, index, String(year)) : [],
    );
  },
};

// '第三部分 云泽区水务局2024年度部门决算情况说明'
const heading = /(?<year>20\d{2}) ?年度?(?:部门|单位|本级)?决算(?:情况|报表|表|说明|$)/u;
// '截至2024年12月31日，共有车辆8辆'
const closing = /截[至止] ?(?<year>20\d{2}) ?年 ?12 ?月 ?31 ?日/u;
// '比上年' '上年末' '期初': another year is meant
const elsewhere = /[比较与同]|上年|去年|年初|期初/u;

const datesIn = (context: Context, node: ParagraphNode, index: number, due: string): DatingFact[] => {
  const text = context.text(index);
  const wording = node.role === 'heading' ? heading : closing;
  if (node.role !== 'heading' && node.role !== 'body') return [];
  const match = wording.exec(text);
  const said = match?.groups?.year;
  if (!match || said === undefined) return [];
  const sentence = /[^。；]*$/u.exec(text.slice(0, match.index))?.[0] ?? '';
  if (elsewhere.test(sentence)) return [];
  const start = match.index + match[0].indexOf(said);
  return [
    {
      shape: 'dating',
      wording: 'dating',
      caveat: null,
      said,
      due,
      text: match[0],
      place: placeAt(context.document, index, start, start + said.length),
    },
  ];
};
