/** Where a page may hold tables that draw no columns: between rules of one length, or around columns of numbers. */
import type { Chunk } from './chunks.js';
import type { Rule } from './engine.js';
import type { Region } from './region.js';
import { ruledRegions, stacks } from './ruled-regions.js';
import { unruledRegions } from './unruled-regions.js';

export const regionsOf = (lines: readonly Chunk[][], rules: readonly Rule[]): Region[] => {
  const ruled = stacks(rules).flatMap((stack) =>
    ruledRegions(
      stack,
      lines,
      rules.filter((rule) => !stack.includes(rule)),
    ),
  );
  const taken = new Set(ruled.flatMap(({ header, body }) => [...header, ...body].flat()));
  const free = lines
    .map((line) => line.filter((chunk) => !taken.has(chunk)))
    .filter((line) => line.length > 0);
  return [...ruled, ...unruledRegions(free)];
};
