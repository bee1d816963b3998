/** Groups the numbers of a paragraph by the thing that they measure. */
import type { Frame, Mention } from '../../schemas/fact.js';
import { basis, belongsTo, outturn, withoutBasis } from './belonging.js';
import { distribute, respective } from './distribution.js';
import { nameBefore } from './label.js';
import { empty } from './frame.js';
import { bareTotal, nameLevel, type Naming } from './naming.js';

// '其中：' '包括' '加上' '加上级补助' in front of a lead or between it and the number before
const cues =
  /其中|包括|包含|加上(?![级年解划缴])|加(?=上[级年解划缴]|政府|地方|债务|调入|转移|补助|动用|中央|省|再融资)|(?<=^|[，。；、（])加(?![强快大固深剧速入密装工油盟班倍氢])|减去|减(?=上[级年解划缴]|调出|结转)|扣除|收支(?:相抵|轧抵|相减|品迭)/gu;

const sameCue = new Map([
  ['包含', '包括'],
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
  else place(frames, mention, naming, heading);
};

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
  const current = topic(frames, last, mention);
  const origin = /[由从]/u.test(mention.lead);
  const same =
    current !== null &&
    (label === null || current.subject?.replace(sumWord, '').endsWith(label) === true) &&
    !(origin && label !== null);
  const frame = same ? current : empty(mention, label, null);
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

/** A new sentence that only says 比上年减少 speaks of the whole whose parts were just listed, not of the last part. */
const topic = (frames: Frame[], current: Frame | null, mention: Mention): Frame | null => {
  if (!current || current.sentence === mention.sentence) return current;
  const first = frames.findIndex(
    ({ sentence, cue, depth }) => sentence === current.sentence && cue === '其中' && depth === current.depth,
  );
  return first > 0 ? (frames[first - 1] ?? current) : current;
};

/** Changes, shares and completions go to the thing they name, else to the one just measured. */
const placeSaid = (
  frames: Frame[],
  current: Frame | null,
  mention: Mention,
  naming: Naming,
  cue: string | null,
  heading: string | null,
): void => {
  const label = nameBefore(naming.rest).label;
  const known =
    label === null ? topic(frames, current, mention) : namedFrame(frames, current, label, mention.sentence);
  if (known && (label !== null || known.sentence === mention.sentence || mention.before === '')) {
    mention.figure.label = label ?? known.subject;
    known.said.push(mention);
    return;
  }
  const subject = label ?? nameBefore(mention.before).label ?? heading;
  const frame = empty(mention, subject, cue);
  mention.figure.label = subject;
  frame.said.push(mention);
  frames.push(frame);
};

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
    near.findLast(
      (frame) => frame.sentence === sentence && label.length > 1 && frame.subject?.startsWith(label) === true,
    ) ??
    null
  );
};
