/** Groups the numbers of a paragraph by the thing that they measure. */
import type { Frame, Mention } from '../../schemas/fact.js';
import { basis, belongsTo, outturn, withoutBasis } from './belonging.js';
import { distribute, respective } from './distribution.js';
import { nameBefore } from './label.js';
import { empty } from './frame.js';
import { bareTotal, nameLevel, type Naming } from './naming.js';
import { isAlone, measuredAlike, onlyCompares, topic } from './topic.js';

// '其中：' '包括' '含' '加上' '加上级补助' in front of a lead or between it and the number before
const cues =
  /其中|包括|包含|(?<=^|[，。；、])含(?![税糖油水氧硫金银铜量义有])|加上(?![级年解划缴])|加(?=上[级年解划缴]|政府|地方|债务|调入|转移|补助|动用|中央|省|再融资)|(?<=^|[，。；、（])加(?![强快大固深剧速入密装工油盟班倍氢])|减去|减(?=上[级年解划缴]|调出|结转)|扣除|收支(?:相抵|轧抵|相减|品迭)/gu;

const sameCue = new Map([
  ['包含', '包括'],
  ['含', '包括'],
  ['加', '加上'],
  ['减', '减去'],
]);

/** `heading`: what the numbers of the paragraph measure when its sentences do not say it. */
export const buildFrames = (mentions: Mention[], namings: Naming[], heading: string | null): Frame[] => {
  const frames: Frame[] = [];
  let index = 0;
  while (index < mentions.length) {
    const group = respective(mentions, namings, index);
    if (group && distribute(frames, group)) index += group.mentions.length;
    else {
      placeOne(frames, mentions, namings, index, heading);
      index += 1;
    }
  }
  return frames;
};

const placeOne = (
  frames: Frame[],
  mentions: Mention[],
  namings: Naming[],
  index: number,
  heading: string | null,
): void => {
  const [mention, naming, previous] = [mentions[index], namings[index], mentions[index - 1]];
  if (!mention || !naming) return;
  if (previous?.role.kind === 'whole') placeRate(frames, mention, previous);
  else if (mention.role.kind === 'whole') nameWhole(frames, mention);
  else if (isComparedWith(mention, mentions[index + 1])) {
    mention.role = { kind: 'prior' };
    placePrior(frames, currentFrame(frames, mention), mention, { ...naming, rest: '' });
  } else place(frames, mention, naming, heading);
};

/** '较设计长度7.2公里减少0.4公里': whatever the earlier one is called, the change follows it at once. */
const isComparedWith = ({ role, lead, end, figure }: Mention, next: Mention | undefined): boolean =>
  role.kind === 'level' &&
  /^(?:比|较)[^，。；、]{2,12}$/u.test(lead.trim()) &&
  next?.role.kind === 'delta' &&
  next.figure.base === figure.base &&
  next.separator === '' &&
  next.start - end < 6;

/** The base of the rate that follows: '完成年初预算245800万元' is no outturn. */
const nameWhole = (frames: Frame[], mention: Mention): void => {
  const base = mention.role.kind === 'whole' ? mention.role.base : null;
  mention.figure.label = base ?? currentFrame(frames, mention)?.subject ?? null;
};

const placeRate = (frames: Frame[], mention: Mention, whole: Mention): void => {
  const current = currentFrame(frames, mention);
  const base = whole.role.kind === 'whole' ? whole.role.base : null;
  mention.whole = whole;
  mention.role =
    base !== null && basis.test(base) ? { kind: 'execution', base } : { kind: 'share', whole: base };
  mention.figure.label = current?.subject ?? null;
  if (current) current.said.push(mention);
  else frames.push({ ...empty(mention, null, null), said: [mention] });
};

const place = (frames: Frame[], mention: Mention, naming: Naming, heading: string | null): void => {
  const current = currentFrame(frames, mention);
  const cue = cueOf(mention, naming);
  if (mention.role.kind === 'level') placeLevel(frames, current, mention, naming, cue, heading);
  else if (mention.role.kind === 'prior') placePrior(frames, current, mention, naming);
  else placeSaid(frames, current, mention, naming, cue, heading);
};

// '收入总额567.89万元。…比上年收入600.12万元减少'
const sumWord = /(?:总额|总计|合计|总数)$/u;

/** '由67.9%上升到87.9%', '培训费12万元，会议费较2023年的8万元': a level of something else than what was just measured opens a frame. */
const placePrior = (frames: Frame[], last: Frame | null, mention: Mention, naming: Naming): void => {
  const label = nameBefore(naming.rest).label;
  const current = measuredAlike(frames, topic(frames, last, mention), mention);
  const origin = /[由从]/u.test(mention.lead);
  const same =
    current !== null &&
    (current.prior === null || current.prior.figure.base === mention.figure.base) &&
    (label === null || current.subject?.replace(sumWord, '').endsWith(label) === true) &&
    !(origin && label !== null);
  // '比2010年的45180人增加7450人，年均增长率1.54%，比上个十年的2.06%': what was, of another measure
  const frame = same ? current : empty(mention, label ?? current?.subject ?? null, null);
  if (!same) frames.push(frame);
  frame.prior = mention;
  mention.figure.label = frame.subject;
};

/** The last frame at this bracket depth or outside it. */
const currentFrame = (frames: Frame[], mention: Mention): Frame | null => {
  for (let index = frames.length - 1; index >= 0; index -= 1) {
    const frame = frames[index];
    if (frame && frame.depth <= mention.depth) return frame;
  }
  return null;
};

const cueOf = (mention: Mention, naming: Naming): string | null => {
  const words = naming.between + mention.lead;
  const found = [...words.matchAll(cues)].at(-1);
  // '人员经费2152万元，主要包括：工资、津贴；公用经费184万元': the enumeration ended at the ；
  const ended = found?.[0].startsWith('包') === true && words.includes('；', found.index);
  const cue = (ended ? null : found?.[0]) ?? null;
  return cue === null ? null : (sameCue.get(cue) ?? cue);
};

const placeLevel = (
  frames: Frame[],
  current: Frame | null,
  mention: Mention,
  naming: Naming,
  cue: string | null,
  heading: string | null,
): void => {
  const { label, action } = nameLevel(mention, naming);
  mention.action = action;
  const base = label === null ? null : basis.exec(label);
  if (current && belongsTo(current, mention, label, base)) return;
  const total = label === null && bareTotal.test(mention.lead.trim());
  const subject = base && label ? (withoutBasis(label, base) ?? announced(mention)) : label;
  const frame = empty(mention, total ? null : (subject ?? inherited(current, mention) ?? heading), cue);
  mention.figure.label = label ?? frame.subject;
  if (base) frame.bases.push({ name: base.groups?.name ?? '', mention });
  else frame.level = mention;
  frames.push(frame);
};

// '收入预算：2024年年初预算数2345.78万元': the words before the colon say of what
const announced = (mention: Mention): string | null =>
  mention.separator === '：' ? nameBefore(mention.before).label : null;

const inherited = (current: Frame | null, mention: Mention): string | null =>
  current?.sentence === mention.sentence ? current.subject : null;

/** Changes, shares and completions go to the thing they name, else to the one just measured. */
const placeSaid = (
  frames: Frame[],
  current: Frame | null,
  mention: Mention,
  naming: Naming,
  cue: string | null,
  heading: string | null,
): void => {
  const label = nameBefore(naming.rest).label ?? flatBefore(mention);
  const known =
    label === null
      ? measuredAlike(frames, topic(frames, current, mention), mention)
      : namedFrame(frames, current, label, mention.sentence);
  const compares = onlyCompares.test(mention.before);
  const isUnnamed = mention.before === '' || (compares && known !== null && isAlone(frames, known));
  if (known && (label !== null || known.sentence === mention.sentence || isUnnamed)) {
    mention.figure.label = label ?? known.subject;
    known.said.push(mention);
    return;
  }
  const subject = label ?? (compares ? null : nameBefore(mention.before).label) ?? heading;
  const frame = empty(mention, subject, cue);
  mention.figure.label = subject;
  frame.said.push(mention);
  frames.push(frame);
};

// '接待费决算比预算无增减变化，比去年增加0.5万元': the clause before names it and says that it kept to something else
const flat =
  /^(?<name>[^，；。：]{2,30}?)(?:比|较|与|同)(?:年初)?(?:预算|上年|去年|年初|\d{4}年)[^，；。]{0,16}(?:无(?:增减)?变化|持平|一致|不变|相同)$/u;

const flatBefore = ({ before }: Mention): string | null =>
  nameBefore(flat.exec(before)?.groups?.name ?? '').label;

// '一般公共预算财政拨款支出1312万元，占40%。与上年相比，一般公共预算财政拨款增加37万元'
const omitted = /^(?:收入|支出)(?:[预决]算)?(?:数|总额|合计|总计)?$/u;

/** A long name in the next sentence, without its last words. */
const isShortFor = (label: string, { subject }: Frame): boolean =>
  label.length > 5 && subject?.startsWith(label) === true && omitted.test(subject.slice(label.length));

/** '税收收入 … ，税收占比': a name may be said again by its beginning alone, within the sentence. */
const namedFrame = (
  frames: Frame[],
  current: Frame | null,
  label: string,
  sentence: number,
): Frame | null => {
  const near = frames.slice(-12);
  // '决算数比年初预算增加6.3万元'
  if (current && current.bases.length > 0 && current.sentence === sentence && outturn.test(label))
    return current;
  return (
    near.findLast(({ subject }) => subject?.endsWith(label) === true) ??
    near.findLast((frame) => frame.level && frame.sentence === sentence - 1 && isShortFor(label, frame)) ??
    near.findLast(
      (frame) => frame.sentence === sentence && label.length > 1 && frame.subject?.startsWith(label) === true,
    ) ??
    null
  );
};
