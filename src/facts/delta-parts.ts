/** 调增 δ，主要是调增 A δ₁、B δ₂: what a change is made of, listed right after it. */
import type { BreakdownFact, Direction, Frame, Mention, Term } from '../../schemas/fact.js';
import { levelOf } from './kinship.js';
import type { Parser } from './parser.js';

export const deltaParts: Parser = {
  id: 'delta-parts',
  parse: ({ figures: { frames }, text }) =>
    frames.flatMap((frame, index) => {
      const delta = frame.said.findLast(({ role }) => role.kind === 'delta');
      if (!delta) return [];
      const next = frames.slice(index + 1, index + 1 + longest);
      const reasons = reasonsAfter(next, delta, text(frame.node));
      if (reasons.length > 1) return [breakdown(delta, reasons)];
      if (delta !== frame.said.at(-1) || isNoLevel(frame)) return [];
      const parts = partsAfter(next, delta, text(frame.node));
      return parts.length > 1 ? [breakdown(delta, parts)] : [];
    }),
};

const verbs = { up: '调增|增加|追加|新增|核增', down: '调减|减少|核减|压减|调出' } as const;

// '，增长3%，主要原因是' '。其主要原因为'
const reason = /^[^。；]{0,24}(?:原因|主要)(?:是|为|系|在于|由于)?[：，]?[^，。；：]*$/u;
// '；二是'
const nextReason = /^；[^，。；：]{0,3}(?:[二三四五六]是|[2-6][.、]|[②-⑥]|（[2-6]）)/u;

/** '增加15万元，主要原因是人员经费较上年增加40万元，项目经费减少25万元': changes that make up the one they explain. */
const reasonsAfter = (frames: readonly Frame[], delta: Mention, text: string): Term[] => {
  const terms: Term[] = [];
  let last = delta;
  for (const frame of frames) {
    const moved = movedOf(frame);
    if (!moved) break;
    const between = text.slice(last.end, moved.mention.start);
    const isNext = isBeside(moved.mention, last) || (terms.length > 0 && nextReason.test(between));
    if (!isNext || (terms.length === 0 && !reason.test(between))) break;
    last = moved.mention;
    const along = delta.role.kind === 'delta' && moved.direction === delta.role.direction;
    terms.push({ mention: moved.mention, sign: along ? 1 : -1 });
  }
  return terms;
};

const movedBy = new RegExp(String.raw`(?:(?<up>${verbs.up})|(?<down>${verbs.down}))了?$`, 'u');

/** An amount that a frame only says to have come or gone. */
const movedOf = ({ level, said }: Frame): { mention: Mention; direction: Direction } | null => {
  const [delta] = said;
  if (!level)
    return delta?.role.kind === 'delta' ? { mention: delta, direction: delta.role.direction } : null;
  const verb = movedBy.exec(level.lead.trim())?.groups;
  return verb && said.length === 0
    ? { mention: level, direction: verb.down === undefined ? 'up' : 'down' }
    : null;
};

const longest = 12;

/** Where only the change is stated, its parts are those of an ordinary list. */
const isNoLevel = (frame: Frame): boolean => levelOf(frame) === null;

// '主要是调增上级补助收入' '其中：增加' '主要是增值税' in front of the first part
const opening = new RegExp(
  String.raw`^[，：、]?(?:其中|主要)(?:是|为|包括)?[，：]?(?<verb>${verbs.up}|${verbs.down})?`,
  'u',
);
const ownVerb = new RegExp(String.raw`^(?<verb>${verbs.up}|${verbs.down})`, 'u');

const partsAfter = (frames: readonly Frame[], delta: Mention, text: string): Term[] => {
  const [first] = frames;
  const head = first && levelOf(first);
  const opened = head && opening.exec(text.slice(delta.end, head.start));
  if (!opened || delta.role.kind !== 'delta') return [];
  let direction = directionOf(opened.groups?.verb) ?? delta.role.direction;
  const terms: Term[] = [];
  for (const frame of frames) {
    const part = levelOf(frame);
    if (!part || !isBeside(part, delta)) break;
    if (frame !== first) direction = directionOf(ownVerb.exec(part.lead)?.groups?.verb) ?? direction;
    terms.push({ mention: part, sign: direction === delta.role.direction ? 1 : -1 });
  }
  return terms;
};

const directionOf = (verb: string | undefined): Direction | null =>
  verb === undefined ? null : new RegExp(verbs.down, 'u').test(verb) ? 'down' : 'up';

const isBeside = (part: Mention, delta: Mention): boolean =>
  part.node === delta.node &&
  part.sentence === delta.sentence &&
  part.segment === delta.segment &&
  part.depth === delta.depth &&
  part.figure.base === delta.figure.base;

const breakdown = (total: Mention, parts: Term[]): BreakdownFact => ({
  shape: 'breakdown',
  wording: 'delta-parts',
  caveat: total.caveat,
  total,
  readings: [parts],
  // 主要是 names the main ones
  closure: 'supposed',
});
