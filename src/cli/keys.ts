import { accessName, type Role } from '../../schemas/access.js';
import { readSettings } from '../config.js';
import { UsageError } from '../errors.js';
import { columns } from './columns.js';
import { data, note } from './output.js';
import { withStore } from './stored.js';
import { oneLine } from './visible.js';

export interface AccessOptions {
  name?: string;
  role?: Role;
  json?: boolean;
}

export const run = ([action]: ['create' | 'list' | 'revoke'], options: AccessOptions): Promise<number> =>
  withStore(async ({ access }) => {
    const { actor } = readSettings();
    if (action === 'list') {
      await printRows(await access.keys(), options);
      return 0;
    }
    const name = nameIn(options);
    if (action === 'revoke') {
      const { id } = await access.revokeKey(name, actor);
      note(`已吊销 / revoked: ${name} (${id})`);
      return 0;
    }
    const { key } = await access.createKey(name, roleIn(options), actor);
    await data(`${key}\n`);
    note('密钥只显示这一次，请妥善保存 / the key is shown this once: keep it safe');
    return 0;
  });

export const printRows = async (rows: object[], { json }: AccessOptions): Promise<void> => {
  if (json === true) await data(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  else if (rows[0])
    await data(columns([Object.keys(rows[0]), ...rows.map((row) => Object.values(row).map(oneLine))]));
};

export const nameIn = ({ name }: AccessOptions): string => {
  const parsed = accessName.safeParse(name);
  if (parsed.success) return parsed.data;
  throw new UsageError(
    '请以 --name 给出名称（1 至 100 个字符，不含冒号） / give a name with --name (1 to 100 characters, no colon)',
  );
};

export const roleIn = ({ role }: AccessOptions): Role => {
  if (role) return role;
  throw new UsageError('请以 --role 给出角色 / give a role with --role: reader, auditor, uploader, admin');
};
