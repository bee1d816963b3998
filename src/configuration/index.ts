/** Finds, reads and checks the configuration file. A wrong one stops the command at once, with exit code 2. */
import { createHash } from 'node:crypto';
import { access, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { z } from 'zod';
import { configurationSchema, noConfiguration, type Configuration } from '../../schemas/configuration.js';
import { rules } from '../audit/index.js';
import { UsageError } from '../errors.js';
import { knownUnits } from '../figures/vocabulary.js';
import { loadRules } from './own-rules.js';

const names = ['fuhe.config.json', 'fuhe.config.js'];

/** The file that is named, or the nearest one from the folder upwards; without one nothing is changed. */
export const readConfiguration = async (
  named: string | undefined,
  folder = process.cwd(),
): Promise<Configuration> => {
  const path = named === undefined ? await nearest(folder) : resolve(folder, named);
  if (path === null) return noConfiguration;
  const parsed = configurationSchema.safeParse(await contentOf(path));
  if (!parsed.success)
    throw new UsageError(parsed.error.issues.map((issue) => complaint(path, issue)).join('\n'));
  const { rules: set, units, modules, scoring } = parsed.data;
  const configuration = {
    rules: set,
    units,
    scoring,
    modules: await Promise.all(modules.map((each) => hashed(path, each))),
  };
  await refuseUnknown(path, configuration);
  return configuration;
};

const nearest = async (folder: string): Promise<string | null> => {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const found = [];
    for (const name of names) if (await exists(join(at, name))) found.push(join(at, name));
    if (found.length > 1)
      throw new UsageError(
        `只能有一个配置文件，请删去其一 / there are two configuration files; remove one: ${found.join(', ')}`,
      );
    if (found[0] !== undefined) return found[0];
    if (dirname(at) === at) return null;
  }
};

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

const contentOf = async (path: string): Promise<unknown> => {
  try {
    if (!path.endsWith('.json'))
      return ((await import(pathToFileURL(path).href)) as { default?: unknown }).default;
    return JSON.parse((await readFile(path, 'utf8')).replace(/^\uFEFF/u, ''));
  } catch (error) {
    throw new UsageError(
      `${path}: 无法读取配置文件 / the configuration file cannot be read: ${String(error)}`,
    );
  }
};

const complaint = (path: string, { path: keys, message }: z.core.$ZodIssue): string => {
  const place = keys.length === 0 ? '' : ` ${keys.map(String).join('.')}`;
  return `${path}:${place} 配置无效 / is not valid: ${message}`;
};

const hashed = async (path: string, module: string): Promise<{ path: string; sha256: string }> => {
  const file = resolve(dirname(path), module);
  try {
    return {
      path: file,
      sha256: createHash('sha256')
        .update(await readFile(file))
        .digest('hex'),
    };
  } catch (error) {
    throw new UsageError(
      `${path}: modules: 无法读取规则模块 / a module of rules cannot be read: ${String(error)}`,
    );
  }
};

/** A setting that changes nothing is a slip of the pen. */
const refuseUnknown = async (path: string, { rules: set, units, modules }: Configuration): Promise<void> => {
  const known = [...rules, ...(await loadRules(modules))].map(({ id }) => id);
  const wrong = Object.keys(set)
    .filter((id) => !known.includes(id))
    .map((id) => `rules.${id}: 没有这条规则（见 fuhe rules）/ no such rule (see fuhe rules)`);
  const taken = units
    .filter(
      ({ name }, at) => knownUnits.units.has(name) || units.findIndex((each) => each.name === name) < at,
    )
    .map(({ name }) => `units: “${name}”已有 / “${name}” is there already`);
  const all = [...wrong, ...taken].map((each) => `${path}: ${each}`);
  if (all.length > 0) throw new UsageError(all.join('\n'));
};
