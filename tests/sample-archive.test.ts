/** What a newcomer's first command meets: every file has an outcome, and the known slips are found. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { archiveFiles } from '../fixtures/make/archive.js';
import { UnreadableFile } from '../src/errors.js';
import { extract } from '../src/pipeline.js';

const archive = join(import.meta.dirname, '..', 'fixtures', 'sample-archive');
const files = readdirSync(archive, { recursive: true, encoding: 'utf8', withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name));

/** 'clean', the rules that found a contradiction, or why the file was refused. */
const outcome = async (path: string): Promise<string> => {
  try {
    const { record } = await extract({ name: basename(path), bytes: readFileSync(path) });
    const broken = record.checks.filter(({ verdict }) => verdict === 'contradiction').map(({ rule }) => rule);
    return broken.length === 0 ? 'clean' : broken.join(' ');
  } catch (error) {
    if (error instanceof UnreadableFile) return error.code;
    throw error;
  }
};

describe('the sample archive', () => {
  it.each(files)('%s is what npm run fixtures makes', (path) => {
    const made = archiveFiles().get(path.slice(archive.length + 1).replaceAll('\\', '/'));
    expect(made && readFileSync(path).equals(made)).toBe(true);
  });

  it('comes out as the README says', async () => {
    const outcomes = await Promise.all(
      files.map(async (path) => [basename(path), await outcome(path)] as const),
    );
    expect(Object.fromEntries(outcomes)).toEqual({
      '临溪街道办事处2023年部门整体支出绩效自评报告.md': 'count-part-sum',
      '农业农村局2023年绩效自评报告（终稿）.txt': 'execution-rate',
      '云江市档案馆2023年度决算说明.pdf': 'share-of-total share-list-sum-100',
      '关于澄湖区2023年预算执行情况的报告.docx': 'part-sum-total',
      '决算说明（下载中断）.pdf': 'corrupt',
      '附件2 梧桐街道办事处2024年绩效自评报告.docx': 'clean',
      '云江市水务局2024年度部门决算.txt': 'clean',
      '政府工作报告.txt': 'clean',
      '云江市2024年国民经济和社会发展统计公报.md': 'clean',
      '审计整改情况（扫描件）.pdf': 'scanned',
    });
  });
});
