/** Every command in words: name, arguments, options. Imports nothing heavy, so that --help costs nothing. */
import { Argument, InvalidArgumentError, Option } from 'commander';

/** Arguments and options as this file declares them. */
export type Run = (args: never, options: never) => Promise<number>;
export interface CommandLine {
  name: string;
  description: string;
  arguments: Argument[];
  options: Option[];
  /** after the options in --help */
  more?: string;
  load(): Promise<Run>;
}

const whole = (text: string): number => {
  if (!/^[1-9]\d{0,8}$/u.test(text))
    throw new InvalidArgumentError('应为正整数 / must be a positive whole number.');
  return Number(text);
};

const language = new Option(
  '--lang <language>',
  '说明所用语言 / language of the findings (default: LC_ALL, LANG; zh)',
).choices(['zh', 'en']);
const reading = [
  new Option(
    '-j, --jobs <n>',
    '同时读取的文件数 / files read at the same time (FUHE_JOBS; default: CPU cores)',
  ).argParser(whole),
  new Option(
    '--timeout <seconds>',
    '单个文件的时间上限 / time limit per file (FUHE_TIMEOUT; default: 120)',
  ).argParser(whole),
  new Option(
    '--memory <megabytes>',
    '单个文件的内存上限 / memory limit per file (FUHE_MEMORY; default: 1536)',
  ).argParser(whole),
];
const paths = (name: string, words: string): Argument => new Argument(`<${name}...>`, words);

const limits = `每个文件在独立进程中读取，超时或超出内存只影响该文件。
Each file is read in a process of its own; running out of time or memory is that file's affair alone.
环境变量 / environment: FUHE_JOBS FUHE_TIMEOUT FUHE_MEMORY FUHE_MAX_MEGABYTES (100) FUHE_MAX_PAGES (3000)
FUHE_MAX_UNZIPPED_MEGABYTES (300)`;

export const commands: CommandLine[] = [
  {
    name: 'extract',
    description:
      '读取文件并打印记录\nPrint the record of each file: one as indented JSON, several as JSON lines',
    arguments: [paths('file', 'PDF, DOCX, Markdown, text')],
    options: reading,
    more: limits,
    load: async () => (await import('./extract.js')).run,
  },
  {
    name: 'audit',
    description: '复核文件中的数字并打印发现\nRecompute what the files state and print the findings',
    arguments: [paths('path', '文件或文件夹 / files or folders')],
    options: [
      new Option('-f, --format <format>', '输出格式 / output format')
        .choices(['pretty', 'json', 'csv', 'sarif'])
        .default('pretty'),
      new Option('-a, --all', '也列出相符的核对 / show what holds, too'),
      language,
      ...reading,
    ],
    more: limits,
    load: async () => (await import('./audit.js')).run,
  },
];
