import { readConfiguration } from '../configuration/index.js';
import { Examiner, explain, type Examined } from './examine.js';
import { data, note } from './output.js';
import { inOrder } from './parallel.js';
import { settingsFor, type ReadingOptions } from './settings.js';
import { named } from './walk.js';

export const run = async ([paths]: [string[]], options: ReadingOptions): Promise<number> => {
  const settings = settingsFor(options);
  const configuration = await readConfiguration(options.config);
  const examiner = new Examiner(settings, configuration);
  const indent = paths.length === 1 ? 2 : 0;
  let code = 0;
  try {
    const files = named(paths);
    for await (const each of inOrder(files, settings.jobs * 2, (file) => examiner.examine(file))) {
      code = Math.max(code, await print(each, indent));
    }
  } finally {
    await examiner.close();
  }
  return code;
};

const print = async (examined: Examined, indent: number): Promise<number> => {
  if ('extracted' in examined) {
    await data(`${JSON.stringify(examined.extracted.record, null, indent)}\n`);
    return 0;
  }
  note(explain(examined.file.shown, examined.rejection));
  return examined.file.wrong === true ? 2 : 1;
};
