/** The modules that children run: sources under tsx, compiled files otherwise. */
const beside = (name: string): URL =>
  new URL(`./${name}${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

export const extractEntry = (): URL => beside('extract');
export const auditEntry = (): URL => beside('audit');
export const drawEntry = (): URL => beside('draw');
