/** Fields: their results are printed, their instructions are not. A field may go on over many paragraphs. */
import { childOf, isOn, type Element } from './element.js';

interface Field {
  instruction: string;
  /** true after its separator */
  result: boolean;
}

export interface Fields {
  /** text that stands here is printed */
  readonly shown: boolean;
  instruct(text: string): void;
  /** a w:fldChar; returns what the field prints by itself */
  mark(fldChar: Element): string;
  /** Instructions end with their paragraph at the latest: a field that was never closed must not swallow the rest. */
  endParagraph(): void;
}

export const openFields = (): Fields => {
  let open: Field[] = [];
  return {
    get shown() {
      return open.every(({ result }) => result);
    },
    instruct(text) {
      const field = open.at(-1);
      if (field && !field.result) field.instruction += text;
    },
    mark(fldChar) {
      const type = fldChar.attributes['w:fldCharType'];
      if (type === 'begin') {
        open.push({ instruction: '', result: false });
        return checkBox(childOf(childOf(fldChar, 'w:ffData'), 'w:checkBox'));
      }
      const field = open.at(-1);
      if (type === 'separate' && field) field.result = true;
      if (type !== 'end' || !field) return '';
      open.pop();
      return field.result ? '' : equation(field.instruction);
    },
    endParagraph() {
      open = open.filter(({ result }) => result);
    },
  };
};

const checkBox = (box: Element | undefined): string => {
  if (!box) return '';
  return (isOn(box, 'w:checked') ?? isOn(box, 'w:default')) === true ? '☑' : '☐';
};

/** The EQ fields that reports use: characters in a circle, and fractions. They have no stored result. */
const equation = (instruction: string): string => {
  // EQ \o\ac(○,3)
  const overlaid = /^\s*eq\s+\\o(?:\\a[clr])?\s*\(([^,，;()]*)[,，;]\s*([^()]*)\)/iu.exec(instruction);
  if (overlaid) return enclosed(overlaid[1] ?? '', overlaid[2] ?? '');
  // EQ \f(1,2)
  const fraction = /^\s*eq\s+\\f\s*\(([^,，;()]*)[,，;]\s*([^()]*)\)/iu.exec(instruction);
  return fraction ? `${fraction[1] ?? ''}/${fraction[2] ?? ''}` : '';
};

const enclosed = (frame: string, content: string): string => {
  const number = Number(content);
  const circled = /^[○◯Oo〇]$/u.test(frame.trim()) && Number.isInteger(number) && number >= 1 && number <= 20;
  return circled ? String.fromCodePoint(0x2460 + number - 1) : content;
};
