/** XML parts as light trees, with namespace prefixes of our own, whatever the file calls them. */
import type { SaxesTagNS } from 'saxes';
import { UnreadableFile } from '../../errors.js';
import type { Element } from './element.js';

/** Transitional and strict documents differ in their namespaces only. */
const prefixes: Record<string, string> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'http://schemas.openxmlformats.org/drawingml/2006/chart': 'c',
  'http://purl.oclc.org/ooxml/drawingml/chart': 'c',
  'http://schemas.openxmlformats.org/drawingml/2006/diagram': 'dgm',
  'http://purl.oclc.org/ooxml/drawingml/diagram': 'dgm',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'package',
  'urn:schemas-microsoft-com:vml': 'v',
  'urn:schemas-microsoft-com:office:office': 'o',
};

/** Deeper nesting than any editor writes; recursion over it must not exhaust the stack. */
const deepest = 500;
/** Formatting that no later stage asks for, most of a file's elements. */
const unneeded = new Set(
  'rFonts lang color szCs bCs iCs highlight kern spacing snapToGrid proofErr bookmarkStart bookmarkEnd tcBorders tblBorders shd'
    .split(' ')
    .map((name) => `w:${name}`),
);

interface Target {
  /** name of the element whose children are wanted one by one; '' = the whole tree is the one child */
  of: string;
  take(element: Element): void;
}

/** Parses a part as it inflates and hands over each child of the target element as a tree. */
export const readXml = async (
  part: string,
  bytes: AsyncIterable<Uint8Array>,
  target: Target,
): Promise<void> => {
  const { SaxesParser } = await import('saxes');
  const parser = new SaxesParser({ xmlns: true });
  const open: Element[] = [];
  let streaming = target.of === '' ? 0 : Infinity;
  const corrupt = (): UnreadableFile =>
    new UnreadableFile('corrupt', `${part}: malformed XML at line ${parser.line}, column ${parser.column}`);
  parser.on('error', () => {
    throw corrupt();
  });
  parser.on('opentag', (tag) => {
    const element = elementOf(tag);
    if (open.length >= deepest)
      throw new UnreadableFile('corrupt', `${part}: elements nested more than ${deepest} deep`);
    if (open.length > streaming && !unneeded.has(element.name)) open.at(-1)?.children.push(element);
    open.push(element);
    if (element.name === target.of) streaming = Math.min(streaming, open.length);
  });
  parser.on('text', (text) => {
    if (open.length > streaming) open.at(-1)?.children.push(text);
  });
  parser.on('cdata', (text) => {
    if (open.length > streaming) open.at(-1)?.children.push(text);
  });
  parser.on('closetag', () => {
    const element = open.pop();
    if (element && open.length === streaming) target.take(element);
    if (open.length < streaming && target.of !== '') streaming = Infinity;
  });
  await feed(parser, bytes, corrupt);
};

interface Feedable {
  write(chunk: string): unknown;
  close(): unknown;
}

const feed = async (
  parser: Feedable,
  bytes: AsyncIterable<Uint8Array>,
  corrupt: () => Error,
): Promise<void> => {
  let decoder = new TextDecoder('utf-8', { fatal: true });
  let first = true;
  for await (const chunk of bytes) {
    if (first) decoder = new TextDecoder(encodingOf(chunk), { fatal: true });
    first = false;
    parser.write(decoded(() => decoder.decode(chunk, { stream: true }), corrupt));
  }
  parser.write(decoded(() => decoder.decode(), corrupt));
  parser.close();
};

/** Office writes UTF-8 or UTF-16, the latter always with a byte order mark. */
const encodingOf = (chunk: Uint8Array): string => {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
  return chunk[0] === 0xfe && chunk[1] === 0xff ? 'utf-16be' : 'utf-8';
};

const decoded = (decode: () => string, corrupt: () => Error): string => {
  try {
    return decode();
  } catch (error) {
    if (error instanceof TypeError) throw corrupt();
    throw error;
  }
};

const elementOf = (tag: SaxesTagNS): Element => {
  const attributes: Record<string, string> = {};
  for (const { uri, local, value } of Object.values(tag.attributes)) attributes[named(uri, local)] = value;
  return { name: named(tag.uri, tag.local), attributes, children: [] };
};

const named = (uri: string, local: string): string => {
  if (uri === '') return local;
  return `${prefixes[uri] ?? '?'}:${local}`;
};

/** The root element of a small part. */
export const readTree = async (part: string, bytes: AsyncIterable<Uint8Array>): Promise<Element | null> => {
  const roots: Element[] = [];
  await readXml(part, bytes, { of: '', take: (element) => roots.push(element) });
  return roots[0] ?? null;
};
