/** Which section stands in which: told by the numbering, not by levels that a format claims. */
import type { Opening } from './headings.js';
import type { Family } from './marker-wordings.js';

/** Where the families usually stand; used only when the numbering itself leaves it open. */
const usual: Family[] = [
  'part',
  'chapter',
  'section',
  'article',
  'plate',
  'han-comma',
  'han-bracket',
  'han-closed',
  'digit-dot',
  'decimal',
  'digit-bracket',
  'digit-closed',
  'circled',
  'roman',
  'letter',
  'ordinal',
  'spoken',
];
const rankOf = (family: Family): number => usual.indexOf(family);
const lastDivision = rankOf('article');

interface Open {
  opening: Opening;
  index: number;
}

export interface Nested {
  opening: Opening;
  /** index of the section it stands in */
  parent: number | null;
  level: number;
}

/** For each family, the openings to come. */
class Ahead {
  private readonly queues = new Map<Family, number[]>();
  private readonly heads = new Map<Family, number>();
  constructor(private readonly openings: Opening[]) {
    openings.forEach(({ marker }, index) => {
      if (!marker) return;
      const queue = this.queues.get(marker.family);
      if (queue) queue.push(index);
      else this.queues.set(marker.family, [index]);
    });
  }

  /** Does the next marker of its family after `index` count on from this section? */
  continues({ marker }: Opening, index: number): boolean {
    if (!marker) return false;
    const queue = this.queues.get(marker.family) ?? [];
    let head = this.heads.get(marker.family) ?? 0;
    while (head < queue.length && (queue[head] ?? 0) <= index) head += 1;
    this.heads.set(marker.family, head);
    const next = this.openings[queue[head] ?? -1]?.marker;
    return next?.number === marker.number + 1 && next.prefix === marker.prefix;
  }
}

/** Position on the stack of the section that `opening` is a sibling of, or -1. */
const siblingOf = (stack: Open[], { marker, look }: Opening): number => {
  const like = ({ opening: other }: Open): boolean =>
    marker
      ? other.marker?.family === marker.family && other.marker.prefix === marker.prefix
      : other.look !== null && other.look.name === look?.name && (!other.marker || look.weight >= 1);
  const counting = marker
    ? stack.findLastIndex((open) => like(open) && open.opening.marker?.number === marker.number - 1)
    : -1;
  return counting >= 0 ? counting : stack.findLastIndex(like);
};

/** How many of the open sections stay open above a marker whose family is not among them. */
const depthOfNew = (stack: Open[], opening: Opening, index: number, ahead: Ahead): number => {
  const kept = stack.findLastIndex((open) => ahead.continues(open.opening, index)) + 1;
  let depth = stack.length;
  while (depth > kept && above(opening, stack[depth - 1]?.opening)) depth -= 1;
  return depth;
};

/** Does `opening` stand above the open section, so that it ends it? */
const above = (opening: Opening, other: Opening | undefined): boolean => {
  const { marker, look } = opening;
  if (!other) return false;
  if (marker) {
    if (!other.marker) return rankOf(marker.family) <= lastDivision;
    const division = rankOf(marker.family) <= lastDivision;
    // a heading without text of its own is there to hold what follows
    if (marker.number === 1 && !division && other.role === 'heading' && opening.block === other.block + 1)
      return false;
    return rankOf(other.marker.family) >= rankOf(marker.family);
  }
  if (!look) return false;
  if (!other.marker) return (other.look?.weight ?? 0) <= look.weight;
  if (rankOf(other.marker.family) <= lastDivision) return false;
  return look.centered || look.weight >= 1 || other.role === 'body';
};

// 2.1 opens under 2 or goes on after 2.0; a decimal number anywhere else is a figure
const plausible = (stack: Open[], { marker }: Opening): boolean => {
  if (marker?.family !== 'decimal') return true;
  const parent = marker.prefix.split('.').pop();
  return stack.some(({ opening: { marker: other } }) =>
    other?.family === 'decimal' && other.prefix === marker.prefix
      ? other.number === marker.number - 1
      : marker.number === 1 && String(other?.number) === parent,
  );
};

/** Sections in reading order, each with its parent; openings that only look like one are left out. */
export const nest = (openings: Opening[]): Nested[] => {
  const ahead = new Ahead(openings);
  const nested: Nested[] = [];
  let stack: Open[] = [];
  openings.forEach((opening, index) => {
    if (!plausible(stack, opening)) return;
    const sibling = siblingOf(stack, opening);
    const held = !opening.marker ? stack.findLastIndex((open) => ahead.continues(open.opening, index)) : -1;
    const depth = sibling > held ? sibling : depthOfNew(stack, opening, index, ahead);
    stack = stack.slice(0, depth);
    nested.push({ opening, parent: stack.at(-1)?.index ?? null, level: depth + 1 });
    stack.push({ opening, index: nested.length - 1 });
  });
  return nested;
};
