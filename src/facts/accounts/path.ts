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

// the classes of 政府收支分类科目 by function; 其他支出 is the rest of anything
const classes =
  '一般公共服务|外交|国防|公共安全|教育|科学技术|文化(?:旅游)?体育与传媒|社会保障和就业|卫生健康|医疗卫生与计划生育|节能环保|城乡社区|农林水|交通运输|资源勘探(?:工业)?信息等|商业服务业等|金融|援助其他地区|(?:自然资源|国土)海洋气象等|住房保障|粮油物资储备|灾害防治及应急管理|债务还本|债务付息|债务发行费用';
const classNamed = new RegExp(String.raw`(?<class>${classes})支出`, 'u');

/** A class under its own name: '教育支出' of '2024年教育支出决算'. */
export const classIn = (text: string): Found | null => {
  const found = classNamed.exec(text);
  const name = found?.groups?.class;
  return found && name !== undefined
    ? { path: plainName(name), start: found.index, end: found.index + found[0].length }
    : null;
};
