/** Which measure answers which problem, where the report says so: 针对…的问题, or the problem's own words again. */
import type { Statement } from '../../schemas/record.js';

/** as many characters in common are no accident: '绩效指标设置' */
const telling = 5;
/** how much of an item is its head: the title, where it has one, and the opening words */
const head = 40;
// words that any problem or measure may hold
const common = /进一步|不够|有待|提高|加强|完善|绩效评价|绩效管理|工作|存在|问题|项目|资金|预算|部门|单位/gu;

/** Both groups with the id of the other's item, or null. One measure for one problem. */
export const paired = (
  problems: readonly Statement[],
  measures: readonly Statement[],
): { problems: Statement[]; measures: Statement[] } => {
  const answers = new Map<string, string>();
  for (const measure of measures) {
    const problem = onlyBest(measure, problems);
    if (problem && onlyBest(problem, measures) === measure) {
      answers.set(measure.id, problem.id);
      answers.set(problem.id, measure.id);
    }
  }
  const withPair = (each: Statement): Statement => ({ ...each, pair: answers.get(each.id) ?? null });
  return { problems: problems.map(withPair), measures: measures.map(withPair) };
};

/** The one item that shares more of its head than any other does, and enough. */
const onlyBest = (item: Statement, others: readonly Statement[]): Statement | null => {
  let best: Statement | null = null;
  let most = telling - 1;
  let tied = false;
  for (const other of others) {
    const shared = sharedBy(headOf(item), headOf(other));
    if (shared === most && best) tied = true;
    if (shared <= most) continue;
    [best, most, tied] = [other, shared, false];
  }
  return tied ? null : best;
};

const headOf = ({ text }: Statement): string =>
  text
    .slice(0, head)
    .replace(/[^\p{Script=Han}]/gu, '')
    .replace(common, '|');

/** Length of the longest run of characters that both hold. */
const sharedBy = (a: string, b: string): number => {
  let longest = 0;
  let before: number[] = [];
  for (const left of a) {
    const row: number[] = [];
    [...b].forEach((right, at) => {
      row[at] = left === right && left !== '|' ? (before[at - 1] ?? 0) + 1 : 0;
      longest = Math.max(longest, row[at] ?? 0);
    });
    before = row;
  }
  return longest;
};
