/** Every command in words: name, arguments, options. Imports nothing heavy, so that --help costs nothing. */
import { Argument, Option } from 'commander';
import { config, database, json, port, whole, type CommandLine } from './command-line.js';
import { serviceCommands } from './service-commands.js';

const language = new Option(
  '--lang <language>',
  '说明所用语言 / language of the findings (default: LC_ALL, LANG; zh)',
).choices(['zh', 'en']);
const limit = new Option('-n, --limit <n>', '至多几条 / at most so many').argParser(whole).default(50);
const reading = [
  config,
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
  {
    name: 'ingest',
    description:
      '批量读入文件夹并存储，已存的跳过\nRead whole folders into the store; what is already there is skipped',
    arguments: [paths('path', '文件或文件夹 / files or folders')],
    options: [
      new Option('--json', '每个文件一行 JSON / one JSON line per file'),
      new Option('--dry-run', '只说明哪些会被读取 / only tell what would be read'),
      ...reading,
    ],
    more: `${limits}\n${database}`,
    load: async () => (await import('./ingest.js')).run,
  },
  {
    name: 'list',
    description: '列出已存的报告\nList what is stored',
    arguments: [],
    options: [
      new Option('--kind <kind>', '报告类型 / kind of report'),
      new Option('--year <year>', '年度 / year').argParser(whole),
      new Option('--contradictions', '只列有矛盾的 / only those with contradictions'),
      new Option('--rejected', '列出无法读取的文件 / list the files that could not be read'),
      json,
      limit,
    ],
    more: database,
    load: async () => (await import('./list.js')).run,
  },
  {
    name: 'show',
    description: '显示一份已存的报告\nShow a stored report',
    arguments: [new Argument('<id>', '编号或其开头几位 / id, or the first digits of it')],
    options: [new Option('--json', '打印记录 / print the record'), language],
    more: database,
    load: async () => (await import('./show.js')).run,
  },
  {
    name: 'search',
    description: '在已存报告的正文中查找\nFind a text in stored reports',
    arguments: [new Argument('<text>', '要找的文字 / the text')],
    options: [json, limit],
    more: database,
    load: async () => (await import('./search.js')).run,
  },
  {
    name: 'review',
    description:
      '对一条发现作出结论，记入审计链\nDecide about a finding; the decision goes into the audit trail',
    arguments: [
      new Argument('<id>', '报告编号 / id of the report'),
      new Argument('<check>', '核对编号，如 c12 / id of the check'),
    ],
    options: [
      new Option('-d, --decision <decision>', '属实、不成立、重新打开、附注 / what was found')
        .choices(['confirmed', 'dismissed', 'reopened', 'noted'])
        .makeOptionMandatory(),
      new Option('-r, --reason <text>', '理由（不成立与附注必填） / why (needed to dismiss and to note)'),
    ],
    more: database,
    load: async () => (await import('./review.js')).run,
  },
  {
    name: 'reaudit',
    description:
      '规则变动后重新核对已存报告，不再读原文件\nCheck stored reports again after the rules changed, without reading their files',
    arguments: [],
    options: [
      new Option('--all', '也重核规则未变者 / also those that were checked by these rules'),
      new Option('--json', '每份报告一行 JSON / one JSON line per report'),
      ...reading,
    ],
    more: `${limits}\n${database}`,
    load: async () => (await import('./reaudit.js')).run,
  },
  {
    name: 'verify',
    description:
      '重算审计链，并核对所存内容是否被改动\nRecompute the audit trail and hold what is stored against it',
    arguments: [],
    options: [
      new Option('--originals', '也重算原始文件的哈希 / hash the kept originals, too'),
      new Option('--checkpoint <file...>', '以已签检查点核对 / also against signed checkpoints'),
      new Option(
        '--key <file>',
        '验签用的 ed25519 公钥（PEM） / public ed25519 key that they were signed for',
      ),
      new Option(
        '--sign <file>',
        '以此 ed25519 私钥（PEM）签署检查点 / sign a checkpoint with this private key',
      ),
      new Option('-o, --output <file>', '检查点写入何处 / where to write it'),
      json,
    ],
    more: `openssl genpkey -algorithm ed25519 -out key.pem && openssl pkey -in key.pem -pubout -out key.pub
${database}`,
    load: async () => (await import('./verify.js')).run,
  },
  {
    name: 'worker',
    description:
      '从队列取任务并读取文件（需 REDIS_URL 与 DATABASE_URL）\nTake work from the queue; needs REDIS_URL and DATABASE_URL',
    arguments: [],
    options: [
      config,
      new Option('-c, --concurrency <n>', '同时处理的文件数 / files at the same time (FUHE_JOBS)').argParser(
        whole,
      ),
      ...reading.slice(2),
      new Option(
        '--health-port <n>',
        '本机健康检查端口 / port for health checks on this machine (200 or 503)',
      ).argParser(port),
    ],
    more: limits,
    load: async () => (await import('./worker.js')).run,
  },
  {
    name: 'rules',
    description: '列出核对规则；给出编号则打印其说明页\nList the rules; with an id print its page',
    arguments: [new Argument('[id]', '规则编号 / id of the rule')],
    options: [json, config],
    load: async () => (await import('./rules.js')).run,
  },
  {
    name: 'export',
    description: '导出规范化的表\nWrite normalised tables, one file each',
    arguments: [],
    options: [
      new Option('-f, --format <format>', '格式 / format')
        .choices(['jsonl', 'csv', 'xlsx', 'parquet'])
        .makeOptionMandatory(),
      new Option('-o, --output <folder>', '输出文件夹 / folder to write to').makeOptionMandatory(),
    ],
    more: database,
    load: async () => (await import('./export.js')).run,
  },
  ...serviceCommands,
];
