/** 收入 A，上年结余 B，支出 C，年终结余 D; 收入 A、B。支出 C、D。收入合计 …，支出合计 …: receipts and payments told one by one. */
import type { BalanceFact, BreakdownFact, Fact, Frame, Term } from '../../schemas/fact.js';
import { levelOf } from './kinship.js';
import type { Context, Parser } from './parser.js';
import { balanceOf, sumOf } from './shapes.js';
import { isTotal } from './totals.js';

export const flows: Parser = {
  id: 'flows',
  parse: (context) =>
    context.figures.frames.flatMap((frame): Fact[] =>
      [closingOf(context, frame), totalOf(context, frame)].filter((fact) => fact !== null),
    ),
};

// '债务还本支出' '调出资金' '补助下级' '安排预算稳定调节基金'
const payment = /支出|调出|还本|上解上级|补助下级|(?:安排|补充|增设|设置)[^，；。]{0,6}(?:调节基金|周转金)/u;
// '上级补助收入' '上年结余' '债务转贷' '调入资金' '动用预算稳定调节基金'
const receipt = /收入|上年|年初|转贷|调入|动用|上级补助|税收返还/u;
// '年终结余' '年末滚存结余' '收支相抵，结余'
const closing = /年[终末](?:累计|滚存)?结[转余]|滚存结余/u;
const setOff = /收支(?:相抵|品迭|轧抵)/u;

type Kind = 'receipt' | 'payment';

const kindOf = (frame: Frame): Kind | null => {
  const name = nameOf(frame);
  return payment.test(name) ? 'payment' : receipt.test(name) ? 'receipt' : null;
};

const nameOf = (frame: Frame): string => {
  const level = levelOf(frame);
  return level ? `${level.figure.label ?? ''}${level.lead}` : '';
};

const isClosing = (frame: Frame): boolean => {
  const level = levelOf(frame);
  if (level?.figure.dimension !== 'money' || /上年|年初/u.test(nameOf(frame))) return false;
  return closing.test(nameOf(frame)) || (frame.cue !== null && setOff.test(frame.cue));
};

/** What remains of all that the same paragraph, or the one before it, received and paid. */
const closingOf = (context: Context, frame: Frame): BalanceFact | null => {
  const result = levelOf(frame);
  if (!result || !isClosing(frame)) return null;
  const listed = since(context, frame);
  if (listed === null || listed.some(isTotal)) return null;
  const terms = listed.flatMap((flow): Term[] => {
    const mention = levelOf(flow);
    return mention ? [{ mention, sign: kindOf(flow) === 'payment' ? -1 : 1 }] : [];
  });
  const signs = new Set(terms.map(({ sign }) => sign));
  if (terms.length < 3 || signs.size < 2) return null;
  return { ...balanceOf('flows', result, terms), supposed: true };
};

/** '收入合计55.6亿元，支出合计49.1亿元' after the receipts and the payments, each in a sentence of its own. */
const totalOf = (context: Context, frame: Frame): BreakdownFact | null => {
  const total = levelOf(frame);
  const kind = kindOf(frame);
  if (!total || kind === null || !(isTotal(frame) || isOtherTotal(context, frame))) return null;
  const listed = since(context, frame);
  if (listed === null) return null;
  const parts = listed
    .filter((flow) => kindOf(flow) === kind && !isTotal(flow))
    .flatMap((flow) => levelOf(flow) ?? []);
  return parts.length < 2 ? null : sumOf('flows', total, parts, 'supposed');
};

/** '收入合计54.9亿元，支出48.5亿元': beside one total the other needs not be called so. */
const isOtherTotal = ({ figures: { frames }, positionOf }: Context, frame: Frame): boolean => {
  if (!/^支出(?:完成|为)?$/u.test(levelOf(frame)?.lead ?? '')) return false;
  const before = frames[positionOf(frame) - 1];
  return (
    before?.node === frame.node &&
    before.sentence === frame.sentence &&
    isTotal(before) &&
    kindOf(before) === 'receipt'
  );
};

/** The flows before it, no part among them, back to the last one that closes a list; null where one is of neither kind. */
const since = (context: Context, frame: Frame): Frame[] | null => {
  const { byNode, kinship } = context;
  const own = earlier(byNode.get(frame.node) ?? [], frame);
  const told = own.length > 0 || !opensParagraph(context, frame) ? own : lastBefore(context, frame.node);
  const from = told.findLastIndex(isClosing) + 1;
  const listed = told
    .slice(from)
    .filter(
      (other) =>
        levelOf(other)?.figure.dimension === 'money' && other.depth === 0 && !kinship.parentOf.has(other),
    );
  return listed.every((other) => kindOf(other) !== null) ? listed : null;
};

const earlier = (frames: readonly Frame[], frame: Frame): Frame[] => frames.slice(0, frames.indexOf(frame));

// '上述收支相抵，年终结余218万元' in a paragraph of its own
const opensParagraph = ({ text }: Context, frame: Frame): boolean =>
  setOff.test(text(frame.node).slice(0, levelOf(frame)?.start ?? 0));

const lastBefore = ({ byNode, document }: Context, node: number): Frame[] => {
  const at = document.nodes.slice(0, node).findLastIndex(({ kind }, index) => {
    if (kind !== 'paragraph') return true;
    return (byNode.get(index)?.length ?? 0) > 0;
  });
  return at < node - 2 ? [] : (byNode.get(at) ?? []);
};
