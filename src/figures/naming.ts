/** What a number measures, told by the words around it. */
import type { Mention } from '../../schemas/fact.js';
import { nameAfter, nameBefore } from './label.js';

export interface Naming {
  /** what stands right after the number */
  after: string;
  /** folded text between the previous number (or the paragraph's start) and this lead */
  between: string;
  /** the lead without the words that told the role */
  rest: string;
}

// '共计40.83万元' closes a list and names nothing
export const bareTotal = /^(?:以上)?(?:共计|合计|总计|总共)(?:为|达)?$/u;

// verbs that say nothing of what was counted
const generic = /^(?:完成|实现|达到|达|安排|提供|新增|发放|投入|支付|落实|为|对|共|有)/u;

// '拼接屏、' between '174台' and '30台主机': the words belong to the count before
const closesItem = /(?:、|和|及|以及|与) ?$/u;
// '对全省' '在全市' '主要对' before '42个县': where or to whom, not what
const scope =
  /^(?:主要)?(?:对|在|向|为|由|依托|依靠|通过|覆盖|涉及)?(?:全[国省市县区州镇]|我[省市县区州]|本[省市县区])?$|(?:对|在|向)全[国省市县区州镇]$/u;
// '公安局购置' before '8台车', '街道办事处内设' before '10个办公室': who did it or has it, not what
const acting =
  /(?:[局委办厅部院所站队处会]|中心|学校|医院|街道|办事处|公司|政府|法院|[乡镇])(?:本级)?(?:下属|所属)?(?:共|已|新)?(?:购置|采购|购买|更新|配备|新增|新建|建成)?$/u;
// '耕地保护、农机购置、良种推广' before '3项约束性任务': what they are, not what is counted
const listing = /[^、]{2}、[^、]{2,}、/u;
/** '24个单位共计46项问题': no separator between two numbers, so the words are those of the first. */
const isAdjoining = ({ leadStart, lead }: Mention, between: string): boolean =>
  leadStart > 0 && between === '' && lead !== '' && !lead.includes('、');
const things = new Set(['count', 'other', 'area', 'length', 'mass', 'volume']);

export const nameLevel = (
  mention: Mention,
  { rest, after, between }: Naming,
): { label: string | null; action: string | null } => {
  const named = nameBefore(rest);
  const counted = mention.figure.dimension === 'count' || mention.figure.dimension === 'other';
  // the words in front open a list, close another item or only say where
  const listed =
    named.label?.endsWith('等') === true ||
    (counted && named.label !== null && listing.test(named.label)) ||
    (counted && named.label !== null && acting.test(named.label)) ||
    (things.has(mention.figure.dimension) &&
      (closesItem.test(rest) ||
        isAdjoining(mention, between) ||
        (named.label !== null && scope.test(named.label))));
  if (named.label !== null && !listed) return named;
  const following = counted || listed || named.action !== null ? nameAfter(after) : null;
  if (following !== null) return { label: following, action: named.action };
  if (listed) return named;
  if (named.action !== null && counted && !generic.test(named.action))
    return { label: named.action, action: named.action };
  // '未达到95%的目标值，扣1.65分': 的 goes on with the number before
  if (mention.before !== '' && !mention.before.startsWith('的') && named.action === null)
    return { label: nameBefore(mention.before).label, action: null };
  return named;
};
