/** 类, 款 and 项: the name of a line of accounts with the names above it. */

/** '一般公共服务支出' and '一般公共服务' are one class. */
export const plainName = (name: string): string =>
  name.replaceAll(/[“”\s]/gu, '').replace(/(?<=..)(?:支出|收入)$/u, '');

export const joinPath = (names: readonly string[]): string => names.map(plainName).join('/');

export interface Found {
  path: string;
  start: number;
  end: number;
}

const name = String.raw`[^，。；：:“”\s/]{2,40}?`;
// '一般公共服务支出（类）财政事务（款）行政运行（项）' '教育（类）'
const marked = new RegExp(
  String.raw`(?<class>${name})（类）(?:支出)?(?:(?<section>${name})（款）(?:(?<line>${name})（项）)?)?`,
  'u',
);
// '“卫生健康支出-行政事业单位医疗-行政单位医疗”'
const dashed = new RegExp(
  String.raw`“(?<class>[^-“”，。]{2,30}支出)[-—－](?<section>[^-“”，。]{2,40})[-—－](?<line>[^-“”，。]{2,40})”`,
  'u',
);

/** The first path in a folded text. */
export const pathIn = (text: string): Found | null => {
  const found = marked.exec(text) ?? dashed.exec(text);
  if (!found) return null;
  const { class: first, section, line } = found.groups ?? {};
  const names = [first, section, line].flatMap((each) => each ?? []);
  // '1、' '（一）' belong to the list
  const [head = '', ...below] = names;
  const bare = head.replace(/^.*(?:[、.]|）(?=\p{Script=Han}))/u, '');
  return { path: joinPath([bare, ...below]), start: found.index, end: found.index + found[0].length };
};
