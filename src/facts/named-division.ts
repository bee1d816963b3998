/** Which division a total and its parts are, told by their labels: each relation has one name. */
import type { BreakdownFact, Division, Fact } from '../../schemas/fact.js';

/** Every part is another member of the set, and the first `required` members are among them. */
interface Named {
  division: Division;
  members: readonly RegExp[];
  required: number;
  /** what the total must be called */
  whole?: RegExp;
}

// the most specific first: '其他收入' is a source of income only beside others of its kind
const divisions: readonly Named[] = [
  {
    division: 'vehicle-cost',
    members: [/车(?:辆)?(?:的)?购置(?!及)/u, /车(?:辆)?(?:的)?运行/u],
    required: 2,
  },
  {
    division: 'three-public',
    members: [/出国|出境/u, /公务用?车|公车|车辆/u, /接待/u],
    required: 2,
  },
  {
    division: 'basic-staff-public',
    members: [/人员(?:经费|支出)/u, /公用(?:经费|支出)/u],
    required: 2,
  },
  {
    division: 'basic-project',
    members: [/基本支出/u, /项目支出/u, /经营支出/u, /上缴上级/u, /附属单位/u],
    required: 2,
  },
  { division: 'procurement', members: [/货物/u, /服务|^采购(?:金额|支出|额)?$/u, /工程/u], required: 2 },
  {
    division: 'fund-source',
    members: [/一般公共预算|公共财政/u, /政府性基金/u, /国有资本/u, /财政专户/u, /单位资金/u],
    required: 2,
    // the budgets of a place are kept apart and do not finance one sum
    whole: /拨款|资金|执行|支出|收入|预算|合计|总计/u,
  },
  {
    division: 'income-source',
    members: [
      /财政(?:补助|拨款)/u,
      /(?<!政)事业(?:预算)?收入/u,
      /经营(?:预算)?收入/u,
      /上级补助/u,
      /附属单位/u,
      /其他(?:预算)?收入/u,
    ],
    required: 1,
    whole: /收入/u,
  },
  {
    division: 'grade',
    members: [
      /[“"]?优秀?[”"]?(?:的|等|$)/u,
      /[“"]?良好?[”"]?(?:的|等|$)/u,
      /(?<!不)合格|[“"]?中[”"]?(?:的|等|$)/u,
      /不合格|[“"]?差[”"]?(?:的|等|$)/u,
    ],
    required: 2,
  },
];

// '部级领导干部用车' '特种专业技术用车' '小轿车'
const vehicle = /车(?:辆)?$/u;
// '一般公共服务支出（类）' '财政事务（款）' '行政运行（项）'
const account = /（[类款项]）/u;

const labelsOf = ({ readings }: BreakdownFact): (string | null)[] =>
  (readings[0] ?? []).map(({ mention }) => mention.figure.label);

const isNamed = ({ members, required, whole }: Named, labels: readonly string[], total: string): boolean => {
  const found = labels.map((label) => members.findIndex((member) => member.test(label)));
  return (
    labels.length > 1 &&
    !found.includes(-1) &&
    new Set(found).size === found.length &&
    members.slice(0, required).every((_, index) => found.includes(index)) &&
    (whole === undefined || whole.test(total))
  );
};

const divisionOf = (fact: BreakdownFact): Division | undefined => {
  const labels = labelsOf(fact).filter((label) => label !== null);
  if (labels.length < 2 || labels.length < labelsOf(fact).length) return undefined;
  const total = fact.total.figure.label ?? '';
  const named = divisions.find((each) => isNamed(each, labels, total))?.division;
  if (named) return named;
  if (fact.total.figure.dimension === 'count')
    return vehicle.test(total) && labels.every((label) => vehicle.test(label))
      ? 'vehicle-inventory'
      : undefined;
  return labels.every((label) => account.test(label)) ? 'class' : undefined;
};

/** Names every division; what has no name and divides a part of another list is a list within it. */
export const withDivisions = (facts: readonly Fact[]): Fact[] => {
  const parts = new Set(
    facts.flatMap((fact) =>
      fact.shape === 'breakdown' ? (fact.readings[0] ?? []).map(({ mention }) => mention.figure.id) : [],
    ),
  );
  return facts.map((fact) => {
    if (fact.shape !== 'breakdown' || fact.division) return fact;
    // the changes of the items are not the items
    if (fact.total.role.kind === 'delta') return fact;
    const division = divisionOf(fact) ?? (parts.has(fact.total.figure.id) ? 'nested' : undefined);
    return division ? { ...fact, division } : fact;
  });
};
