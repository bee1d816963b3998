/** What a change speaks of that names nothing itself. */
import type { Frame, Mention } from '../../schemas/fact.js';
import { nameBefore } from './label.js';

/** A new sentence that only says 比上年减少 speaks of the whole whose parts were just listed, not of the last part. */
export const topic = (frames: Frame[], current: Frame | null, mention: Mention): Frame | null => {
  if (!current || current.sentence === mention.sentence) return current;
  const first = frames.findIndex(
    ({ sentence, cue, depth }) => sentence === current.sentence && cue === '其中' && depth === current.depth,
  );
  return first > 0 ? (frames[first - 1] ?? current) : current;
};

/**
 * '经费支出31.5万元，控制率75%，较上年35万元减少3.5万元，下降10%': an amount that was moved is no rate, and the rate of
 * its change goes with it.
 */
export const measuredAlike = (
  frames: readonly Frame[],
  current: Frame | null,
  mention: Mention,
): Frame | null => {
  if (!current || current.said.length > 0) return current;
  const { figure, role, sentence, node } = mention;
  const before = frames.filter((frame) => frame.node === node && frame.sentence === sentence);
  const since = current.level?.start ?? 0;
  if (role.kind === 'growth')
    // '本年支出 …，年末结余 …。本年收入较上年减少94.49万元，下降5%'
    return (
      frames.findLast(
        (frame) =>
          frame.node === node &&
          [frame.prior, ...frame.said].some(
            (other) => other !== null && other.sentence === sentence && other.start > since,
          ),
      ) ?? current
    );
  if (role.kind !== 'prior' && role.kind !== 'delta') return current;
  if (current.level?.figure.dimension === 'percent')
    return before.findLast(({ level }) => level?.figure.base === figure.base) ?? current;
  return countedAlike(before, current, mention) ?? current;
};

/**
 * '报废渔船168艘，其中：木质船120艘，铁质船48艘，受益渔民153户，报废渔船较上年增加56艘': what is counted in its unit and
 * shares its name, before the list of its parts.
 */
const countedAlike = (before: readonly Frame[], current: Frame, mention: Mention): Frame | null => {
  const { base, dimension } = mention.figure;
  const name = nameBefore(mention.before).label;
  if (dimension !== 'count' || !current.level || current.level.figure.base === base || name === null)
    return null;
  const alike = before.filter(({ level }) => level?.figure.base === base);
  const first = alike.findIndex(({ cue }) => cue === '其中');
  const whole = first > 0 ? alike[first - 1] : alike.at(-1);
  return whole?.subject?.slice(-2) !== undefined && name.includes(whole.subject.slice(-2)) ? whole : null;
};

// '支出860万元。与上年相比，增加60万元': the words say against what, not of what
export const onlyCompares =
  /^(?:与|同|和|比|较|相较|相比|对比)(?:于)?(?:上|去|前|本|\d{4})(?:一)?年(?:度|同期)?(?:的)?(?:预算|决算|执行)?(?:数|情况)?(?:相比(?:较)?|比较|对比)?$/u;

/** '收入300万元，支出260万元。与上年相比，增加20万元' may speak of either. */
export const isAlone = (frames: readonly Frame[], known: Frame): boolean =>
  !frames
    .slice(0, frames.indexOf(known))
    .some(
      ({ node, sentence, depth }) =>
        node === known.node && sentence === known.sentence && depth === known.depth,
    );
