/** Text layers that lie: a page whose characters cannot be what is printed gets a warning. */
import type { Warning } from '../../../schemas/document.js';
import type { PageContent } from './engine.js';
import type { Page } from './page.js';

/** Private use, controls and the replacement character: nothing a reader would see as text. */
const meaningless = /[\p{Co}\p{Cc}\p{Cn}\ufffd]/gu;
/** more unreadable characters than this share make the page's figures doubtful */
const tooMany = 0.02;

const share = (text: string, pattern: RegExp): number =>
  text.length === 0 ? 0 : (text.match(pattern)?.length ?? 0) / text.length;

export const healthOf = (content: PageContent, page: Page): Warning[] => {
  const text = content.runs
    .map((run) => run.text)
    .join('')
    .replace(/\s/gu, '');
  const bad = share(text, meaningless);
  if (bad <= tooMany) return [];
  return [
    {
      code: 'unhealthy-page',
      message: `${Math.round(bad * 100)} % of the characters of page ${page.number} carry no meaning (private use or damaged encoding)`,
      place: { kind: 'page', page: page.number, box: [0, 0, content.width, content.height] },
    },
  ];
};
