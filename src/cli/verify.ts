import { readFile, writeFile } from 'node:fs/promises';
import { UsageError } from '../errors.js';
import { readCheckpoint, signCheckpoint, type Checkpoint } from '../store/checkpoint.js';
import { faultyOriginals } from '../store/originals.js';
import { verifyAtOnce, type Verified } from '../store/verify.js';
import { data, note } from './output.js';
import { withStore } from './stored.js';
import { visible } from './visible.js';

export interface VerifyOptions {
  originals?: boolean;
  checkpoint?: string[];
  key?: string;
  sign?: string;
  output?: string;
  json?: boolean;
}

export const run = async (_: [], options: VerifyOptions): Promise<number> => {
  const checkpoints = await checkpointsOf(options);
  if ((options.sign === undefined) !== (options.output === undefined))
    throw new UsageError('--sign 与 --output 须同时给出 / --sign and --output go together');
  return withStore(async (store) => {
    const verified = await verifyAtOnce(store.database, checkpoints);
    if (options.originals === true) verified.tampering.push(...(await faultyOriginals(store)));
    await tell(verified, options.json === true);
    if (verified.tampering.length > 0) return 1;
    if (options.sign !== undefined && options.output !== undefined)
      await sign(verified, options.sign, options.output);
    return 0;
  });
};

const checkpointsOf = async ({ checkpoint = [], key }: VerifyOptions): Promise<Checkpoint[]> => {
  if (checkpoint.length === 0) return [];
  if (key === undefined)
    throw new UsageError('--checkpoint 需要 --key（公钥） / --checkpoint needs --key, the public key');
  const pem = await text(key);
  return Promise.all(checkpoint.map(async (path) => readCheckpoint(await text(path), pem)));
};

const text = async (path: string): Promise<string> => {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new UsageError(`无法读取 / cannot be read: ${path} (${String(error)})`);
  }
};

const tell = async (verified: Verified, json: boolean): Promise<void> => {
  if (json) {
    await data(`${JSON.stringify(verified)}\n`);
    return;
  }
  for (const { sequence, what } of verified.tampering)
    await data(visible(`${sequence === null ? '—' : `#${sequence}`}  ${what.zh} / ${what.en}`) + '\n');
  const { entries, last, reports, unsealed, tampering } = verified;
  const sound = tampering.length === 0;
  await data(
    `${sound ? '审计链完整' : `发现 ${tampering.length} 处改动`}：${entries} 条，${reports} 份报告；末条哈希 ${last}\n` +
      `${sound ? 'the trail is intact' : `${tampering.length} signs of tampering`}: ${entries} entries, ${reports} reports; last hash ${last}\n`,
  );
  if (unsealed > 0)
    await data(
      `${unsealed} 份报告早于审计链，其内容无从核对 / ${unsealed} reports are older than the trail, which cannot vouch for them\n`,
    );
};

const sign = async (verified: Verified, key: string, output: string): Promise<void> => {
  const checkpoint = signCheckpoint(verified, await text(key), new Date().toISOString());
  await writeFile(output, `${JSON.stringify(checkpoint, null, 2)}\n`);
  note(`已签署检查点 / signed a checkpoint: ${output} (#${checkpoint.sequence})`);
};
