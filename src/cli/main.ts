#!/usr/bin/env node
/** The command line. Knows every command's words; what a command does is loaded only when it runs. */
import { Command, CommanderError } from 'commander';
import type { CommandLine } from './command-line.js';
import { commands } from './commands.js';
import { readVersion } from './version.js';
import { closedPipe, note } from './output.js';

const program = (finish: (code: number) => void): Command => {
  const fuhe = new Command('fuhe')
    .description(
      '复核：读出报告中的每个数字并重新计算\nReads report files and recomputes every number they state about themselves',
    )
    .version(readVersion(), '-V, --version', '版本 / version')
    .helpOption('-h, --help', '帮助 / help')
    .helpCommand(false)
    .configureHelp({ showGlobalOptions: false })
    .exitOverride();
  for (const each of commands) fuhe.addCommand(build(each, finish));
  return fuhe;
};

const build = (line: CommandLine, finish: (code: number) => void): Command => {
  const command = new Command(line.name)
    .description(line.description)
    .helpOption('-h, --help', '帮助 / help');
  for (const argument of line.arguments) command.addArgument(argument);
  for (const option of line.options) command.addOption(option);
  if (line.more) command.addHelpText('after', `\n${line.more}`);
  return command.exitOverride().action(async () => {
    const run = await line.load();
    finish(await run(command.processedArgs as never, command.opts<never>()));
  });
};

const main = async (argv: string[]): Promise<number> => {
  let code = 0;
  try {
    await program((result) => (code = result)).parseAsync(argv);
    return code;
  } catch (error) {
    // help and version also arrive here, with exit code 0
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    // by name: the class would load the schemas, which --help does not need
    if (error instanceof Error && error.name === 'UsageError') return (note(`fuhe: ${error.message}`), 2);
    note(`fuhe: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return 2;
  }
};

closedPipe();
process.exitCode = await main(process.argv);
