/** What an office is for, aims at, has to do, found wrong and will change: each item of such a section, whole. */
import type { Document, ParagraphNode } from '../../schemas/document.js';
import { placesOf, type Place } from '../../schemas/place.js';
import type { Section, SectionKind, Statement, statementGroups } from '../../schemas/record.js';
import { inlineList } from './inline-list.js';
import { paired } from './pairing.js';

export type StatementGroup = (typeof statementGroups)[number];
type Draft = Omit<Statement, 'id' | 'pair'>;

/** A section with its parts and its running paragraphs, heading first. */
interface Branch {
  section: Section;
  children: Branch[];
  paragraphs: ParagraphNode[];
}

const branchesOf = (document: Document): Branch[] => {
  const branches = new Map(
    document.sections.map((section): [string, Branch] => [
      section.id,
      { section, children: [], paragraphs: [] },
    ]),
  );
  for (const node of document.nodes)
    if (
      node.kind === 'paragraph' &&
      node.section !== null &&
      (node.role === 'body' || node.role === 'heading')
    )
      branches.get(node.section)?.paragraphs.push(node);
  for (const branch of branches.values())
    if (branch.section.parent !== null) branches.get(branch.section.parent)?.children.push(branch);
  return [...branches.values()];
};

/** Sections of this kind that stand in no other of this kind. */
const topsOf = (branches: Branch[], kind: SectionKind): Branch[] => {
  const kinds = new Map(branches.map(({ section }) => [section.id, section.kind]));
  return branches.filter(({ section }) => section.kind === kind && kinds.get(section.parent ?? '') !== kind);
};

const placesIn = (node: ParagraphNode, start: number, end: number): Place[] => placesOf(node, start, end);

/** After the marker; leading and trailing white space is no part of an item. */
const trimmed = (text: string, start: number, end: number): [number, number] => {
  const part = text.slice(start, end);
  return [start + part.length - part.trimStart().length, start + part.trimEnd().length];
};

const afterMarker = ({ section, paragraphs }: Branch): number => {
  const text = paragraphs[0]?.text ?? '';
  const at = section.marker === null ? -1 : text.indexOf(section.marker);
  if (at < 0 || section.marker === null) return 0;
  // the stop after 第一部分 or ①
  const gap = /^[\s、.．:：]*/u.exec(text.slice(at + section.marker.length))?.[0].length ?? 0;
  return at + section.marker.length + gap;
};

const everything = (branch: Branch): ParagraphNode[] => [
  ...branch.paragraphs,
  ...branch.children.flatMap((child) => everything(child)),
];

/** A part of the section, with all that stands in it. */
const wholeItem = (branch: Branch): Draft => {
  const { section, paragraphs } = branch;
  const [head] = paragraphs;
  const all = everything(branch);
  const from = afterMarker(branch);
  const titled =
    head !== undefined &&
    (head.role === 'heading' ? all.length > 1 : head.text.slice(0, head.body).includes(section.title));
  return {
    marker: section.marker,
    title: titled && section.title !== '' ? section.title : null,
    text: all.map(({ text }, index) => (index === 0 ? text.slice(from) : text)).join('\n'),
    section: section.id,
    places: all.flatMap((node, index) => placesIn(node, index === 0 ? from : 0, node.text.length)),
  };
};

// 主要职责是：   包括：   如下：
const leadIn = /[：:]\s*$/u;
const isLeadIn = ({ paragraphs }: Branch): boolean => leadIn.test(paragraphs.at(-1)?.text ?? '');

/** A heading that only gathers items is no item itself. */
const gathers = (branch: Branch): boolean =>
  branch.children.length > 1 &&
  branch.paragraphs[0]?.role === 'heading' &&
  (branch.paragraphs.length === 1 || isLeadIn(branch));

const itemsOf = (branch: Branch): Draft[] => {
  // 第三条 主要职责是：（一）…: the list that is announced, without the articles around it
  const announced = branch.children.filter((child) => child.children.length > 1 && isLeadIn(child));
  if (announced.length > 0) return announced.flatMap(itemsOf);
  return branch.children.flatMap((child) => (gathers(child) ? itemsOf(child) : [wholeItem(child)]));
};

const fromInline = (node: ParagraphNode, from: number): Draft[] => {
  const text = node.text.slice(from);
  return inlineList(text).map(({ marker, body, end }) => {
    const [start, stop] = trimmed(text, body, end);
    return {
      marker,
      title: null,
      text: text.slice(start, stop),
      section: node.section,
      places: placesIn(node, from + start, from + stop),
    };
  });
};

// ● ——   a sign that sets off an item
const bullet = /^\s*(?:[●○■□◆◇★☆▲△•·※➢✓]|——|--)/u;

const wholeParagraph = (node: ParagraphNode, from: number): Draft => {
  const marker = from === 0 ? (bullet.exec(node.text)?.[0] ?? null) : null;
  const [start, end] = trimmed(node.text, from + (marker?.length ?? 0), node.text.length);
  return {
    marker: marker?.trim() ?? null,
    title: null,
    text: node.text.slice(start, end),
    section: node.section,
    places: placesIn(node, start, end),
  };
};

/** The running text of a section without parts: its inline list, or its paragraphs. */
const fromText = (paragraphs: ParagraphNode[]): Draft[] => {
  const running = paragraphs.filter(({ text, body }) => text.slice(body).trim() !== '');
  const listed = running.flatMap((node) => fromInline(node, node.body));
  if (listed.length > 0) return listed;
  return running
    .filter(({ text }, index) => !(leadIn.test(text) && index < running.length - 1))
    .map((node) => wholeParagraph(node, node.body));
};

const draftsOf = (branch: Branch): Draft[] =>
  branch.children.length > 0 ? itemsOf(branch) : fromText(branch.paragraphs);

/** Every statement of each group, in reading order. */
export const statements = (document: Document): Record<StatementGroup, Statement[]> => {
  const branches = branchesOf(document);
  const group = (kind: StatementGroup): Statement[] =>
    topsOf(branches, kind)
      .flatMap(draftsOf)
      .map((draft, index) => ({ id: `${kind}-${String(index + 1)}`, pair: null, ...draft }));
  return {
    functions: group('functions'),
    goals: group('goals'),
    tasks: group('tasks'),
    ...paired(group('problems'), group('measures')),
  };
};
