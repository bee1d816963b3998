/** What is left of a file that cannot be opened, said for a person. */
import { UnreadableFile } from '../../errors.js';

/** 12 0 obj */
const objects = /\b\d+ \d+ obj\b/gu;
/** /Type /Page, not /Type /Pages */
const pageObjects = /\/Type\s*\/Page\b(?!s)/gu;

const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

const remains = (bytes: Uint8Array): string => {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const tail = text.slice(-2048);
  const missing = [
    tail.includes('%%EOF') ? '' : 'the end mark %%EOF',
    text.includes('startxref') ? '' : 'the cross-reference table',
  ].filter(Boolean);
  const found = `${bytes.byteLength} bytes with ${countOf(text, objects)} objects, ${countOf(text, pageObjects)} of them pages`;
  return missing.length === 0
    ? found
    : `${found}; ${missing.join(' and ')} missing, as in a download cut short`;
};

/** Failures of the parser become the file's; rejections that say more already stay; our defects stay defects. */
export const unreadable = (error: unknown, bytes: Uint8Array): unknown => {
  if (error instanceof UnreadableFile)
    return error.code === 'corrupt'
      ? new UnreadableFile('corrupt', `${error.detail ?? ''} (${remains(bytes)})`)
      : error;
  const fromParser =
    !(error instanceof Error) || (error.stack ?? '').includes('pdfjs-dist') || error.stack === undefined;
  if (!fromParser) return error;
  return new UnreadableFile(
    'corrupt',
    `${error instanceof Error ? error.message : String(error)} (${remains(bytes)})`,
  );
};
