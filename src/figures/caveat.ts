/** Words that take a number out of comparison with its neighbours. */
import type { Lead } from './clause.js';

// '剔除地方政府债务因素，同口径增长7.08%' '按可比口径' '（同口径）完成30,161万元'
const caveat =
  /同口径|可比口径|可比增长|按可比|同比口径|剔除[^，。；]{0,24}|扣除[^，。；]{0,24}因素|不含[^，。；（）]{1,24}|名义增长|按不变价|口径调整|还原[^，。；]{0,12}后/u;

/** The words as printed (folded), or null. */
export const caveatOf = ({ text, before }: Lead): string | null =>
  (caveat.exec(text) ?? caveat.exec(before))?.[0] ?? null;
