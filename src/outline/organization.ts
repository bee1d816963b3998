/** The office that reports. */
import type { Block } from '../../schemas/document.js';
import { fold } from './fold.js';

const officeEnd =
  '(?:局|委员会|办公室|办事处|人民政府|街道|中心|学校|医院|研究院|科学院|法院|检察院|图书馆|博物馆|档案馆|文化馆|纪念馆|站|研究所|厅|部|委|办|会|镇|乡|大学|学院|中学|小学|幼儿园|公司|集团|总队|支队|大队|管委会|调查队|秘书处|团)';
// 某某市财政局   某某市人民政府某某街道办事处
const office = new RegExp(`^[\\p{Script=Han}()·“”]{1,40}${officeEnd}$`, 'u');
// 某某区财政局 | 2024年度部门决算: an office before the year or the kind of report
const beforeKind = new RegExp(
  `^(?:关于)?([\\p{Script=Han}()·]{1,40}?${officeEnd})(?:关于)?(?=\\d{4}|二〇|部门|单位|整体|绩效|年度|财政|预算|决算|项目|的?(?:工作|情况)|政府工作报告)`,
  'u',
);
// 单位名称：   预算部门:   填报单位（盖章）：
const label =
  /(?:单位|部门|预算单位|预算部门|填报单位|填报部门|编制单位|编制部门|评价单位|项目单位|主管部门|预算主管部门|实施单位)(?:名称)?\s?(?:\([^()]{1,6}\))?\s?:\s?([^\s,;。:]{2,40})/u;

export const isOffice = (text: string): boolean => text.length <= 40 && office.test(text);

// 上海市, 江苏省: a region is no office; 部门, 单位 alone neither
const noOffice = /^(?:各?(?:部门|单位|街道|镇|乡|部|会|办|委|局))$/u;

const fromLabel = (text: string): string | null => {
  const name = label.exec(fold(text.slice(0, 120)))?.[1]?.replace(/\(盖章\)|\(公章\)/u, '') ?? null;
  return name !== null && isOffice(name) ? name : null;
};

const fromTitle = (title: string): string | null => {
  const name = beforeKind.exec(fold(title))?.[1] ?? null;
  return name !== null && !noOffice.test(name) ? name : null;
};

// 国家统计局…   某某市财政局: begins a second office on the same line
const secondOffice = /国家|中国|\p{Script=Han}{1,3}[省市州县区]/gu;

/** 某某州统计局国家统计局某某调查队: the first of several offices that report together. */
const firstOffice = (line: string): string | null => {
  const text = fold(line).trim();
  const spaced = text.split(/\s{2,}/u)[0] ?? '';
  for (const { index } of spaced.matchAll(secondOffice))
    if (index > 3 && isOffice(spaced.slice(0, index)) && isOffice(spaced.slice(index)))
      return spaced.slice(0, index);
  return isOffice(spaced) && !noOffice.test(spaced) ? spaced : null;
};

const searched = 60;

const linesOf = (block: Block): string[] =>
  block.kind === 'paragraph'
    ? block.layer === 'body' && block.text.length <= 120
      ? [block.text]
      : []
    : block.rows
        .slice(0, 6)
        .flatMap(({ cells }) => [
          cells.map(({ text }) => text).join(' '),
          ...cells.map(({ text }, index) => `${text}:${cells[index + 1]?.text ?? ''}`),
        ]);

/** `front`: the lines of the title page, where an office may stand by itself. */
export const findOrganization = (title: string | null, blocks: Block[], front: string[]): string | null => {
  const named = title === null ? null : fromTitle(title);
  if (named !== null) return named;
  for (const block of blocks.slice(0, searched))
    for (const line of linesOf(block)) {
      const labelled = fromLabel(line);
      if (labelled !== null) return labelled;
    }
  for (const line of front) {
    const office = firstOffice(line);
    if (office !== null) return office;
  }
  return null;
};
