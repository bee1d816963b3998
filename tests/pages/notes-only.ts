/** Rules whose findings ask for a look and prove nothing. */
export const notesOnly: ReadonlySet<string> = new Set([
  'missing-percent-sign',
  'percent-for-points',
  'project-count-flow',
  'template-residue',
]);
