/** Version of the extractor: what it writes into a record and what a stored report is unique by (with its content). */
export const extractorVersion = '0.1.0';
