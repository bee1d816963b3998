/** What the budget law, the accounts and the statistics divide into parts that are complete, by the names of both. */

export interface ClosedSet {
  whole: RegExp;
  parts: readonly RegExp[];
  /** further members that a unit may have or not */
  optional?: readonly RegExp[];
  /** the whole is itself a part of a larger one, as a rule */
  nested?: true;
}

export const closedSetNames: readonly ClosedSet[] = [
  {
    whole: /一般公共预算(?:总)?收入$|财政(?:总)?收入$|公共预算收入$/u,
    parts: [
      /^(?:全[国省市县区州]|[省市县区州]本?级|地方)?税收收入$/u,
      /^(?:全[国省市县区州]|[省市县区州]本?级|地方)?非税收入$/u,
    ],
  },
  {
    whole: /^(?:本年|全年|财政拨款)?支出(?:总计|合计)?$|总支出$|执行数$|支出决算$|支出总(?:预算|数|额)$/u,
    parts: [/^(?:部门)?基本支出(?:预算)?数?$/u, /^(?:部门)?(?:专项)?项目(?:支出|支出预算|预算)数?$/u],
    optional: [/^经营支出$/u, /^上缴上级支出$/u, /^对附属单位补助支出$/u],
  },
  { whole: /基本支出$/u, parts: [/^人员经费$/u, /^(?:日常)?公用经费$/u] },
  {
    whole: /债务(?:余额|限额)(?:合计|总额)?$/u,
    parts: [/^一般债务(?:余额|限额)?$/u, /^专项债务(?:余额|限额)?$/u],
  },
  {
    whole: /债务(?:余额|限额)(?:合计|总额)?$/u,
    parts: [
      /^(?:[省市州]本?级)(?:政府)?债务(?:余额|限额)$/u,
      /^(?:县区|区县|县市区?|市县|县级|下级|各[县区])(?:政府)?债务(?:余额|限额)$/u,
    ],
  },
  { whole: /三公[”"]?经费/u, parts: [/因公出国/u, /公务用?车购置及运行/u, /公务接待费/u] },
  {
    whole: /三公[”"]?经费/u,
    parts: [/因公出国|出国（境）/u, /公务用?车购置(?!及)/u, /公务用?车运行/u, /公务接待/u],
  },
  {
    whole: /公务用?车购置及运行/u,
    nested: true,
    parts: [
      /(?:公务用?车|^|[局委办厅部院会])购置(?:费用?|经费)?(?:支出)?(?:[预决]算)?数?$/u,
      /(?:公务用?车|^|[局委办厅部院会])运行(?:维护)?(?:费用?|经费)?(?:支出)?(?:[预决]算)?数?$/u,
    ],
  },
  { whole: /政府采购/u, parts: [/货物/u, /工程/u, /服务/u] },
  {
    whole: /生产总值(?:（GDP）)?$|^GDP$/u,
    parts: [/^第一产业(?:增加值)?$/u, /^第二产业(?:增加值)?$/u, /^第三产业(?:增加值)?$/u],
  },
  {
    whole: /^(?:全国)?(?:一般公共预算|政府性基金(?:预算)?|财政)(?:总)?收入$/u,
    parts: [
      /^中央(?:一般公共预算|政府性基金(?:预算)?|财政)?(?:本级)?收入$/u,
      /^地方(?:一般公共预算|政府性基金(?:预算)?|财政)?(?:本级)?收入$/u,
    ],
  },
  {
    whole: /^(?:全国)?(?:一般公共预算|政府性基金(?:预算)?|财政)(?:总)?支出$/u,
    parts: [
      /^中央(?:一般公共预算|政府性基金(?:预算)?|财政)?(?:本级)?支出$/u,
      /^地方(?:一般公共预算|政府性基金(?:预算)?|财政)?(?:本级)?支出$/u,
    ],
  },
  { whole: /进出口(?:总额|总值)$/u, parts: [/^出口(?:额|总额)?$/u, /^进口(?:额|总额)?$/u] },
];

/** Whether names are those of all parts of one set, and of nothing else. */
export const isClosedSet = (names: readonly string[]): boolean =>
  closedSetNames.some(
    ({ parts, optional = [] }) =>
      parts.every((part) => names.some((name) => part.test(name))) &&
      names.every((name) => [...parts, ...optional].some((part) => part.test(name))),
  );
