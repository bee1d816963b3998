/** Troubles with the database that pass by themselves, told from defects that do not. */

/** SQLSTATE classes and codes: no connection, out of resources, shut down, starting, took too long, deadlock, serialisation. */
const passingStates = /^(?:08|53|57P|57014|40001|40P01|25P0[34])/u;
// ENOENT only where it was asked to connect: the socket of a server that is down
const passingSystemErrors = new Set([
  'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN', 'ENOTFOUND', 'ENOENT',
]); // prettier-ignore
// what pg says without a code: "Connection terminated unexpectedly", "… is not queryable", "timeout exceeded when trying …"
const passingWords =
  /connection terminated|connection ended|connection error|not queryable|timeout exceeded when trying to connect|timeout expired|PGlite is clos/iu;

/** Will the same statement work when the database is back? */
export const isOutage = (error: unknown): boolean => {
  if (error instanceof AggregateError) return error.errors.some(isOutage);
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const isMissingFile = code === 'ENOENT' && !('syscall' in error && error.syscall === 'connect');
  return (
    passingStates.test(code) ||
    (passingSystemErrors.has(code) && !isMissingFile) ||
    passingWords.test(error.message)
  );
};
