import { describe, expect, it } from 'vitest';
import { readBytes, refusalOf, texts } from '../reading.js';
import { zip } from '../zip.js';
import { p, wordEntries, wordFile } from './word.js';

const strict = (text: string): string =>
  text
    .replaceAll(
      'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
      'http://purl.oclc.org/ooxml/wordprocessingml/main',
    )
    .replaceAll(
      'http://schemas.openxmlformats.org/officeDocument/2006/',
      'http://purl.oclc.org/ooxml/officeDocument/',
    );

describe('Word files', () => {
  it('are read wherever their main part stands', async () => {
    const reading = await readBytes(wordFile({ body: p('正文'), main: 'word/document2.xml' }));
    expect([reading.format, texts(reading)]).toEqual(['docx', ['正文']]);
  });

  it('are read as strict documents too', async () => {
    const entries = wordEntries({ body: p('正文') }).map((entry) => ({
      ...entry,
      content: strict(String(entry.content)),
    }));
    expect(texts(await readBytes(zip(entries)))).toEqual(['正文']);
  });

  it('are read whatever prefix their names carry, and in UTF-16', async () => {
    const xml =
      '<?xml version="1.0" encoding="UTF-16"?><ns0:document xmlns:ns0="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><ns0:body><ns0:p><ns0:r><ns0:t>正文</ns0:t></ns0:r></ns0:p></ns0:body></ns0:document>';
    const content = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(xml, 'utf16le')]);
    expect(texts(await readBytes(zip([{ name: 'word/document.xml', content }])))).toEqual(['正文']);
  });

  it('are corrupt when their XML is', async () => {
    const broken = zip([{ name: 'word/document.xml', content: '<w:document><w:body>' }]);
    expect(await refusalOf(broken)).toMatch(/^corrupt: word\/document\.xml: malformed XML at line 1/u);
  });

  it('do not expand entities', async () => {
    const bomb =
      '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>';
    expect(await refusalOf(zip([{ name: 'word/document.xml', content: bomb }]))).toMatch(/^corrupt/u);
  });

  it('are corrupt when nested deeper than a stack holds', async () => {
    const deep = '<w:ins>'.repeat(20_000) + '</w:ins>'.repeat(20_000);
    expect(await refusalOf(wordFile({ body: deep }))).toBe(
      'corrupt: word/document.xml: elements nested more than 500 deep',
    );
  });

  it('are empty without text, and scanned if all they hold is images', async () => {
    expect(await refusalOf(wordFile({ body: p('　') }))).toMatch(/^empty/u);
    const image =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/1.png"/></Relationships>';
    const scanned = wordEntries({ body: p('') }).map((entry) =>
      entry.name === 'word/_rels/document.xml.rels' ? { ...entry, content: image } : entry,
    );
    expect(await refusalOf(zip(scanned))).toMatch(/^scanned/u);
  });
});
