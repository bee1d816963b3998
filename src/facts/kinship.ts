/** Which amounts the sentences call parts of which: 其中, brackets, 按…分, 主要用于以下方面. */
import type { Closure, Frame, Mention } from '../../schemas/fact.js';
import { groupBy } from '../figures/group-by.js';
import { isPerUnit, levelOf, sameMeasure } from './amount.js';
import { governing, standsOutside, wholeFor } from './whole-for.js';

export { levelOf, sameMeasure, samePeriod } from './amount.js';

export interface Family {
  wording: 'inclusion' | 'bracket' | 'partition' | 'composition';
  parent: Frame;
  /** in order; may run on to the end of the sentence */
  children: Frame[];
  /** how many of them stand before the first ； where the list might end; all when there is none */
  likely: number;
  closure: Closure;
  /** some of the children may belong to a list inside this one */
  doubtful: boolean;
}

export interface Kinship {
  families: Family[];
  /** the same, by the frame that is divided */
  familiesUnder: ReadonlyMap<Frame, readonly Family[]>;
  /** parent of a frame that is called a part */
  parentOf: ReadonlyMap<Frame, Frame>;
  /** the amounts of those frames */
  parts: ReadonlySet<Mention>;
  /** frames that a division by some criterion makes parts */
  partitioned: ReadonlySet<Frame>;
}

interface Open extends Family {
  depth: number;
  sentence: number;
  segment: number;
  /** '其中：': the list runs over ； to the end of the sentence */
  colon: boolean;
  /** inside another list and past its ；: what follows belongs to the outer list, or still to this one */
  past: boolean;
}

// '按资金来源分' '按经济分类科目' '分产业看' '按经营单位所在地分' '从税费结构看' '分门类看'
const partition =
  /(?:按(?:照)?|分|从)(?![^，。；：]{0,14}(?:结果|情况|效果|效益)(?:来?看))[^，。；：]{1,18}?(?:分|看|划分|分类|来看|统计|构成|分类科目)[，：, ]*$|分[^，。；：]{1,8}(?:完成|收入|支出)?情况(?:是|为|如下)?[：]\s*$/u;
// '主要用于以下方面：' '具体构成如下：' '由以下部分组成：' '包括：'
const composition =
  /(?:以下[^，。；：]{0,8}方面|构成(?:如下)?|组成|分项情况(?:是|为|如下)?|明细(?:如下)?|具体情况|具体为|具体如下|包括)[：:]?$/u;
// '等' right after the last part, '主要' before the first: the list does not claim to be complete
const opensList = /主要(?:是|有|为|包括|支出|收入|内容|项目)/u;

/** `framesOf`: frames of one paragraph in order; `text`: its folded text; `before`: frames of earlier paragraphs. */
export const familiesOf = (framesOfNode: Frame[], text: string, before: Frame[]): Family[] => {
  const found: Open[] = [];
  const open: Open[] = [];
  framesOfNode.forEach((frame, index) => {
    closeEnded(open, frame);
    const started = startFamily(frame, framesOfNode.slice(0, index), text, before, found);
    if (started) {
      found.push(started);
      open.push(started);
    } else if (!isOwners(frame, framesOfNode[index + 1])) joinLists(open, frame);
  });
  return found.filter(({ children }) => children.length > 0);
};

/** '三个县城23个': whose they are, in words, and no amount beside theirs. */
const isOwners = (frame: Frame, next: Frame | undefined): boolean => {
  const [owners, owned] = [levelOf(frame), next && levelOf(next)];
  return (
    owners !== null &&
    owned !== undefined &&
    owned?.segment === owners.segment &&
    owned.figure.base === owners.figure.base &&
    /^[一二两三四五六七八九十]/u.test(owners.figure.text) &&
    owned.start - owners.end < 8
  );
};

const closeEnded = (open: Open[], frame: Frame): void => {
  for (let family = open.at(-1); family && hasEnded(family, frame); family = open.at(-1)) open.pop();
  const inner = open.at(-1);
  if (inner && open.length > 1 && !inner.colon && frame.segment !== inner.segment) inner.past = true;
};

const hasEnded = (family: Open, frame: Frame): boolean =>
  frame.depth < family.depth || frame.sentence !== family.sentence || standsOutside(frame, family);

const joinLists = (open: Open[], frame: Frame): void => {
  if (!levelOf(frame)) return;
  let claimed = false;
  for (const family of open.toReversed()) {
    if (family.depth === frame.depth && sameMeasure(family.parent, frame) && !isPerUnit(frame)) {
      join(family, frame);
      family.doubtful ||= claimed;
      claimed = true;
    }
    if (!family.past) return;
  }
};

const join = (family: Open, frame: Frame): void => {
  const unbroken = family.likely === family.children.length;
  if (unbroken && !family.past && (family.colon || frame.segment === family.segment)) family.likely += 1;
  family.children.push(frame);
};

const startFamily = (
  frame: Frame,
  earlier: Frame[],
  text: string,
  before: Frame[],
  found: Open[],
): Open | null => {
  const level = levelOf(frame) ?? frame.said[0];
  if (!level) return null;
  const previous = earlier.findLast((other) => other.depth <= frame.depth && other.subject !== null);
  const from = previousEnd(previous, level.start);
  const front = text.slice(from, level.start);
  const stem = text.slice(from, Math.max(from, level.leadStart));
  const begin = (wording: Family['wording'], parent: Frame, closure: Closure): Open => {
    const counts = levelOf(frame) !== null && sameMeasure(parent, frame) && !isPerUnit(frame);
    return {
      wording,
      parent,
      children: counts ? [frame] : [],
      likely: counts ? 1 : 0,
      closure,
      depth: frame.depth,
      sentence: frame.sentence,
      segment: frame.segment,
      colon: /(?:其中|包括|包含)[：:]/u.test(front) || wording !== 'inclusion',
      past: false,
      doubtful: false,
    };
  };
  if (partition.test(level.before) || partition.test(stem)) {
    const whole = governing(frame, [...before, ...earlier], childrenOf(found));
    return whole && begin('partition', whole, 'presumed');
  }
  const closure = opensList.test(front) ? 'open' : 'unsaid';
  const owner = namedOwner(frame, level, [...before, ...earlier]);
  if (owner) return begin(owner.wording, owner.parent, closure);
  return previous
    ? listUnder(wholeFor(frame, previous, earlier), frame, { front, stem, closure, begin })
    : null;
};

const childrenOf = (found: Open[]): Set<Frame> => new Set(found.flatMap(({ children }) => children));

/** '其中，基本支出包括人员经费 …', '财政拨款支出预算中，…': the sentence names the whole again. */
const namedOwner = (
  frame: Frame,
  level: Mention,
  earlier: Frame[],
): { wording: Family['wording']; parent: Frame } | null => {
  const name = ownerName.exec(stripped(level.lead))?.groups?.name;
  const owner =
    name === undefined
      ? undefined
      : earlier.findLast((other) => levelOf(other)?.figure.label?.endsWith(name) === true);
  if (owner) return { wording: 'inclusion', parent: owner };
  const container = containment.exec(level.before)?.groups?.name?.replace(timeAndScope, '');
  if (container === undefined || !levelOf(frame)) return null;
  const within = earlier.findLast((other) => levelOf(other) && isNamed(other, container));
  return within ? { wording: 'composition', parent: within } : null;
};

// '其中，基本支出包括人员经费'
const ownerName = /^(?:其中[，：]?)?(?<name>[^，。；：]{2,20})(?:包括|包含)/u;

interface Opening {
  /** folded text since the number before */
  front: string;
  /** that without the lead */
  stem: string;
  closure: Closure;
  begin: (wording: Family['wording'], parent: Frame, closure: Closure) => Open;
}

/** A list under the amount just before: 其中, 以下方面：, a bracket. */
const listUnder = (previous: Frame, frame: Frame, { front, stem, closure, begin }: Opening): Open | null => {
  // a parent without an amount still owns its list: the parts are not those of an outer total
  if (frame.cue === '其中' || frame.cue === '包括') return begin('inclusion', previous, closure);
  if (!levelOf(previous)) return null;
  if (composition.test(stem.trimEnd()))
    return begin('composition', previous, stem.includes('以下') ? 'claimed' : closure);
  const bracketed = frame.depth > previous.depth && /^[^）]{0,6}（[^（）]*$/u.test(front);
  return bracketed && previous.node === frame.node ? begin('bracket', previous, closure) : null;
};

const stripped = (lead: string): string => lead.replace(/^[\s，：]+/u, '');

// '财政拨款支出预算中，一般公共预算 …': the parts of an amount that is named again
const containment = /(?:在)?(?<name>[^，。；]{3,50})中$/u;
// '“三公”经费支出决算' names what '“三公”经费支出' measured
const stage = /(?:预算|决算|执行)数?$/u;

// '2024年全市政府债务限额中' names 政府债务限额
const timeAndScope = /^(?:\d{4}年度?)?(?:全[国省市县区州])?(?=.{2})/u;

const isNamed = (frame: Frame, name: string): boolean => {
  if (levelOf(frame)?.figure.label?.endsWith(name) === true) return true;
  const [subject, wanted] = [(frame.subject ?? '').replace(stage, ''), name.replace(stage, '')];
  return subject.length > 3 && (wanted.endsWith(subject) || (wanted.length > 3 && subject.endsWith(wanted)));
};

/** Where the numbers of the frame end that stand before `limit`; later sentences may add to it. */
const previousEnd = (frame: Frame | undefined, limit: number): number => {
  if (!frame) return 0;
  const ends = [
    frame.level,
    frame.prior,
    ...frame.bases.map(({ mention }) => mention),
    ...frame.beside,
    ...frame.said,
  ];
  let end = 0;
  for (const mention of ends) if (mention && mention.end <= limit && mention.end > end) end = mention.end;
  return end;
};

export const kinshipOf = (byNode: ReadonlyMap<number, Frame[]>, text: (node: number) => string): Kinship => {
  const families: Family[] = [];
  const parentOf = new Map<Frame, Frame>();
  // the last amounts that are no parts: what a paragraph may divide from outside it
  let before: Frame[] = [];
  for (const [node, frames] of byNode) {
    const found = familiesOf(frames, text(node), before);
    for (const family of found)
      family.children.forEach((child, index) => {
        if (index < family.likely || !parentOf.has(child)) parentOf.set(child, family.parent);
      });
    families.push(...found);
    before = [...before, ...frames.filter((frame) => !parentOf.has(frame))].slice(-8);
  }
  const parts = new Set([...parentOf.keys()].flatMap((frame) => levelOf(frame) ?? []));
  const partitioned = new Set(
    families.flatMap(({ wording, children }) => (wording === 'partition' ? children : [])),
  );
  return {
    families,
    familiesUnder: groupBy(families, ({ parent }) => parent),
    parentOf,
    parts,
    partitioned,
  };
};
