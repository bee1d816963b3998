import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordSchema } from '../../schemas/record.js';
import { extractorVersion } from '../../schemas/version.js';
import { extract } from '../../src/pipeline.js';
import { Folder, lines, report } from './fuhe.js';

const folder = new Folder();
beforeAll(() => {
  folder.file('甲.md', report('甲局', '95%'));
  folder.file('乙.md', report('乙局', '90%'));
  folder.file('bad.bin', Uint8Array.from([0, 1, 2, 3, 0, 255]));
  folder.file('empty.txt', '');
});
afterAll(() => {
  folder.remove();
});

describe('fuhe extract', () => {
  it('prints the record of one file as indented JSON: the same as the pipeline gives', async () => {
    const { code, stdout, stderr } = await folder.run(['extract', '甲.md']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^\{\n {2}"schema": "fuhe\/record@1"/u);
    const record = recordSchema.parse(JSON.parse(stdout));
    const bytes = new Uint8Array(readFileSync(`${folder.path}/甲.md`));
    expect(record).toEqual((await extract({ name: '甲.md', bytes })).record);
    expect(record.extractor.version).toBe(extractorVersion);
  });

  it('prints one record per line for several files, in their order, and goes on after one it cannot read', async () => {
    const { code, stdout, stderr } = await folder.run([
      'extract',
      '甲.md',
      'bad.bin',
      '乙.md',
      'empty.txt',
      '--jobs',
      '2',
    ]);
    expect(code).toBe(1);
    expect(lines(stdout).map((each) => recordSchema.parse(each).file.name)).toEqual(['甲.md', '乙.md']);
    expect(stderr).toMatch(/bad\.bin: 无法读取 \/ rejected: unsupported-format/u);
    expect(stderr).toMatch(/empty\.txt: 无法读取 \/ rejected: empty/u);
    expect(stderr).toMatch(/暂不支持此文件格式/u);
    expect(stderr).toMatch(/This file format is not supported/u);
  });

  it('calls a file that is not there, and a folder, wrong use, and goes on', async () => {
    folder.file('sub/x.md', report('丙局', '95%'));
    const { code, stdout, stderr } = await folder.run(['extract', 'nowhere.pdf', 'sub', '甲.md']);
    expect(code).toBe(2);
    expect(lines(stdout)).toHaveLength(1);
    expect(stderr).toMatch(/nowhere\.pdf: .*no such file/u);
    expect(stderr).toMatch(/sub: .*a folder/u);
  });

  it('does not touch a database', async () => {
    const { code } = await folder.run(['extract', '甲.md'], { DATABASE_URL: 'postgres://127.0.0.1:9/none' });
    expect(code).toBe(0);
  });

  it('ends quietly when its reader has seen enough', async () => {
    const { child, done } = folder.start(['extract', ...Array.from({ length: 40 }, () => '甲.md')]);
    child.stdout?.once('data', () => child.stdout?.destroy());
    const { stderr, signal } = await done;
    expect({ stderr, signal }).toEqual({ stderr: '', signal: null });
  });

  it('refuses a file beyond the size limit without reading it', async () => {
    folder.file('big.txt', '预'.repeat(500_000));
    const { code, stderr } = await folder.run(['extract', 'big.txt'], { FUHE_MAX_MEGABYTES: '1' });
    expect(code).toBe(1);
    expect(stderr).toMatch(/big\.txt: .*too-large \(1500000 > 1048576 bytes\)/u);
  });
});
