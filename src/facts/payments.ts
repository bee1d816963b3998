/** 5月支付 …，9月支付 …，全年完成支出 …: payments by date, and what they come to. */
import type { BreakdownFact, Mention } from '../../schemas/fact.js';
import { levelOf } from './kinship.js';
import type { Parser } from './parser.js';

export const payments: Parser = {
  id: 'payments',
  parse: ({ figures }) => {
    const levels = figures.frames.flatMap((frame) => levelOf(frame) ?? []);
    return levels.flatMap(
      (total, index) => paidBy(levels.slice(Math.max(0, index - reach), index), total) ?? [],
    );
  },
};

/** how many amounts the payments may stand among */
const reach = 16;
// '2020年5月11日支付劳务费' '9月拨付' '12月14日到账' '2022年已支付'
const dated =
  /(?:\d{1,2}月(?:份|(?:\d{1,2}日?))?|\d{4}年度?|[一二三四]季度|[上下]半年)[^，。；]{0,10}?(?:支付|拨付|付款|支出|到账|下达|投入|发放|收到|划拨)/u;
// '全年完成支出' '累计支付' '共拨付'
const whole =
  /^(?:全年|本年|当年|累计|合计|共计?|总计|截至[^，。；]*)[^，。；]{0,6}(?:支付|拨付|付款|支出|到账|下达|投入|发放|收到|执行)/u;

const paidBy = (before: readonly Mention[], total: Mention): BreakdownFact | null => {
  if (!whole.test(total.lead)) return null;
  const parts = before.filter(
    (part) => part.node === total.node && part.figure.base === total.figure.base && dated.test(part.lead),
  );
  if (parts.length < 2) return null;
  return {
    shape: 'breakdown',
    wording: 'payments',
    caveat: total.caveat,
    total,
    readings: [parts.map((mention) => ({ mention, sign: 1 as const }))],
    closure: 'supposed',
  };
};
