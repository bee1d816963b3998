import type { Block } from '../../schemas/document.js';
import { placesOf } from '../../schemas/place.js';
import type { Section } from '../../schemas/record.js';
import type { Nested } from './nest.js';
import type { Opening } from './headings.js';
import { sectionKindOf, type Titled } from './section-kinds.js';

export const sectionId = (index: number): string => `section-${String(index + 1)}`;

const titledBy = ({ title, role, body, titleEnd }: Opening): Titled => ({
  title,
  stands: role === 'heading' ? 'alone' : body === titleEnd ? 'run-in' : 'in-text',
});

export const toSections = (nested: Nested[], blocks: Block[]): Section[] => {
  const sections: Section[] = [];
  nested.forEach(({ opening, parent, level }, index) => {
    const block = blocks[opening.block];
    const above = parent === null ? null : sections[parent];
    const aboveOpening = parent === null ? undefined : nested[parent]?.opening;
    sections.push({
      id: sectionId(index),
      parent: above?.id ?? null,
      level,
      marker: opening.marker?.text ?? null,
      title: opening.title,
      kind: sectionKindOf(
        titledBy(opening),
        above && aboveOpening ? { ...titledBy(aboveOpening), kind: above.kind } : null,
      ),
      places: block?.kind === 'paragraph' ? placesOf(block, 0, opening.titleEnd) : [],
    });
  });
  return sections;
};

/**
 * What follows tells heading from item. A list item that has no full stop (17. …。 18. 其他职责 19. …。) looks like a
 * heading but heads nothing: it is running text like its siblings. A heading printed with a full stop looks like an
 * item, but the text it heads follows.
 */
export const settleRoles = (nested: Nested[], blocks: Block[]): Nested[] => {
  const lists = new Set<string>();
  const listOf = ({ parent, opening: { marker } }: Nested): string =>
    `${String(parent)} ${marker?.family ?? ''}`;
  for (const entry of nested)
    if (entry.opening.marker && entry.opening.role === 'body') lists.add(listOf(entry));
  return nested.map((entry, index) => {
    const { opening } = entry;
    if (!opening.marker) return entry;
    const heads = headsSomething(nested, index, blocks);
    if (opening.role === 'heading' && !heads && lists.has(listOf(entry)))
      return { ...entry, opening: { ...opening, role: 'body', body: opening.marker.end } };
    if (opening.stopped && heads)
      return { ...entry, opening: { ...opening, role: 'heading', body: opening.titleEnd } };
    return entry;
  });
};

/** Is there text, a table or a section between this heading and the next section beside or above it? */
const headsSomething = (nested: Nested[], index: number, blocks: Block[]): boolean => {
  const next = nested[index + 1];
  if (next?.parent === index) return true;
  const from = (nested[index]?.opening.block ?? 0) + 1;
  const to = next?.opening.block ?? blocks.length;
  for (let at = from; at < to; at += 1) if (blocks[at]?.layer === 'body') return true;
  return false;
};
