/**
 * A signed note of how far the trail had come. Kept elsewhere, it proves that nothing before it was rewritten or cut
 * off, even by somebody who may do anything in the database.
 */
import { createPrivateKey, createPublicKey, sign, verify as verifySignature } from 'node:crypto';
import { z } from 'zod';
import { UsageError } from '../errors.js';

const checkpointSchema = z.object({
  schema: z.literal('fuhe/checkpoint@1'),
  /** last entry of the trail and its hash */
  sequence: z.int().min(0),
  hash: z.string().regex(/^[0-9a-f]{64}$/u),
  /** when it was signed, ISO 8601 */
  at: z.iso.datetime(),
  /** ed25519 over the lines schema, sequence, hash, at; base64 */
  signature: z.base64(),
});
export type Checkpoint = z.infer<typeof checkpointSchema>;

const signed = ({ schema, sequence, hash, at }: Omit<Checkpoint, 'signature'>): Buffer =>
  Buffer.from([schema, String(sequence), hash, at].join('\n'));

/** `key`: an ed25519 private key as PEM. Throws UsageError for anything else. */
export const signCheckpoint = (
  trail: { entries: number; last: string },
  key: string,
  at: string,
): Checkpoint => {
  const body = {
    schema: 'fuhe/checkpoint@1' as const,
    sequence: trail.entries,
    hash: trail.last,
    at,
  };
  return { ...body, signature: sign(null, signed(body), ed25519(createPrivateKey, key)).toString('base64') };
};

/** Reads a checkpoint that this key signed. `key`: a public (or private) ed25519 key as PEM. Throws UsageError. */
export const readCheckpoint = (text: string, key: string): Checkpoint => {
  const parsed = checkpointSchema.safeParse(json(text));
  if (!parsed.success)
    throw new UsageError('检查点文件格式不对 / the checkpoint file is not one: see fuhe verify --sign');
  const { signature, ...body } = parsed.data;
  if (!verifySignature(null, signed(body), ed25519(createPublicKey, key), Buffer.from(signature, 'base64')))
    throw new UsageError('检查点并非由此密钥签署 / the checkpoint was not signed by this key');
  return parsed.data;
};

const json = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
};

const ed25519 = (
  create: typeof createPrivateKey | typeof createPublicKey,
  pem: string,
): ReturnType<typeof create> => {
  try {
    const key = create(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // the message below says what was wanted
  }
  throw new UsageError(
    '需要 PEM 格式的 ed25519 密钥 / an ed25519 key in PEM is needed: openssl genpkey -algorithm ed25519',
  );
};
