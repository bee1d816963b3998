/** Was it the database that could not be reached, rather than a statement that was wrong? Such errors can pass. */
const network = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
]);
/** SQLSTATE: connection exceptions, too many connections, the server is shutting down or starting */
const states = /^(?:08...|53300|57P0[1-5])$/u;
/** what pg says without a code */
const words =
  /connection terminated|connection ended|not queryable|connection error|timeout exceeded when trying to connect|PGlite is clos/iu;

export const isUnreachable = (error: unknown): boolean => {
  if (error instanceof AggregateError) return error.errors.some(isUnreachable);
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const isSystemCall = 'syscall' in error && error.syscall !== 'open';
  return (network.has(code) && isSystemCall) || states.test(code) || words.test(error.message);
};
