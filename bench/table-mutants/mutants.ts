/** One digit of one cell changed in a table that adds up, and what the audit says of it. */
import type { Document, Node, TableNode } from '../../schemas/document.js';
import type { Figures, Mention } from '../../schemas/fact.js';
import type { Check } from '../../schemas/record.js';
import { audit } from '../../src/audit/index.js';
import { understand } from '../../src/facts/index.js';
import { readFigures } from '../../src/figures/index.js';
import type { Pick } from '../judgement/operators.js';
import { asPrinted, identitiesOf, type Identity, type Kind } from './identities.js';

export interface Outcome {
  table: string;
  row: number;
  was: string;
  now: string;
  /** of the identities that the change breaks */
  kinds: Kind[];
  caught: boolean;
}

export interface TableOutcome {
  identities: Identity[];
  /** contradictions of the table as it is printed */
  alarms: Check[];
  outcomes: Outcome[];
}

/** The table with the notes below it, and nothing else of its document. */
export const alone = (document: Document, table: TableNode): Document => {
  const at = document.nodes.indexOf(table);
  const next = document.nodes.findIndex(({ kind }, index) => index > at && kind === 'table');
  const notes = document.nodes.slice(at + 1, next < 0 ? undefined : next).filter(isNote);
  return { ...document, sections: [], nodes: [table, ...notes] };
};

const isNote = (node: Node): boolean => node.kind === 'paragraph' && /^(?:注|说明|备注)/u.test(node.text);

const withText = (table: TableNode, row: number, position: number, text: string): TableNode => ({
  ...table,
  rows: table.rows.map((each, index) =>
    index === row
      ? { cells: each.cells.map((cell, at) => (at === position ? { ...cell, text } : cell)) }
      : each,
  ),
});

const checksOf = (document: Document, figures: Figures): Check[] =>
  audit(figures, understand(document, figures).facts).checks;

const isFinding = ({ verdict }: Check): boolean => verdict === 'contradiction' || verdict === 'last-digit';

const figuresOf = ({ stated, operands }: Check): (string | null)[] => [
  stated.figure,
  ...operands.map(({ figure }) => figure),
];

/** Another digit in one of its places, for the first digit no 0. */
const misprinted = (text: string, pick: Pick): string => {
  const places = [...text].flatMap((char, index) => (/\d/u.test(char) ? [index] : []));
  const place = pick(places.length);
  const index = places[place] ?? 0;
  const old = Number(text.charAt(index));
  const leading = place === 0 && places.length > 1;
  const others = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].filter((digit) => digit !== old && !(leading && digit === 0));
  return text.slice(0, index) + String(others[pick(others.length)]) + text.slice(index + 1);
};

/** At most `most` cells of the table, spread over all that take part in something. */
export const mutate = (
  document: Document,
  table: TableNode,
  name: string,
  pick: Pick,
  most: number,
): TableOutcome => {
  const whole = alone(document, table);
  const figures = readFigures(whole);
  const mentions = figures.mentions.filter(({ figure }) => figure.table?.id === table.id);
  const identities = identitiesOf(table, mentions);
  const alarms = checksOf(whole, figures).filter(isFinding);
  const known = new Set(alarms.map((check) => `${check.rule} ${figuresOf(check).join()}`));
  const involved = mentions.filter((mention) => identities.some((each) => each.figures.includes(mention)));
  const chosen = spread(involved, most);
  const outcomes = chosen.flatMap((mention): Outcome[] => {
    const { figure } = mention;
    const place = figure.table;
    if (!place) return [];
    const cell = table.rows[place.row]?.cells[place.column];
    if (!cell) return [];
    const text =
      cell.text.slice(0, mention.start) + misprinted(figure.text, pick) + cell.text.slice(mention.end);
    const changedTable = withText(table, place.row, place.column, text);
    const changed = { ...whole, nodes: whole.nodes.map((node) => (node === table ? changedTable : node)) };
    const again = readFigures(changed);
    const now = again.mentions.find(({ figure: { id } }) => id === figure.id);
    if (!now || again.mentions.length !== figures.mentions.length) return [];
    const read = (other: Mention): ReturnType<typeof asPrinted> => asPrinted(other === mention ? now : other);
    const broken = identities.filter((each) => each.figures.includes(mention) && !each.holds(read));
    if (broken.length === 0) return [];
    const caught = checksOf(changed, again).some(
      (check) =>
        isFinding(check) &&
        !known.has(`${check.rule} ${figuresOf(check).join()}`) &&
        figuresOf(check).includes(figure.id),
    );
    return [
      {
        table: name,
        row: place.row,
        was: figure.text,
        now: now.figure.text,
        kinds: [...new Set(broken.map(({ kind }) => kind))],
        caught,
      },
    ];
  });
  return { identities, alarms, outcomes };
};

const spread = <Each>(all: readonly Each[], most: number): Each[] =>
  all.length <= most
    ? [...all]
    : Array.from({ length: most }, (_, index) => all[Math.floor((index * all.length) / most)]).filter(
        (each) => each !== undefined,
      );
