import { fold } from './fold.js';

// — 7 —   第 258 页   第 3 页 共 20 页   -12-   ─ 1 ─
const pageNumber =
  /^\s*(?:[—–─-]{1,2}\s?\d{1,4}\s?[—–─-]{1,2}|第\s?\d{1,4}\s?页(?:\s?[,/]?\s?共\s?\d{1,4}\s?页)?)\s*$/u;

/** A page number that the reader left in the flow. */
export const isPageNumber = (text: string): boolean => text.length <= 30 && pageNumber.test(fold(text));
