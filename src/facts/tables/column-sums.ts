/** Sums along the rows: 合计 beside its columns, 小计 under a common name, and formulas such as A=B+C. */
import type { Mention, Term } from '../../../schemas/fact.js';
import { isColumnNumber } from '../../figures/header-roles.js';
import { likeliest, sumOf, type Group } from './proof.js';
import { isAdditive } from '../amount.js';
import { isClosedSet } from '../closed-set-names.js';
import type { Structure } from './row-sums.js';
import type { Column, Panel, Row } from './sheet.js';

interface Terms {
  total: number;
  parts: { at: number; sign: 1 | -1 }[];
  /** their names are those of a closed set: 因公出国费, 公务用车购置及运行费 and 公务接待费 */
  known: boolean;
}

export const columnStructures = (panel: Panel): Structure[] => {
  const columns = panel.columns.filter(({ role }) => role === 'amount');
  const readings = [...formulasOf(panel.columns).map((one) => [one]), ...headerTotals(columns)];
  const groups = readings.flatMap((ways) => likeliest(ways.map((terms) => groupOf(panel.rows, terms))) ?? []);
  return groups.map((group) => ({ groups: [group], few: 8 }));
};

const groupOf = (rows: readonly Row[], { total, parts, known }: Terms): Group => ({
  said: true,
  open: false,
  coded: false,
  known,
  sums: rows.flatMap(({ amounts, unread }) => {
    const whole = amounts.get(total);
    if (!whole || parts.some(({ at }) => unread.has(at)) || !isAdditive(whole)) return [];
    const terms = parts.flatMap(({ at, sign }): Term[] => {
      const mention: Mention | undefined = amounts.get(at);
      return mention ? [{ mention, sign }] : [];
    });
    return sumOf(whole, terms, [...amounts.values()]) ?? [];
  }),
});

const plus = (columns: readonly Column[]): Terms['parts'] => columns.map(({ at }) => ({ at, sign: 1 }));

const totalWord = /^(?:.{0,8}(?:合计|总计|小计)|总数|总额|计)$/u;
const basisWord =
  /^(?:年初|调整|全年)?(?:预算|决算|执行)数?$|^(?:19|20)\d{2}年(?:预算|决算|执行)?数?$|^增减额?$/u;

/** Words without the column numbers under them; what repeats under each name (预算数, 决算数) apart. */
const pathOf = ({ words }: Column): { path: string[]; under: string } => {
  const plain = words.filter((word) => !isColumnNumber(word));
  const last = plain.at(-1) ?? '';
  return plain.length > 1 && basisWord.test(last)
    ? { path: plain.slice(0, -1), under: last }
    : { path: plain, under: '' };
};

/** 合计 with its neighbours under the same name; a 小计 among them stands for its own columns. */
const headerTotals = (columns: readonly Column[]): Terms[][] => {
  const paths = columns.map((column) => ({ column, ...pathOf(column) }));
  return paths.flatMap(({ column, path, under }) => {
    const last = path.at(-1) ?? '';
    // a name of its own over blank: the first of its columns
    const blank = paths.some(
      (other) => other.path.length > path.length && other.path.slice(0, path.length).join() === path.join(),
    );
    if (!totalWord.test(last) && !blank) return [];
    const owner = blank && !totalWord.test(last) ? path : path.slice(0, -1);
    const within = paths.filter(
      (other) =>
        other.column !== column &&
        other.under === under &&
        other.path.slice(0, owner.length).join() === owner.join(),
    );
    const direct = within.filter((other) => isDirect(other, owner, within));
    const later = direct.filter((other) => other.column.at > column.at);
    const earlier = direct.filter((other) => other.column.at < column.at);
    const ways = [later, direct, earlier].filter((parts) => parts.length > 0);
    return ways.length === 0
      ? []
      : [
          ways.map((parts) => ({
            total: column.at,
            parts: plus(parts.map((part) => part.column)),
            known: isClosedSet(parts.map((part) => part.path[owner.length] ?? '')),
          })),
        ];
  });
};

interface Path {
  column: Column;
  path: string[];
  under: string;
}

/** Not under a name that has a total of its own, unless it is that total. */
const isDirect = ({ path }: Path, owner: readonly string[], all: readonly Path[]): boolean => {
  if (path.length <= owner.length + 1) return true;
  const branch = path.slice(0, owner.length + 1);
  const inBranch = all.filter((other) => other.path.slice(0, branch.length).join() === branch.join());
  const total = inBranch.find(
    (other) => totalWord.test(other.path.at(-1) ?? '') || other.path.length === branch.length,
  );
  return total === undefined || total.path === path;
};

// 'A=B+C' '（1）=（2）+（3）' '3=1-2'
const equation = /^（?([A-Za-z]|\d{1,2})）?=((?:[+-]?（?(?:[A-Za-z]|\d{1,2})）?)+)$/u;
const formulaOf = ({ words }: Column): string | null =>
  words.find((word) => equation.test(word) || /^（?(?:[A-Za-z]|\d{1,2})）?$/u.test(word)) ?? null;

const formulasOf = (columns: readonly Column[]): Terms[] => {
  const names = new Map<string, number>();
  for (const column of columns) {
    const name = /^（?([A-Za-z]|\d{1,2})）?(?:=|$)/u.exec(formulaOf(column) ?? '')?.[1];
    if (name !== undefined) names.set(name, column.at);
  }
  return columns.flatMap((column) => {
    const terms = termsOf(formulaOf(column) ?? '', names);
    return terms.length === 0 ? [] : [{ total: column.at, parts: terms, known: false }];
  });
};

/** The terms of an equation of which every name is known. */
export const termsOf = (formula: string, names: ReadonlyMap<string, number>): Terms['parts'] => {
  const right = equation.exec(formula)?.[2];
  if (right === undefined) return [];
  const terms = [...right.matchAll(/([+-]?)（?([A-Za-z]|\d{1,2})）?/gu)].map(([, sign, name]) => ({
    at: names.get(name ?? '') ?? -1,
    sign: sign === '-' ? (-1 as const) : (1 as const),
  }));
  return terms.some(({ at }) => at < 0) ? [] : terms;
};
