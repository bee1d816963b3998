/** The parts of a Word file and how they refer to each other. */
import type { Archive } from '../archive.js';
import { elementsOf, type Element } from './element.js';
import { readTree } from './xml.js';

export interface Relationship {
  /** last step of its type: styles, numbering, footnotes, header … */
  type: string;
  /** name of the part; of something outside the file, what it says */
  target: string;
}

export interface WordPackage {
  archive: Archive;
  main: string;
  relationships: Map<string, Relationship>;
}

/** null if the archive holds no Word document. */
export const findWordPackage = async (archive: Archive): Promise<WordPackage | null> => {
  const office = [...(await relationshipsOf(archive, '')).values()].find(
    ({ type }) => type === 'officeDocument',
  );
  const main = [office?.target, 'word/document.xml'].find(
    (part) => part !== undefined && isWord(archive, part),
  );
  return main === undefined ? null : { archive, main, relationships: await relationshipsOf(archive, main) };
};

/** Main parts of workbooks and presentations stand in folders of their own. */
const isWord = (archive: Archive, part: string): boolean =>
  !/^(?:xl|ppt|visio)\//iu.test(part) &&
  archive.names.some((name) => name.toLowerCase() === part.toLowerCase());

const relationshipsOf = async (archive: Archive, part: string): Promise<Map<string, Relationship>> => {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const root = await partOf(archive, `${folder}_rels/${part.slice(folder.length)}.rels`);
  return new Map(
    elementsOf(root ?? undefined).map(({ attributes }) => [
      attributes.Id ?? '',
      relationship(attributes, folder),
    ]),
  );
};

const relationship = (attributes: Record<string, string>, folder: string): Relationship => {
  const target = attributes.Target ?? '';
  const type = attributes.Type?.split('/').at(-1) ?? '';
  return { type, target: attributes.TargetMode === 'External' ? target : resolve(target, folder) };
};

/** '/word/styles.xml' and '../customXml/item1.xml' as names in the archive. */
const resolve = (target: string, folder: string): string => {
  const steps: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
};

/** A part as a tree; null if the archive lacks it. */
export const partOf = async (archive: Archive, name: string): Promise<Element | null> => {
  const bytes = archive.open(name);
  return bytes ? readTree(name, await bytes) : null;
};

/** The first part of a type that the main part refers to. */
export const relatedPart = async (
  { archive, relationships }: WordPackage,
  type: string,
): Promise<Element | undefined> => {
  const found = [...relationships.values()].find((relationship) => relationship.type === type);
  return found ? ((await partOf(archive, found.target)) ?? undefined) : undefined;
};
