/** Lines that hold nothing but the number of their page. */
const patterns = [
  // 第 258 页 · 第3页 共12页 · 第 3 页/共 12 页 · 共 12 页 第 3 页
  /^(?:共\s*\d+\s*页[\s,，/]*)?第\s*[\d〇一二三四五六七八九十百]+\s*页(?:[\s,，/]*共\s*\d+\s*页)?$/u,
  // - 7 - · — 7 — · －7－ · ·12·
  /^[-‐-―－─·•]{1,2}\s*\d{1,4}\s*[-‐-―－─·•]{1,2}$/u,
  // Page 3 · Page 3 of 12
  /^page\s+\d{1,4}(?:\s+of\s+\d{1,4})?$/iu,
];

export const isPageNumber = (text: string): boolean => patterns.some((pattern) => pattern.test(text));

/** A bare number (12, 3/12) is a page number only where its surroundings say so. */
export const mayBePageNumber = (text: string): boolean => /^\d{1,4}(?:\s*\/\s*\d{1,4})?$/u.test(text);
