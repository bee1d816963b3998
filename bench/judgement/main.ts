/** npm run bench:judgement [-- --json] [-- --seed N] [-- --missed] */
import { parseArgs } from 'node:util';
import { measure, type Judgement, type Recall } from './measure.js';

const line = (name: string, part: number, whole: number): string =>
  `${name.padEnd(34)}${String(part).padStart(6)} of ${String(whole).padStart(5)}${percent(part, whole)}`;
const row = ({ of, made, caught, noted }: Recall): string =>
  `${line(of, caught, made)}${String(noted).padStart(8)} only noted`;
const percent = (part: number, whole: number): string =>
  `${whole === 0 ? '—' : ((100 * part) / whole).toFixed(1)} %`.padStart(10);

const table = (result: Judgement, missed: boolean): string =>
  [
    `Slips that break a declared relation, and the slips that a finding names (seed ${result.seed})`,
    ...result.byOperator.map(row),
    '',
    'By the role of the figure that was changed',
    ...result.byRole.map(row),
    '',
    `False alarms: ${result.falseAlarms} in ${result.consistentReports} consistent reports`,
    '',
    'The same report written otherwise is judged as before',
    ...result.rewritings.map(({ of, made, kept }) => line(of, kept, made)),
    ...result.breaks.map(
      ({ report, change, lost, gained }) =>
        `  ${report}, ${change}: lost ${lost.join(', ') || '—'}; gained ${gained.join(', ') || '—'}`,
    ),
    ...(missed ? result.missed.map((each) => `missed: ${Object.values(each).join(' · ')}`) : []),
  ].join('\n');

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    missed: { type: 'boolean', default: false },
  },
});
const result = await measure(Number(values.seed));
console.log(values.json ? JSON.stringify(result, null, 2) : table(result, values.missed));
