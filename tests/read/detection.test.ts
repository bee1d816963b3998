import { describe, expect, it } from 'vitest';
import { readBytes, readText, refusalOf } from './reading.js';
import { zip, type ZipEntry } from './zip.js';
import { compoundFile } from './compound-file.js';
import { p, wordEntries } from './docx/word.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const refusalOfZip = (...entries: ZipEntry[]): Promise<string> => refusalOf(zip(entries), 'report.docx');

describe('a file is told by its content', () => {
  it('whatever its name says', async () => {
    expect((await readBytes(zip(wordEntries({ body: p('正文') })), 'report.pdf')).format).toBe('docx');
    expect((await readText('全年预算数 7676 万元。', 'report.docx')).format).toBe('text');
  });

  it('as Markdown by its marks, which may be fewer where the name says so too', async () => {
    expect((await readText('# 报告\n\n## 一、基本情况', 'report.txt')).format).toBe('markdown');
    expect((await readText('# 报告\n\n全年', 'report.txt')).format).toBe('text');
    expect((await readText('# 报告\n\n全年', 'report.md')).format).toBe('markdown');
    expect((await readText('1. 宣传\n2. 贯彻\n- 其他', 'report.md')).format).toBe('text');
  });
});

describe('what is not read is refused by name', () => {
  it.each([
    ['WordDocument', 'unsupported-format: Word 97–2003 (.doc)'],
    ['Workbook', 'unsupported-format: Excel 97–2003 (.xls)'],
    ['PowerPoint Document', 'unsupported-format: PowerPoint 97–2003 (.ppt)'],
    ['EncryptedPackage', 'encrypted: Office file with a password'],
    ['SomethingElse', 'unsupported-format: OLE compound file'],
  ])('a compound file with %s', async (stream, expected) => {
    expect(await refusalOf(compoundFile(['Root Entry', stream]), 'report.docx')).toBe(expected);
  });

  it.each([
    ['xl/workbook.xml', 'Excel (.xlsx)'],
    ['ppt/presentation.xml', 'PowerPoint (.pptx)'],
    ['OFD.xml', 'OFD'],
    ['notes.txt', 'zip archive without a Word document'],
  ])('an archive with %s', async (name, expected) => {
    expect(await refusalOfZip({ name, content: 'x' })).toBe(`unsupported-format: ${expected}`);
  });

  it('an OpenDocument text', async () => {
    const mimetype = { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' };
    expect(await refusalOfZip(mimetype, { name: 'content.xml', content: '<x/>' })).toBe(
      'unsupported-format: OpenDocument text',
    );
  });

  it.each([
    ['<!DOCTYPE html><html><body>报告</body></html>', 'HTML'],
    ['\ufeff\n<html lang="zh">', 'HTML'],
    ['<?xml version="1.0"?><w:wordDocument xmlns:w="x"/>', 'Word 2003 XML'],
    ['<?xml version="1.0"?><record/>', 'XML'],
    ['MIME-Version: 1.0\nContent-Type: multipart/related', 'web archive (MHTML)'],
    ['{\\rtf1\\ansi 报告}', 'Rich Text Format (.rtf)'],
  ])('%s', async (content, expected) => {
    expect(await refusalOf(bytes(content), 'report.txt')).toBe(`unsupported-format: ${expected}`);
  });

  it('an image and binary data of unknown kind', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    expect(await refusalOf(new Uint8Array(png))).toBe('unsupported-format: image/png (.png)');
    const noise = Uint8Array.from({ length: 5000 }, (_, index) => (index * index * 37 + 11) % 256);
    expect(await refusalOf(noise, 'report.txt')).toBe('unsupported-format: binary data of unknown kind');
  });

  it('nothing at all, and nothing but white space', async () => {
    expect(await refusalOf(new Uint8Array())).toBe('empty: zero bytes');
    expect(await refusalOf(bytes(' \n\t　\r\n'))).toBe('empty: nothing but white space');
  });

  it('a file over the limit', async () => {
    expect(await refusalOf(bytes('全年'), 'report.txt', { bytes: 5 })).toBe('too-large: 6 bytes');
  });
});

describe('archives from strangers', () => {
  const document = (content: string, more: Partial<ZipEntry> = {}): ZipEntry => ({
    name: 'word/document.xml',
    content,
    ...more,
  });

  it('that would inflate beyond the limit are too large', async () => {
    const bomb = zip([document(' '.repeat(1000)), { name: 'a', content: ' '.repeat(1000) }]);
    expect(await refusalOf(bomb, 'x', { unzippedBytes: 1500 })).toBe('too-large: 2000 bytes when unzipped');
  });

  it('that inflate out of all proportion are too large', async () => {
    expect(await refusalOf(zip([document(' '.repeat(17 << 20))]))).toBe(
      'too-large: an entry unzips to more than 300 times its size',
    );
  });

  it('that lie about their size are corrupt, and never inflated further', async () => {
    const lie = zip([document(`<x>${' '.repeat(5 << 20)}</x>`, { claimedSize: 100 })]);
    expect(await refusalOf(lie, 'x', { unzippedBytes: 1000 })).toMatch(
      /^corrupt: zip archive: too many bytes/u,
    );
  });

  it('with too many entries are too large', async () => {
    const many = Array.from({ length: 10_001 }, (_, index) => ({ name: `${index}`, content: '' }));
    expect(await refusalOf(zip(many))).toBe('too-large: 10001 entries in the archive');
  });

  it('that are cut off are corrupt', async () => {
    const whole = zip(wordEntries({ body: p('正文') }));
    expect(await refusalOf(whole.subarray(0, whole.length - 40))).toMatch(/^corrupt: zip archive/u);
  });

  it('with a password are encrypted', async () => {
    expect(await refusalOf(zip([document('<x/>', { encrypted: true })]))).toMatch(/^encrypted/u);
  });
});
