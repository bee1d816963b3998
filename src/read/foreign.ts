/** Formats that are recognised and not read, so that a refusal can name them. */
import { UnreadableFile } from '../errors.js';
import { isZip, maximumEntries, openArchive, type Archive } from './archive.js';
import { isCompoundFile, streamNames } from './compound-file.js';

/** What a file is by its first bytes, if it is none of ours; null = it may be text. */
export const foreignFormat = (bytes: Uint8Array): string | null => {
  if (isCompoundFile(bytes)) return 'OLE compound file';
  if (isZip(bytes)) return 'zip archive';
  // white space, marks and the zero bytes of UTF-16 aside
  const opening = Buffer.from(bytes.subarray(0, 4096))
    .toString('latin1')
    .replace(/^(?:ï»¿|ÿþ|þÿ)|\0/gu, '')
    .trimStart();
  return signatures.find(([signature]) => signature.test(opening))?.[1] ?? null;
};

const signatures: [signature: RegExp, name: string][] = [
  // <!DOCTYPE html> · <html lang="zh"> · <?xml …?><!DOCTYPE html …
  [/^(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]/iu, 'HTML'],
  // MIME-Version: 1.0
  [/^(?:MIME-Version:|Content-Type:\s*multipart\/)/iu, 'web archive (MHTML)'],
  [/^\{\\rtf/u, 'Rich Text Format (.rtf)'],
  [/^<\?xml[\s\S]*<w:wordDocument/u, 'Word 2003 XML'],
  [/^<\?xml[\s\S]*<pkg:package/u, 'Word XML (Flat OPC)'],
  [/^(?:<\?xml[\s\S]*)?<svg[\s>]/u, 'SVG image'],
  [/^<\?xml\s/u, 'XML'],
  [/^%!PS/u, 'PostScript'],
  [/^ÿWPC/u, 'WordPerfect'],
];

/** The refusal of a file that no reader accepts. */
export const refusal = async (bytes: Uint8Array): Promise<UnreadableFile> => {
  if (isCompoundFile(bytes)) return refuseCompoundFile(streamNames(bytes));
  if (isZip(bytes)) {
    const archive = await openArchive(bytes, { entries: maximumEntries, unzippedBytes: Infinity });
    return new UnreadableFile('unsupported-format', await zipFormat(archive));
  }
  const named = foreignFormat(bytes);
  if (named !== null) return new UnreadableFile('unsupported-format', named);
  const { fileTypeFromBuffer } = await import('file-type');
  const type = await fileTypeFromBuffer(bytes);
  return new UnreadableFile(
    'unsupported-format',
    type ? `${type.mime} (.${type.ext})` : 'binary data of unknown kind',
  );
};

const refuseCompoundFile = (streams: string[]): UnreadableFile => {
  const has = (name: string): boolean => streams.some((stream) => stream.startsWith(name));
  if (has('EncryptedPackage') || has('EncryptionInfo'))
    return new UnreadableFile('encrypted', 'Office file with a password');
  const found = compoundFormats.find(([stream]) => has(stream));
  return new UnreadableFile('unsupported-format', found?.[1] ?? 'OLE compound file');
};

const compoundFormats: [stream: string, name: string][] = [
  ['WordDocument', 'Word 97–2003 (.doc)'],
  ['Workbook', 'Excel 97–2003 (.xls)'],
  ['Book', 'Excel 5.0/95 (.xls)'],
  ['PowerPoint Document', 'PowerPoint 97–2003 (.ppt)'],
  ['VisioDocument', 'Visio (.vsd)'],
  ['__properties_version1.0', 'Outlook message (.msg)'],
  ['HwpSummaryInformation', 'Hangul (.hwp)'],
];

const zipFormats: [entry: RegExp, name: string][] = [
  [/^xl\/workbook/iu, 'Excel (.xlsx)'],
  [/^ppt\/presentation/iu, 'PowerPoint (.pptx)'],
  [/^visio\/document/iu, 'Visio (.vsdx)'],
  [/^OFD\.xml$/iu, 'OFD'],
  [/^META-INF\/container\.xml$/u, 'EPUB'],
  [/^Index\/Document\.iwa$/u, 'Apple iWork'],
  [/^FixedDocSeq/u, 'XPS'],
];

const zipFormat = async (archive: Archive): Promise<string> => {
  const found = zipFormats.find(([entry]) => archive.names.some((name) => entry.test(name)));
  if (found) return found[1];
  const kind = await openDocumentKind(archive);
  return kind ?? 'zip archive without a Word document';
};

/** OpenDocument files say what they are in an entry of their own. */
const openDocumentKind = async (archive: Archive): Promise<string | null> => {
  const entry = archive.open('mimetype');
  if (!entry) return null;
  let text = '';
  for await (const chunk of await entry) {
    text += Buffer.from(chunk).toString('latin1');
    if (text.length > 200) break;
  }
  // application/vnd.oasis.opendocument.text
  const kind = /^application\/vnd\.oasis\.opendocument\.([a-z-]{1,40})/u.exec(text)?.[1];
  return kind === undefined ? null : `OpenDocument ${kind}`;
};
