/** Office equations in one line, as a person would type them. */
import { childOf, elementsOf, type Element } from './element.js';

export const equationText = (element: Element): string => {
  const part = (name: string): string => {
    const child = childOf(element, name);
    return child ? equationText(child) : '';
  };
  switch (element.name) {
    case 'm:t':
    case 'w:t':
      return element.children.filter((child) => typeof child === 'string').join('');
    case 'm:f':
      return `${grouped(part('m:num'))}/${grouped(part('m:den'))}`;
    case 'm:sSup':
      return `${part('m:e')}^${grouped(part('m:sup'))}`;
    case 'm:sSub':
      return `${part('m:e')}_${grouped(part('m:sub'))}`;
    case 'm:sSubSup':
      return `${part('m:e')}_${grouped(part('m:sub'))}^${grouped(part('m:sup'))}`;
    case 'm:rad':
      return `${part('m:deg')}√${grouped(part('m:e'))}`;
    case 'm:nary':
      return `${delimiter(element, 'm:naryPr', 'm:chr', '∫')}${bounds(part('m:sub'), part('m:sup'))}${part('m:e')}`;
    case 'm:d':
      return delimited(element);
    case 'w:del':
    case 'w:moveFrom':
      return '';
    default:
      return elementsOf(element).map(equationText).join('');
  }
};

const delimited = (element: Element): string => {
  const of = (name: string, usual: string): string => delimiter(element, 'm:dPr', name, usual);
  const inner = elementsOf(element)
    .filter(({ name }) => name === 'm:e')
    .map(equationText);
  return `${of('m:begChr', '(')}${inner.join(of('m:sepChr', '|'))}${of('m:endChr', ')')}`;
};

const delimiter = (element: Element, properties: string, name: string, usual: string): string =>
  childOf(childOf(element, properties), name)?.attributes['m:val'] ?? usual;

const bounds = (sub: string, sup: string): string =>
  `${sub === '' ? '' : `_${grouped(sub)}`}${sup === '' ? '' : `^${grouped(sup)}`}`;

/** a+b → (a+b), so that a fraction in one line keeps its meaning. */
const grouped = (text: string): string => (/[-+×÷*/=^_]/u.test(text) ? `(${text})` : text);
