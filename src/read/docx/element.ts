/** An XML element and what is asked of it. */

export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Node[];
}
export type Node = Element | string;

export const elementsOf = (element: Element | undefined): Element[] =>
  element?.children.filter((child) => typeof child !== 'string') ?? [];

export const childOf = (element: Element | undefined, name: string): Element | undefined =>
  elementsOf(element).find((child) => child.name === name);

export const childrenOf = (element: Element | undefined, name: string): Element[] =>
  elementsOf(element).filter((child) => child.name === name);

/** w:val of a child, the way most properties are written. */
export const valueOf = (element: Element | undefined, name: string): string | undefined =>
  childOf(element, name)?.attributes['w:val'];

export const integerOf = (text: string | undefined): number | undefined => {
  const value = Number.parseInt(text ?? '', 10);
  return Number.isSafeInteger(value) ? value : undefined;
};

/** <w:b/> and <w:b w:val="1"/> are on, <w:b w:val="0"/> is off; undefined = not said. */
export const isOn = (element: Element | undefined, name: string): boolean | undefined => {
  const child = childOf(element, name);
  return child && !['0', 'false', 'off'].includes(child.attributes['w:val'] ?? '');
};
