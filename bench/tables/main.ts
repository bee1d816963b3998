/**
 * npm run bench:tables                    tables of the fixtures against their masters
 * npm run bench:tables -- LABELS FILES    also the labels in folder LABELS, which are about files of folder FILES
 *
 * Cells, figures and joined cells that stand where a person reads them, for fuhe and for pdftotext -layout. Cells that
 * a table has too many count as cells that are wrong; pdftotext knows no tables, so all lines of the page are its own.
 */
import { layoutText, ours } from './extractors.js';
import { fixtureLabels, labelsIn, type Label } from './label.js';
import { add, none, scoreOf, type Score } from './score.js';

const share = (right: number, all: number): string =>
  all === 0 ? '–' : `${((100 * right) / all).toFixed(2)} % (${right}/${all})`;
const shown = (score: Score): string =>
  `cells ${share(score.cellsRight, score.cells + score.extra)}, figures ${share(score.figuresRight, score.figures)}, ` +
  `spans ${share(score.spansRight, score.spans)}`;

const [labels, files] = process.argv.slice(2);
const all: Label[] = [...fixtureLabels(), ...(labels && files ? labelsIn(labels, files) : [])];

let [own, ownOnPdf, text] = [none, none, none];
let [rowCounts, headers, captions, units, captioned] = [0, 0, 0, 0, 0];
const solid = (name: string | null): string => (name ?? '').replace(/\s/gu, '');

for (const label of all) {
  const table = await ours(label);
  const score = scoreOf(label, table?.grid ?? []);
  own = add(own, score);
  headers += Number(table?.header === label.header);
  if (label.caption !== undefined) {
    captioned += 1;
    captions += Number(solid(table?.caption ?? null) === solid(label.caption));
    units += Number((table?.unit ?? null) === label.unit);
  }
  const layout = layoutText(label);
  if (layout) {
    text = add(text, scoreOf(label, layout));
    ownOnPdf = add(ownOnPdf, score);
  }
  const isWhole = score.cells === score.cellsRight && score.spans === score.spansRight && score.extra === 0;
  const notes = [
    table?.grid.length === label.rows.length
      ? ''
      : `${table?.grid.length ?? 0} rows for ${label.rows.length}`,
    table?.header === label.header ? '' : `header ${table?.header ?? 0} for ${label.header}`,
    label.caption === undefined || solid(table?.caption ?? null) === solid(label.caption)
      ? ''
      : `caption ${table?.caption ?? 'none'}`,
  ];
  rowCounts += Number(table?.grid.length === label.rows.length);
  console.log(`${isWhole ? 'whole' : shown(score)}  ${[label.name, ...notes].filter(Boolean).join(', ')}`);
}

console.log(`\n${all.length} tables`);
console.log(`fuhe                         ${shown(own)}`);
console.log(`fuhe, PDF only               ${shown(ownOnPdf)}`);
console.log(`pdftotext -layout            ${shown(text)}`);
console.log(
  `row counts ${rowCounts}/${all.length}, header rows ${headers}/${all.length}, captions ${captions}/${captioned}, units ${units}/${captioned}`,
);
