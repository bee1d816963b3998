/** Troubles with the database that pass by themselves, told from defects that do not. */

/** SQLSTATE classes and codes: no connection, out of resources, shut down, starting, deadlock, serialisation. */
const passingStates = /^(?:08|53|57P|40001|40P01|25P0[34])/u;
const passingSystemErrors = new Set([
  'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN', 'ENOTFOUND',
]); // prettier-ignore
// what pg says without a code: "Connection terminated unexpectedly", "… is not queryable", "timeout exceeded when trying …"
const passingWords =
  /Connection terminated|connection error and is not queryable|timeout exceeded when trying to connect|timeout expired/u;

/** Will the same statement work when the database is back? */
export const isOutage = (error: unknown): boolean => {
  if (error instanceof AggregateError) return error.errors.some(isOutage);
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return passingStates.test(code) || passingSystemErrors.has(code) || passingWords.test(error.message);
};
