import { readFile } from 'node:fs/promises';
import type { Configuration } from '../../schemas/configuration.js';
import { rules as builtIn } from '../audit/index.js';
import type { Rule } from '../audit/rule.js';
import { readConfiguration } from '../configuration/index.js';
import { loadRules } from '../configuration/own-rules.js';
import { UsageError } from '../errors.js';
import { columns } from './columns.js';
import { data } from './output.js';

export interface RulesOptions {
  json?: boolean;
  config?: string;
}

export const run = async ([id]: [string | undefined], options: RulesOptions): Promise<number> => {
  const configuration = await readConfiguration(options.config);
  const own = await loadRules(configuration.modules);
  if (id !== undefined) await data(await pageOf(id, own));
  else await list([...builtIn, ...own], configuration, options.json === true);
  return 0;
};

const list = async (all: readonly Rule[], configuration: Configuration, json: boolean): Promise<void> => {
  const entries = all.map(({ id, claim }) => ({ id, severity: severityOf(id, configuration), claim }));
  if (json) await data(entries.map((each) => `${JSON.stringify(each)}\n`).join(''));
  else
    await data(
      columns([
        ['id', 'severity', '核对什么', 'claim'],
        ...entries.map((each) => [each.id, each.severity, each.claim.zh, each.claim.en]),
      ]),
    );
};

/** Of what does not hold; 'off' when the rule is not in force. */
const severityOf = (id: string, { rules }: Configuration): string => rules[id] ?? 'contradiction';

const pageOf = async (id: string, own: readonly Rule[]): Promise<string> => {
  const mine = own.find((rule) => rule.id === id);
  if (mine) return `# ${id}\n\n${mine.claim.zh}\n${mine.claim.en}\n`;
  if (!builtIn.some((rule) => rule.id === id))
    throw new UsageError(`没有这条规则，fuhe rules 列出全部 / no such rule; fuhe rules lists all: ${id}`);
  // the build puts the pages at the same distance from the code
  return readFile(new URL(`../../fixtures/rules/${id}.md`, import.meta.url), 'utf8');
};
