/** HTML as it stands in Markdown files: a tolerant scanner that never fails and never looks back. */
import type { Run } from './runs.js';

export interface Tag {
  kind: 'tag';
  name: string;
  closing: boolean;
  attributes: string;
  start: number;
  end: number;
}

export interface Text {
  kind: 'text';
  start: number;
  end: number;
}

export const tagsAndText = (html: string, from: number, to: number): (Tag | Text)[] => {
  const tokens: (Tag | Text)[] = [];
  let textFrom = from;
  const lastClose = html.lastIndexOf('-->', to);
  for (let at = html.indexOf('<', from); at !== -1 && at < to; at = html.indexOf('<', at + 1)) {
    const token = comment(html, at, lastClose) ?? tag(html, at, to);
    if (!token) continue;
    if (at > textFrom) tokens.push({ kind: 'text', start: textFrom, end: at });
    if (token.kind === 'tag') tokens.push(token);
    textFrom = token.end;
    at = token.end - 1;
  }
  if (to > textFrom) tokens.push({ kind: 'text', start: textFrom, end: to });
  return tokens;
};

/** A comment that nobody closed is text: nothing may be lost. */
const comment = (html: string, at: number, lastClose: number): { kind: 'comment'; end: number } | null =>
  html.startsWith('<!--', at) && at + 4 <= lastClose
    ? { kind: 'comment', end: html.indexOf('-->', at + 4) + 3 }
    : null;

const longestTag = 2000;

const tag = (html: string, at: number, to: number): Tag | null => {
  // <td rowspan="2"> · </p> · <br/>
  const parsed = /^<(\/?)([a-z][a-z0-9]*)(?=[\s/>])([^<>]*)>/iu.exec(
    html.slice(at, Math.min(to, at + longestTag)),
  );
  if (!parsed) return null;
  const [whole, slash, name = '', attributes = ''] = parsed;
  return {
    kind: 'tag',
    name: name.toLowerCase(),
    closing: slash === '/',
    attributes,
    start: at,
    end: at + whole.length,
  };
};

/** rowspan="2" · colspan=3 */
export const spanOf = (tag: Tag, name: 'rowspan' | 'colspan'): number => {
  const value = new RegExp(`${name}\\s*=\\s*["']?(\\d{1,4})`, 'iu').exec(tag.attributes)?.[1];
  return Math.min(1000, Math.max(1, Number(value ?? 1)));
};

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ensp: '\u2002',
  emsp: '\u2003',
};

/** The text of a token: entities resolved, white space as HTML shows it. */
export const runsOfText = (html: string, { start, end }: Text): Run[] => {
  const runs: Run[] = [];
  // a line ending with the white space around it · an entity · anything else
  for (const { 0: part, index } of html
    .slice(start, end)
    .matchAll(/[ \t]*[\r\n]\s*|&#?\w{1,32};|&|[^&\r\n \t]+|[ \t]+/gu)) {
    const extent = { start: start + index, end: start + index + part.length };
    if (/[\r\n]/u.test(part)) runs.push({ text: '\n', ...extent, ending: 'soft' });
    else runs.push({ text: decoded(part), ...extent });
  }
  return runs;
};

const decoded = (part: string): string => {
  if (!part.startsWith('&') || part === '&') return part;
  const name = part.slice(1, -1);
  // &#160; · &#x4e2d;
  const numeric = /^#(x?)([\da-f]{1,6})$/iu.exec(name);
  if (!numeric) return entities[name] ?? part;
  const code = Number.parseInt(numeric[2] ?? '', numeric[1] === '' ? 10 : 16);
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : part;
};
