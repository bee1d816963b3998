/** Any number of different report files: the fixtures with other figures in them, in several formats, some of them bad. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCases, type CaseFolder } from '../../../fixtures/make/case.js';
import { toDocx } from '../../../fixtures/make/docx/index.js';
import { encode } from '../../../fixtures/make/encode.js';
import { toMarkdown } from '../../../fixtures/make/markdown.js';
import { scannedPdf } from '../../../fixtures/make/scanned-pdf.js';
import { parseSource } from '../../../fixtures/make/source.js';
import { toText } from '../../../fixtures/make/text.js';
import { Paper } from '../../../tests/read/pdf/paper.js';

export interface MadeFile {
  name: string;
  bytes: Uint8Array;
  sha256: string;
}

/** One of so many files cannot be read. */
const oneBadIn = 20;

type Make = (serial: number) => { ending: string; bytes: Uint8Array };

/** The same count always gives the same files, each with a content of its own. */
export const makeFiles = (count: number): MadeFile[] => {
  const good = readCases().flatMap(makersOf);
  const files = Array.from({ length: count }, (_, serial) => {
    const makers = serial % oneBadIn === oneBadIn - 1 ? bad : good;
    const turn = makers === bad ? (serial + 1) / oneBadIn : serial;
    const make = makers[turn % makers.length];
    if (!make) throw new Error('no maker of files');
    const { ending, bytes } = make(serial);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { name: `第${serial}号 绩效自评报告${ending}`, bytes, sha256 };
  });
  if (new Set(files.map(({ sha256 }) => sha256)).size !== count) throw new Error('two files are the same');
  return files;
};

const makersOf = ({ about, source, path }: CaseFolder): Make[] =>
  about.formats.flatMap((format): Make[] => {
    const varied = (serial: number) => parseSource(withOtherFigures(source, serial));
    const { text, word } = about;
    if (format === 'md')
      return [(serial) => ({ ending: '.md', bytes: encode(toMarkdown(varied(serial)), 'utf-8') })];
    if (format === 'txt' && text)
      return [
        (serial) => ({ ending: '.txt', bytes: encode(toText(varied(serial), text), text.encoding) }),
        (serial) => ({ ending: '.pdf', bytes: printed(toText(varied(serial), { ...text, wrap: 36 })) }),
      ];
    if (format === 'docx' && word)
      return [(serial) => ({ ending: '.docx', bytes: toDocx(varied(serial), word) })];
    // as an office suite printed it; other bytes, the same pages
    const input = readFileSync(join(path, `input.${format}`));
    return [(serial) => ({ ending: `.${format}`, bytes: marked(input, serial) })];
  });

const numbers = /(?<![\d.〔])\d[\d,]*(?:\.\d+)?(?![\d.]*(?:年|〕))/gu;

/** Every amount gets other digits of the same shape, the same ones wherever it stands; numbering, dates and small counts stay. */
const withOtherFigures = (source: string, serial: number): string =>
  source.replaceAll(numbers, (number) => {
    if (number.replaceAll(/\D/gu, '').length < 3 || /^(?:19|20)\d\d$/u.test(number)) return number;
    const digits = createHash('sha256').update(`${serial} ${number}`).digest();
    return [...number]
      .map((char, at) => (/\d/u.test(char) ? String(((digits[at % 32] ?? 0) % 9) + 1) : char))
      .join('');
  });

const linesPerPage = 44;

/** Lines of 36 Han characters on A4. */
const printed = (text: string): Uint8Array => {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const paper = new Paper();
  for (let start = 0; start < lines.length; start += linesPerPage) {
    const sheet = paper.sheet();
    for (const [at, line] of lines.slice(start, start + linesPerPage).entries())
      sheet.text(70, 80 + at * 16, line.replaceAll('\t', '　　'));
  }
  return paper.bytes();
};

/** A comment after the end of a PDF belongs to no page. */
const marked = (bytes: Uint8Array, serial: number): Uint8Array =>
  Buffer.concat([bytes, Buffer.from(`\n% ${serial}\n`)]);

const inputOf = (name: string): Buffer =>
  readFileSync(join(import.meta.dirname, '../../../fixtures/reports', name));
const lockedPaper = (): Uint8Array => {
  const paper = new Paper();
  paper.sheet().text(70, 80, '自评报告');
  return paper.locked().bytes();
};

/** Empty, cut off, scanned, locked, of no known format, damaged. */
const bad: Make[] = [
  (serial) => ({ ending: '.txt', bytes: Buffer.from(' '.repeat(serial + 1)) }),
  (serial) => ({ ending: '.pdf', bytes: marked(inputOf('culture-bureau/input.pdf').subarray(0, 9000), serial) }),
  (serial) => ({ ending: '.pdf', bytes: marked(scannedPdf(), serial) }),
  (serial) => ({ ending: '.pdf', bytes: marked(lockedPaper(), serial) }),
  (serial) => ({ ending: '.png', bytes: Buffer.from(`\u0089PNG\r\n\u001A\n\0\0\0\rIHDR\0\0\0\u0001\0\0\0\u0001${serial}`, 'latin1') }),
  (serial) => ({ ending: '.docx', bytes: Buffer.concat([inputOf('street-office/input.docx').subarray(0, 4000), Buffer.from(String(serial))]) }),
]; // prettier-ignore
