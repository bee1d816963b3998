/** Superscripts in plain text. */

const superscripts: Record<string, string> = {
  ...Object.fromEntries(Array.from('⁰¹²³⁴⁵⁶⁷⁸⁹', (superscript, digit) => [String(digit), superscript])),
  '+': '⁺',
  '-': '⁻',
  '−': '⁻',
};

/** 10 with a raised 7 is 10⁷, not 107; what has no raised form stays. Lengths stay too. */
export const raised = (text: string): string =>
  text.replace(/[\d+−-]/gu, (character) => superscripts[character] ?? character);
