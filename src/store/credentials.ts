/** Secrets and what is kept of them. Keys and tokens are random, so that a plain hash is enough; passwords are not. */
import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';
import { promisify } from 'node:util';
import { sha256 } from './canonical.js';

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

export interface NewKey {
  id: string;
  /** fuhe_0123456789ab_… : shown once */
  key: string;
  hash: string;
}

export const newKey = (): NewKey => {
  const id = randomBytes(6).toString('hex');
  const key = `fuhe_${id}_${randomBytes(32).toString('base64url')}`;
  return { id, key, hash: sha256(key) };
};

/** The part that finds the row; null: this was never a key. */
export const keyId = (key: string): string | null =>
  /^fuhe_(?<id>[0-9a-f]{12})_[\w-]{43}$/u.exec(key)?.groups?.id ?? null;

/** Takes as long for a wrong secret as for the right one. */
export const isSecretOf = (secret: string, hash: string): boolean =>
  timingSafeEqual(Buffer.from(sha256(secret), 'hex'), Buffer.from(hash, 'hex'));

export const newToken = (): string => randomBytes(32).toString('base64url');

/** 2^15 rounds of 8 blocks: 32 MB and some 80 ms for each guess. */
const cost = { N: 2 ** 15, r: 8, p: 1 };
const memory = 64 * 2 ** 20;

export const hashPassword = async (password: string): Promise<string> => {
  const salt = randomBytes(16);
  const hash = await derive(password.normalize('NFC'), salt, 32, { ...cost, maxmem: memory });
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('hex'), hash.toString('hex')].join('$');
};

export const isPasswordOf = async (password: string, kept: string): Promise<boolean> => {
  const [, N = '', r = '', p = '', salt = '', hash = ''] = kept.split('$');
  const expected = Buffer.from(hash, 'hex');
  const options = { N: Number(N), r: Number(r), p: Number(p), maxmem: memory };
  const derived = await derive(password.normalize('NFC'), Buffer.from(salt, 'hex'), expected.length, options);
  return timingSafeEqual(derived, expected);
};
