import type { Warning } from '../../../schemas/document.js';
import { UnreadableFile } from '../../errors.js';
import { foreignFormat } from '../foreign.js';
import { controlCharacter, decode } from './encoding.js';

export interface DecodedText {
  text: string;
  encoding: string;
  warnings: Warning[];
}

/** Decoded, without control characters, and with something in it. */
export const decodeText = async (bytes: Uint8Array): Promise<DecodedText> => {
  const { text, encoding, lost } = await decode(bytes);
  if (text.trim() === '') throw new UnreadableFile('empty', 'nothing but white space');
  const message = `${lost} characters could not be decoded as ${encoding}`;
  return {
    // one for one, so that columns stay what they are
    text: text.replace(controlCharacter, ' '),
    encoding,
    warnings: lost === 0 ? [] : [{ code: 'undecodable-characters', message, place: null }],
  };
};

const sampleSize = 1 << 16;

/** Told by the beginning: no other format's signature, and bytes that decode. */
export const isText = async (bytes: Uint8Array): Promise<boolean> => {
  if (foreignFormat(bytes) !== null) return false;
  try {
    await decode(bytes.subarray(0, sampleSize));
    return true;
  } catch (error) {
    if (error instanceof UnreadableFile) return false;
    throw error;
  }
};
