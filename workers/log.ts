/** What the log takes: names of contents and codes, never names of files or text of documents. */
export interface Log {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}
