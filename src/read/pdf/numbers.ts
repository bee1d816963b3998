/** What a cell's line looks like, without saying what it means. */
import { isAmount } from '../aligned.js';

/** — / 无 where a number would stand */
const blank = /^(?:[-－—–─/／]+|无)$/u;
/** A=B+C, D, L=M+O: the letters that debt tables give their columns */
const formula = /^[A-Z](?:[=+－-][A-Z])*$/u;
/** …1,234, or 12. or 567 at a line's end */
const tailDigits = /[\d,.，．]+$/u;
/** 567.89 at a line's start */
const headDigits = /^[\d,.，．]+[%％]?/u;

export const isValue = (text: string): boolean => isAmount(text) || blank.test(text) || formula.test(text);

/** Two halves of one number: the first could not have been longer, and together they are well formed. */
export const isTornNumber = (a: string, b: string, isFull: boolean): boolean => {
  const [tail, head] = [tailDigits.exec(a)?.[0], headDigits.exec(b)?.[0]];
  return tail !== undefined && head !== undefined && isFull && isAmount(tail + head);
};
