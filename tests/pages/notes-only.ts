/** Rules whose findings ask for a look and prove nothing. */
export const notesOnly: ReadonlySet<string> = new Set([
  'first-level-weights',
  'grade-band',
  'implied-base-plausible',
  'missing-percent-sign',
  'percent-for-points',
  'project-count-flow',
  'quant-score',
  'ratio-granularity',
  'template-residue',
]);
