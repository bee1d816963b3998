import type { Language } from '../export/findings.js';

/** Chinese unless the environment asks for another language; C and POSIX ask for none. */
export const languageOf = (
  asked: Language | undefined,
  { LC_ALL, LC_MESSAGES, LANG }: Record<string, string | undefined> = process.env,
): Language => {
  // the first that is set counts, as for every program; an empty one is not set
  const set = [LC_ALL, LC_MESSAGES, LANG].find((each) => each !== undefined && each !== '') ?? 'C';
  // 'zh_CN.UTF-8', 'C.UTF-8', 'POSIX'
  return asked ?? (/^(?:zh|C\b|POSIX)/u.test(set) ? 'zh' : 'en');
};
