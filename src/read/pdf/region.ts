/** Where a page may hold a table that draws no columns. */
import { isNumber, type Chunk } from './chunks.js';
import type { Rule } from './engine.js';

export interface Region {
  header: Chunk[][];
  body: Chunk[][];
  /** rules shorter than the table */
  partial: Rule[];
  /** outer edges where rules draw them */
  edges: { left: number; right: number; top: number; bottom: number } | null;
}

/** Lines of one table stand no further below one another, in em from baseline to baseline. */
export const farthest = 4;

export const baselineOf = (line: readonly Chunk[]): number =>
  Math.max(...line.map(({ baseline }) => baseline));
export const sizeOf = (line: readonly Chunk[]): number => Math.max(...line.map(({ size }) => size));

/** '注：' '资料来源：' '单位：万元' '表3' */
const outside = /^(?:注|说明|备注|资料来源|数据来源) ?\d*[:：]|单位[:：]|^(?:图表|附?表) ?\d/u;
export const isOutside = (line: readonly Chunk[]): boolean => line.some(({ text }) => outside.test(text));

export const isWordy = (line: readonly Chunk[]): boolean => !line.some(isNumber);
export const isNear = (above: readonly Chunk[] | undefined, below: readonly Chunk[] | undefined): boolean =>
  above !== undefined &&
  below !== undefined &&
  baselineOf(below) - baselineOf(above) <= farthest * sizeOf(below);
