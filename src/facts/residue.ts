/** What a template or a slip of the pen left in the words: XX, 增加（减少）, 占 %, 增长13.95。 */
import type { ParagraphNode } from '../../schemas/document.js';
import type { RemarkFact } from '../../schemas/fact.js';
import type { Context, Parser } from './parser.js';
import { placeAt } from './place.js';

export const residue: Parser = {
  id: 'residue',
  parse: (context) =>
    context.document.nodes.flatMap((node, index) =>
      node.kind === 'paragraph' ? remarksIn(context, node, index) : [],
    ),
};

const templates: readonly RegExp[] = [
  // '上海市XX局' '支出决算为XXX万元' '××街道'
  /(?<![A-Za-z0-9])X{2,}(?![A-Za-z0-9])|[×＊*]{2,}(?=[\u4e00-\u9fff])/u,
  // '增加（减少）12万元' '下降（增长）27.78%' '决算数大于（小于）预算数'
  /(?:增加|增长|上升|提高|增)（(?:减少|下降|降低|减)）|(?:减少|下降|降低|减)（(?:增加|增长|上升|提高|增)）|大于（小于）|小于（大于）/u,
  // '占 %' '比上年减少 万元': nothing was filled in
  /(?:占|减少|增加|下降|增长|决算为|预算为) *(?:%|万元)/u,
];

// '增长13.95。' '占15.16，'
const bare = /(?<!分别)(?:增长|下降|上升|占比?)(?:了|约)? ?\d+\.\d+ ?(?=[，。；）])/u;
const listed = /分别|百分点|倍/u;

const remarksIn = (context: Context, node: ParagraphNode, index: number): RemarkFact[] => {
  if (!['title', 'heading', 'body', 'caption'].includes(node.role)) return [];
  const text = context.text(index);
  const remark = (kind: RemarkFact['kind'], match: RegExpExecArray): RemarkFact => ({
    shape: 'remark',
    wording: 'residue',
    caveat: null,
    kind,
    text: node.text.slice(match.index, match.index + match[0].length),
    place: placeAt(context.document, index, match.index, match.index + match[0].length),
  });
  // one note for a paragraph: a template has dozens
  const slot = templates.map((template) => template.exec(text)).find((match) => match !== null);
  const unsigned = bare.exec(text);
  const clause = unsigned ? (/[^。；]*$/u.exec(text.slice(0, unsigned.index))?.[0] ?? '') : '';
  return [
    ...(slot ? [remark('template-residue', slot)] : []),
    ...(unsigned && !listed.test(clause) ? [remark('missing-percent-sign', unsigned)] : []),
  ];
};
