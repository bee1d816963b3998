import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { readSettings } from '../config.js';
import { UsageError } from '../errors.js';
import { nameIn, printRows, roleIn, type AccessOptions } from './keys.js';
import { note } from './output.js';
import { withStore } from './stored.js';

const shortest = 12;

export const run = ([action]: ['add' | 'list' | 'remove'], options: AccessOptions): Promise<number> =>
  withStore(async ({ access }) => {
    const { actor } = readSettings();
    if (action === 'list') {
      await printRows(await access.users(), options);
      return 0;
    }
    const name = nameIn(options);
    if (action === 'remove') {
      await access.removeUser(name, actor);
      note(`已删除 / removed: ${name}`);
      return 0;
    }
    const done = await access.putUser(name, roleIn(options), await password(), actor);
    note(`${done === 'added' ? '已添加 / added' : '已更新 / changed'}: ${name}`);
    return 0;
  });

/** Never an argument or a variable: others on the machine could read it there. */
const password = async (): Promise<string> => {
  const given = process.stdin.isTTY ? await asked() : (await text(process.stdin)).replace(/\r?\n$/u, '');
  if ([...given].length >= shortest) return given;
  throw new UsageError(
    `密码从标准输入读取，至少 ${shortest} 个字符 / the password is read from standard input and has at least ${shortest} characters`,
  );
};

const asked = async (): Promise<string> => {
  process.stderr.write('密码 / password: ');
  const silent = new Writable({
    write: (_piece, _encoding, done) => {
      done();
    },
  });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  const [line] = (await once(lines, 'line')) as [string];
  lines.close();
  process.stderr.write('\n');
  return line;
};
