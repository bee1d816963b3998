/** Does a list of parts claim to be complete? Told by its labels: sets that the budget law closes, and catch-alls. */

/** Sets whose members make up the whole by definition. A list is closed when each label matches another member. */
const closedSets: readonly (readonly RegExp[])[] = [
  [/(?<!非)税收/u, /非税/u],
  [/基本支出/u, /项目支出/u],
  [/一般债/u, /专项债/u],
  [/出口/u, /进口/u],
  [/第一产业/u, /第二产业/u, /第三产业/u],
  [/货物/u, /工程/u, /服务/u],
  [/出国|出境/u, /公务用?车|公车|车辆/u, /接待/u],
  [/用?车(?:辆)?购置/u, /用?车(?:辆)?运行/u],
  [/人员经费/u, /公用经费|公用支出/u],
  [/一般公共预算|公共财政/u, /政府性基金/u, /国有资本/u],
  [/城镇/u, /乡村|农村/u],
  [/国家级/u, /省级/u, /市级|州级|县级/u],
  [/期房/u, /现房/u],
  [/夏粮/u, /秋粮/u],
  [/春收/u, /夏收/u, /秋收/u],
  [/^(?:种植业|农业)/u, /^林业/u, /^(?:牧业|畜牧业)/u, /^渔业/u, /辅助性|服务业/u],
  [/工业(?:增加值)?$/u, /建筑业(?:增加值)?$/u],
  [/采矿业/u, /制造业/u, /电力/u],
  [/轻工业/u, /重工业/u],
  [/国内/u, /入境|国际|境外/u],
  [/财产(?:保)?险|财险/u, /人身(?:保)?险/u],
  [/餐饮/u, /商品零售/u],
  [/淡水/u, /海水/u],
  [/邮政/u, /电信/u],
  [/地上/u, /地下/u],
  [/国家级/u, /省级/u, /市级/u, /区级|县级/u],
  [/财政拨款/u, /其他收入|事业收入|经营收入|自有资金|单位资金/u],
  [/本金/u, /利息|付息/u],
  [/在职/u, /离休/u, /退休/u],
  [/行政编制/u, /事业编制/u, /工勤编制/u],
  [/男/u, /女/u],
];

/** Levels of government divide one thing: apart from the level, both labels say the same. */
const levels: readonly (readonly [RegExp, RegExp])[] = [
  [/中央/u, /地方/u],
  [/市(?:本)?级/u, /县区|区县|县市|县级|区级/u],
];

const areLevels = ([first = '', second = '', ...more]: readonly string[]): boolean =>
  more.length === 0 &&
  levels.some(([upper, lower]) =>
    [
      [first, second],
      [second, first],
    ].some(
      ([a = '', b = '']) =>
        upper.test(a) && lower.test(b) && isAlike(a.replace(upper, ''), b.replace(lower, '')),
    ),
  );

/** '中央财政赤字' beside '地方财政赤字', '市级30亿元' beside '县区级财政收入' */
const isAlike = (a: string, b: string): boolean => a.endsWith(b) || b.endsWith(a);

const matchesSet = (labels: readonly string[], set: readonly RegExp[]): boolean =>
  labels.every((label) => set.some((member) => member.test(label))) &&
  set.filter((member) => labels.some((label) => member.test(label))).length === labels.length;

// '其他收入' '其余' : the list names what remains
const catchAll = /^(?:“|”)*(?:其他|其它|其余)/u;

/** Are these labels a whole set? Two members suffice where the wording of the report has just those. */
export const isClosedSet = (labels: readonly (string | null)[]): boolean => {
  const named = labels.filter((label): label is string => label !== null);
  if (named.length < 2 || named.length < labels.length) return false;
  return (
    catchAll.test(named.at(-1) ?? '') ||
    areLevels(named) ||
    closedSets.some((set) => set.length === named.length && matchesSet(named, set))
  );
};

// attributes that one can have several of: '女性62人，中共党员110人' '中小企业310万元，小微企业120万元'
const overlapping = /女|党员|团员|少数民族|岁以[上下]|小微企业/u;

/** Taxes are listed by their main kinds only, and attributes overlap, whatever their sum. */
export const isOpenByNature = (labels: readonly (string | null)[]): boolean =>
  labels.some((label) => label !== null && (label.endsWith('税') || overlapping.test(label)));
