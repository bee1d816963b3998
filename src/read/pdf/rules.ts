/** Drawn lines, cleaned: dashes and cell borders on one line become one rule, double rules become one. */
import type { Rule } from './engine.js';

/** Lines this near, in points, are one line drawn twice or a double rule. */
const snap = 3;
/** Borders of neighbouring cells and dashes leave gaps up to this. */
const bridge = 4;
/** Shorter pieces are dots, ticks or parts of drawn signs. */
const shortest = 6;

/** Values within `distance` of their neighbour share their mean. Sorted input is not needed. */
export const cluster = (values: number[], distance: number): number[][] => {
  const groups: number[][] = [];
  for (const value of [...values].sort((a, b) => a - b)) {
    const group = groups.at(-1);
    const first = group?.[0];
    if (group && first !== undefined && value - first <= distance) group.push(value);
    else groups.push([value]);
  }
  return groups;
};

const bridged = (rules: Rule[]): Rule[] => {
  const merged: Rule[] = [];
  for (const rule of [...rules].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && rule.from - last.to <= bridge) last.to = Math.max(last.to, rule.to);
    else merged.push({ ...rule });
  }
  return merged;
};

/** The rules of one direction, top to bottom or left to right. */
export const cleanRules = (rules: Rule[], direction: Rule['direction']): Rule[] => {
  const own = rules.filter((rule) => rule.direction === direction).sort((a, b) => a.at - b.at);
  const clean: Rule[] = [];
  let group: Rule[] = [];
  const flush = (): void => {
    const at = group.reduce((sum, rule) => sum + rule.at, 0) / Math.max(1, group.length);
    for (const rule of bridged(group)) if (rule.to - rule.from >= shortest) clean.push({ ...rule, at });
    group = [];
  };
  for (const rule of own) {
    const [first] = group;
    if (first && rule.at - first.at > snap) flush();
    group.push(rule);
  }
  flush();
  return clean;
};
