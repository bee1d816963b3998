/** Whose number it is: of the whole city, of its own level, of the counties. */
const scope = /全国|全省|全市|全县|全区|全州|市本级|市级|省级|省本级|区级|区本级|县级|县本级|本级|中央/gu;

/** The words of scope in a name, in order; '' when it has none. */
export const scopeOf = (words: string): string => words.match(scope)?.join('') ?? '';

/** '全市到位资金' and '甲县到位资金' are called alike, but for whose they are. */
export const withoutScope = (words: string): string => words.replace(scopeOf(words), '');
