import type { Localized } from '../../schemas/rejection.js';

/** Words such as 同口径 beside a number, or its nature: a mismatch with its neighbours proves nothing. */
export const comparableUnless = (words: string | null): true | Localized =>
  words === null
    ? true
    : {
        zh: `口径不同（“${words}”），不可直接比较`,
        en: `stated on another basis (“${words}”), not directly comparable`,
      };
