/** Word files for tests, from the XML that matters to the test. */
import { zip, type ZipEntry } from '../zip.js';

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const names = [
  `xmlns:w="${word}"`,
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"',
].join(' ');
const packaging = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface WordParts {
  body: string;
  styles?: string;
  numbering?: string;
  footnotes?: string;
  header?: string;
  main?: string;
  others?: ZipEntry[];
}

export const wordFile = (parts: WordParts): Uint8Array => zip(wordEntries(parts));

export const wordEntries = ({
  body,
  main = 'word/document.xml',
  others = [],
  ...parts
}: WordParts): ZipEntry[] => {
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const related = Object.entries(parts).map(([type, content]) => ({
    name: `${folder}${type}.xml`,
    content: `<?xml version="1.0" encoding="UTF-8"?><w:${roots[type] ?? type} ${names}>${content}</w:${roots[type] ?? type}>`,
  }));
  const targets = Object.keys(parts).map((type) => relationship(type, `${type}.xml`));
  return [
    { name: '_rels/.rels', content: relationships([relationship('officeDocument', main)]) },
    { name: `${folder}_rels/${main.slice(folder.length)}.rels`, content: relationships(targets) },
    {
      name: main,
      content: `<?xml version="1.0" encoding="UTF-8"?><w:document ${names}><w:body>${body}</w:body></w:document>`,
    },
    ...related,
    ...others,
  ];
};

const roots: Record<string, string> = { header: 'hdr' };

const relationship = (type: string, target: string): string =>
  `<Relationship Id="${type}" Type="${office}/${type}" Target="${target}"/>`;

const relationships = (inner: string[]): string =>
  `<Relationships xmlns="${packaging}">${inner.join('')}</Relationships>`;

/** A run of text. */
export const r = (text: string, rPr = ''): string =>
  `<w:r>${rPr === '' ? '' : `<w:rPr>${rPr}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;

/** A paragraph: its properties and its runs, or plain text. */
export const p = (content: string, pPr = ''): string =>
  `<w:p>${pPr === '' ? '' : `<w:pPr>${pPr}</w:pPr>`}${content.startsWith('<') || content === '' ? content : r(content)}</w:p>`;

/** A paragraph in a list. */
export const item = (text: string, level = 0, list = 1): string =>
  p(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);

export const table = (...rows: string[]): string => `<w:tbl>${rows.join('')}</w:tbl>`;
export const row = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
export const cell = (content: string, tcPr = ''): string =>
  `<w:tc><w:tcPr>${tcPr}</w:tcPr>${content.startsWith('<') ? content : p(content)}</w:tc>`;
