import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../../src/read/text/encoding.js';
import { readBytes, texts } from '../reading.js';

const simplified =
  '全年预算数 7676 万元，执行数 7348.59 万元，完成预算的 95.74%。\r\n一、基本情况：开展培训42次，覆盖党员3000人。';
const utf8 = (text: string): Buffer => Buffer.from(text);
const utf16 = (text: string, bigEndian = false): Buffer => {
  const bytes = Buffer.from(text, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};
const utf32 = (text: string, bigEndian = false): Buffer => {
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const bytes = Buffer.alloc(codes.length * 4);
  for (const [index, code] of codes.entries())
    if (bigEndian) bytes.writeUInt32BE(code, index * 4);
    else bytes.writeUInt32LE(code, index * 4);
  return bytes;
};
const mark = '\ufeff';

describe('encodings', () => {
  it.each([
    ['utf-8', Buffer.from(simplified)],
    ['utf-8', Buffer.from(mark + simplified)],
    ['utf-16le', utf16(mark + simplified)],
    ['utf-16be', utf16(mark + simplified, true)],
    ['utf-16le', utf16(simplified)],
    ['utf-16be', utf16(simplified, true)],
    ['utf-32le', utf32(mark + simplified)],
    ['utf-32be', utf32(simplified, true)],
  ])('%s, with a byte order mark and without', async (encoding, bytes) => {
    expect(await decode(bytes)).toEqual({ text: simplified, encoding, lost: 0 });
  });

  it('GBK, long and short', async () => {
    // 绩效自评报告
    const words = 'bca8d0a7d7d4c6c0b1a8b8e6';
    expect(await decode(Buffer.from(words, 'hex'))).toMatchObject({
      text: '绩效自评报告',
      encoding: 'gb18030',
    });
    expect(await decode(Buffer.from(words.repeat(20), 'hex'))).toMatchObject({
      text: '绩效自评报告'.repeat(20),
      encoding: 'gb18030',
    });
  });

  it('GB18030 with a character of four bytes', async () => {
    // 㐂 stands in a place name: 8139ef31, after 北京市 and before 镇
    const bytes = Buffer.from(`${'b1b1bea9cad0'.repeat(8)}8139ef31d5f2`, 'hex');
    expect((await decode(bytes)).text).toBe(`${'北京市'.repeat(8)}㐂镇`);
  });

  it('Big5', async () => {
    // 政府資訊科技總監辦公室
    const bytes = Buffer.from('ac46a9b2b8eab054aceca7dec160bacabfeca4bdabc7'.repeat(3), 'hex');
    expect(await decode(bytes)).toMatchObject({ text: '政府資訊科技總監辦公室'.repeat(3), encoding: 'big5' });
  });

  it('a Western text is not taken for Chinese', async () => {
    const french =
      'Le bilan de l’exercice 2023 a été arrêté à 12 millions d’euros après vérification. '.replaceAll(
        '’',
        "'",
      );
    const decoded = await decode(Buffer.from(french.repeat(5), 'latin1'));
    expect(decoded.text).toBe(french.repeat(5));
  });

  it('a damaged character costs a warning, not the file', async () => {
    const bytes = Buffer.concat([Buffer.from(simplified.repeat(4)), Buffer.from([0xe5, 0x85])]);
    const reading = await readBytes(bytes, 'report.txt');
    expect(reading.encoding).toBe('utf-8');
    expect(reading.warnings).toEqual([
      { code: 'undecodable-characters', message: '1 characters could not be decoded as utf-8', place: null },
    ]);
  });

  it('control characters become spaces, one for one', async () => {
    const bytes = Buffer.from(`${'全年预算数'.repeat(50)}\u0007100\u0000万元`);
    expect(texts(await readBytes(bytes, 'report.txt'))[0]).toMatch(/数 100 万元$/u);
  });

  it('whatever is written in Unicode is read back as it was', async () => {
    const character = fc.oneof(
      fc.constantFrom(...Array.from('预算执行率一二三，。\n1234567890%')),
      fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code)),
    );
    const content = fc
      .array(character, { minLength: 30, maxLength: 200 })
      .map((characters) => `${characters.join('')}\n`);
    await fc.assert(
      fc.asyncProperty(content, fc.constantFrom(utf8, utf16), async (text, encoded) => {
        expect((await decode(encoded(mark + text))).text).toBe(text);
      }),
    );
  });
});
