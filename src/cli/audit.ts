import { readConfiguration } from '../configuration/index.js';
import { findingsFormats } from '../export/index.js';
import { merged, holds, type AuditedFile, type FindingsFormat, type Language } from '../export/findings.js';
import { blocksOf } from './blocks.js';
import { Examiner, explain, type Examined } from './examine.js';
import { languageOf } from './language.js';
import { colourful, data, note } from './output.js';
import { inOrder } from './parallel.js';
import { Passages } from './passages.js';
import { Pretty } from './pretty.js';
import { quote } from './quote.js';
import { settingsFor, type ReadingOptions } from './settings.js';
import { walk } from './walk.js';

export interface AuditOptions extends ReadingOptions {
  format: 'pretty' | keyof typeof findingsFormats;
  all?: boolean;
  lang?: Language;
}

export const run = async ([paths]: [string[]], options: AuditOptions): Promise<number> => {
  const settings = settingsFor(options);
  const configuration = await readConfiguration(options.config);
  const examiner = new Examiner(settings, configuration);
  const write = writer(options);
  let code = 0;
  let index = 0;
  try {
    await data(write.begin);
    for await (const each of inOrder(walk(paths), settings.jobs * 2, (file) => examiner.examine(file))) {
      if ('rejection' in each) note(explain(each.file.shown, each.rejection));
      await data(await write.file(audited(each, options.all === true), each, index));
      code = Math.max(code, exitCode(each));
      index += 1;
    }
    await data(write.end);
  } finally {
    await examiner.close();
  }
  return code;
};

const exitCode = (examined: Examined): number => {
  if ('rejection' in examined) return examined.file.wrong === true ? 2 : 1;
  return examined.extracted.record.coverage.contradictions > 0 ? 1 : 0;
};

const audited = (examined: Examined, all: boolean): AuditedFile => {
  const path = examined.file.shown;
  if ('rejection' in examined) return { path, record: null, rejection: examined.rejection, findings: [] };
  const { record } = examined.extracted;
  const findings = all ? record.checks : record.checks.filter((check) => !holds(check));
  return { path, record, rejection: null, findings };
};

interface Writer {
  begin: string;
  file(audited: AuditedFile, examined: Examined, index: number): string | Promise<string>;
  end: string;
}

const writer = ({ format, lang, all }: AuditOptions): Writer => {
  if (format !== 'pretty') {
    const machine: FindingsFormat = findingsFormats[format];
    return { ...machine, file: (file, _examined, index) => machine.file(file, index) };
  }
  const pretty = new Pretty(languageOf(lang), colourful(process.stdout));
  return { begin: '', end: '', file: (file, examined) => print(pretty, file, examined, all === true) };
};

const print = async (
  pretty: Pretty,
  { path, record, findings }: AuditedFile,
  examined: Examined,
  all: boolean,
): Promise<string> => {
  if (!record || !('extracted' in examined)) return '';
  const passages = new Passages(await blocksOf(examined.extracted.reading));
  const lines = merged(findings).map(({ check, confirming }) =>
    pretty.finding(check, quote(check, passages, record.tables), confirming),
  );
  const unchecked = all ? pretty.unchecked(record.coverage) : '';
  return (
    pretty.heading(path, record.report.title) + lines.join('') + unchecked + pretty.coverage(record.coverage)
  );
};
