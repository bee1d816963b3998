/**
 * A text layer may hand a line over before the one it goes on with: digits that are set lower than the Han characters
 * beside them pass for a line of their own. '603.14万元，占20.51%；' | '本年支出合计2940.05万元，其中：… 项目支出'
 */
import type { Block, ParagraphBlock } from '../../schemas/document.js';
import { fold } from './fold.js';
import { markerOf } from './markers.js';
import { shortestBody } from './running.js';
import { closesParagraph } from './sentence.js';

const opensWithAmount = /^\s*\d[\d,.]* ?(?:[万亿]{0,2}元|%)/u;
// '1.基本支出预算412.6万元，占一般公共预算支出的': an item, not a heading
const awaitsAmount = /[，,][^，,。；;]*(?:的|为|占|达|[增减][加长少]|下降|完成)\s*$/u;
const breaksOff = /\p{Script=Han}\s*$/u;

/** Blocks in the order in which they are read. Only a line that cannot stand where it does is moved. */
export const inReadingOrder = (blocks: readonly Block[]): Block[] => {
  const ordered = [...blocks];
  for (let at = 0; at + 1 < ordered.length; at += 1) {
    const [before, stray, broken, after] = [at - 1, at, at + 1, at + 2].map((index) => ordered[index]);
    if (!isLine(stray) || !isLine(broken) || !isStray(before, stray) || !isBroken(broken, after)) continue;
    ordered[at] = broken;
    ordered[at + 1] = stray;
    at += 1;
  }
  return ordered;
};

const isLine = (block: Block | undefined): block is ParagraphBlock =>
  block?.kind === 'paragraph' && block.layer === 'body';

/** Begins with an amount, ends a clause, and the line before it is complete. */
const isStray = (before: Block | undefined, { text }: ParagraphBlock): boolean =>
  opensWithAmount.test(fold(text.slice(0, 24))) && closesParagraph(text) && isComplete(before);

const isComplete = (block: Block | undefined): boolean =>
  !isLine(block) ||
  closesParagraph(block.text) ||
  (markerOf(block.text) !== null && !awaitsAmount.test(block.text));

/** Breaks off where an amount is due, and what follows begins anew. */
const isBroken = ({ text }: ParagraphBlock, after: Block | undefined): boolean =>
  breaksOff.test(text) &&
  text.trim().length >= shortestBody &&
  /[，,：:；;]/u.test(text) &&
  markerOf(text) === null &&
  (!isLine(after) || markerOf(after.text) !== null || /^\s{2,}/u.test(after.text));
