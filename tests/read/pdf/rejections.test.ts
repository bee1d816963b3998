import { describe, expect, it } from 'vitest';
import { defaultLimits } from '../../../src/read/reader.js';
import { Paper } from './paper.js';
import { readBytes, readPaper, rejection, warnings } from './reading.js';

const report = (pages: number): Paper => {
  const paper = new Paper();
  for (let page = 1; page <= pages; page++) paper.sheet().text(72, 100, '预算执行情况');
  return paper;
};

describe('files that cannot be read', () => {
  it('asks for the password of an encrypted file', async () => {
    expect((await rejection(report(1).locked().bytes())).code).toBe('encrypted');
  });

  it('says what is left of a file cut short', async () => {
    const bytes = report(3).bytes();
    const error = await rejection(bytes.slice(0, bytes.length * 0.3));
    expect(error.code).toBe('corrupt');
    expect(error.detail).toMatch(/%%EOF.* missing, as in a download cut short/u);
  });

  it('refuses more pages than the limit', async () => {
    const error = await rejection(report(3).bytes(), { ...defaultLimits, pages: 2 });
    expect([error.code, error.detail]).toEqual(['too-large', '3 pages, at most 2 are read']);
  });

  it('calls a file of images scanned and a blank one empty', async () => {
    const scan = new Paper();
    scan.sheet().image();
    const blank = new Paper();
    blank.sheet().rule(10, 10, 200, 10);
    expect((await rejection(scan.bytes())).code).toBe('scanned');
    expect((await rejection(blank.bytes())).code).toBe('empty');
  });

  it('warns of single pages that are images', async () => {
    const paper = report(1);
    paper.sheet().image();
    expect(warnings(await readPaper(paper))).toEqual(['image-page 2']);
  });

  it('leaves out a page that cannot be parsed and reads the others', async () => {
    const text = new TextDecoder('latin1').decode(report(2).bytes());
    const broken = text.replace('/Kids[8 0 R 10 0 R]', '/Kids[8 0 R 99 0 R]');
    const reading = await readBytes(new TextEncoder().encode(broken));
    expect(reading.blocks).toHaveLength(1);
    expect(warnings(reading)).toEqual(['unreadable-page 2']);
  });

  it('reads other files after a broken one, and leaves the global push native', async () => {
    await rejection(report(1).bytes().slice(0, 200));
    expect((await readPaper(report(1))).pages).toBe(1);
    expect(Function.prototype.toString.call(Array.prototype.push)).toContain('[native code]');
  });
});
