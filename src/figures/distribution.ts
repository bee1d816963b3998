/** 分别: several numbers that belong, one by one, to several things named before them. */
import type { Frame, Mention } from '../../schemas/fact.js';
import { nameBefore } from './label.js';
import { empty } from './frame.js';
import type { Naming } from './naming.js';

export interface Respective {
  mentions: Mention[];
  /** the things that the lead of the first names: 'X、Y和Z分别为' → X, Y, Z */
  names: string[];
  /** the one thing that the lead names for all of them: '城乡居民收入分别增长' */
  shared: string | null;
  /** from which frame on they may be the things meant, when the lead names none */
  sentence: number;
}

// '同比分别增长' '分别为' '分别占'
const word = /分别|各(?:为|是|占|增|减|下|上)/u;
// '、' or '和' alone between two numbers of one list; a comma where the words say that there are several
const link = /^(?:、|和|及|与|以及)?$/u;
const linkOfSeveral = /^[，,]$/u;

/** The list of numbers that begins at `index` under 分别; null when there is none. */
export const respective = (mentions: Mention[], namings: Naming[], index: number): Respective | null => {
  const first = mentions[index];
  if (!first || (!word.test(first.lead) && !['share', 'growth'].includes(first.role.kind))) return null;
  const group = [first];
  for (
    let next = mentions[index + 1];
    next && continues(group.at(-1), next, word.test(first.lead));
    next = mentions[index + group.length]
  )
    group.push(next);
  if (group.length < 2) return null;
  const rest = namings[index]?.rest ?? '';
  return {
    mentions: group,
    names: namesIn(rest, group.length),
    shared: sharedName(first, rest),
    sentence: first.sentence,
  };
};

const continues = (last: Mention | undefined, next: Mention, several: boolean): boolean =>
  last?.figure.dimension === next.figure.dimension &&
  next.node === last.node &&
  (link.test(next.lead.trim()) || (several && linkOfSeveral.test(next.lead.trim()))) &&
  next.start - last.end <= 4;

const namesIn = (rest: string, count: number): string[] => {
  const words = rest.replace(/分别.*$/u, '').replace(/(?:同比|比上年|较上年)$/u, '');
  const names = words.split(/(?<!收)、|和|及|与/u).map((name) => nameBefore(name).label ?? name.trim());
  return names.length === count && names.every((name) => name !== '') ? names : [];
};

// '两项收入' '上述资金' '增速' speak of things that were measured before
const backward = /^(?:[二两三四五六七]|上述|前述|以上|其|各|增[速幅长]|占比|比重|比例|同比|环比)/u;

const sharedName = (first: Mention, rest: string): string | null => {
  if (first.role.kind === 'level' || !word.test(first.lead)) return null;
  const label = nameBefore(rest.replace(/分别.*$/u, '')).label;
  return label === null || backward.test(label) ? null : label;
};

/** Gives each number to its own frame; false when the things cannot be told one by one. */
export const distribute = (
  frames: Frame[],
  { mentions, names: told, shared, sentence }: Respective,
): boolean => {
  const count = mentions.length;
  const names = told.length === 0 && shared !== null ? mentions.map(() => shared) : told;
  // '收、支总计各为12.3万元、4.5万元。收、支总计各增加…': as many levels of that name, in their order
  const alike =
    told.length === 0 ? frames.filter(({ level, subject }) => level && isNamed(subject, shared)) : [];
  if (alike.length >= count && mentions[0]?.role.kind !== 'level') {
    mentions.forEach((mention, at) => {
      give(frames, alike.slice(-count)[at] ?? null, mention, shared, mentions[0]);
    });
    return true;
  }
  if (names.length === count) {
    mentions.forEach((mention, at) => {
      const name = names[at] ?? null;
      mention.figure.label = name;
      const known =
        mentions[0]?.role.kind === 'level'
          ? undefined
          : frames.findLast(({ subject }) => name !== null && isNamed(subject, name));
      give(frames, known ?? null, mention, name, mentions[0]);
    });
    return true;
  }
  const node = mentions[0]?.node;
  const here = frames.filter(
    (frame) => frame.level !== null && frame.sentence === sentence && frame.node === node,
  );
  // '收入、支出总计各减少12.3万元、4.5万元，各下降1.2%、0.5%': the sentence speaks of levels before it
  const moved = frames.filter(({ said }) =>
    said.some((other) => other.sentence === sentence && other.node === node),
  );
  const levels = (here.length < count ? moved : here).slice(-count);
  if (levels.length < count || mentions[0]?.role.kind === 'level') return false;
  mentions.forEach((mention, at) => {
    give(frames, levels[at] ?? null, mention, levels[at]?.subject ?? null, mentions[0]);
  });
  return true;
};

// '第一产业、第二产业、第三产业增加值' shares its last word
const isNamed = (subject: string | null, name: string | null): boolean =>
  subject !== null &&
  name !== null &&
  (subject.endsWith(name) || (name.length > 2 && subject.startsWith(name)));

const give = (
  frames: Frame[],
  frame: Frame | null,
  mention: Mention,
  name: string | null,
  first: Mention | undefined,
): void => {
  mention.figure.label = name;
  if (first) mention.role = first.role;
  if (mention.role.kind !== 'level' && frame) {
    frame.said.push(mention);
    return;
  }
  const made = empty(mention, name, null);
  if (mention.role.kind === 'level') made.level = mention;
  else made.said.push(mention);
  frames.push(made);
};
