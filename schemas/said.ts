/** What every fact has. */
export interface Said {
  /** the parser that recognised it */
  wording: string;
  /** words that make it not comparable, as printed */
  caveat: string | null;
}
