/** Uploads onto the disk, hashed on the way; nothing is held in memory but a piece of one. */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { invalid, Problem } from './problem.js';
import type { ServiceSettings } from './service.js';

export interface ReceivedFile {
  path: string;
  name: string;
  sha256: string;
  bytes: number;
}

/** All files of a request, or a Problem and none. */
export const receive = async (
  request: FastifyRequest,
  folder: string,
  limits: ServiceSettings['limits'],
): Promise<ReceivedFile[]> => {
  const files: ReceivedFile[] = [];
  let left = limits.request;
  try {
    for await (const part of parts(request, limits)) {
      const file = await keep(part, join(folder, String(files.length)), left);
      if (part.file.truncated) throw tooLarge(limits.file);
      left -= file.bytes;
      files.push(file);
    }
  } catch (error) {
    throw malformed(error);
  }
  if (files.length === 0) throw invalid('body.file', '请求中没有文件', 'the request holds no file');
  return files;
};

const parts = (request: FastifyRequest, limits: ServiceSettings['limits']): AsyncIterable<MultipartFile> => {
  if (!request.isMultipart())
    throw new Problem('unsupported-media-type', {
      zh: '请以 multipart/form-data 上传',
      en: 'send files as multipart/form-data',
    });
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > limits.request + overhead * limits.files) throw tooLarge(limits.request);
  return request.files({
    limits: { fileSize: limits.file, files: limits.files, fields: 20, parts: limits.files + 20 },
  });
};

/** What the headers of a part may take. */
const overhead = 16_384;

const keep = async (part: MultipartFile, path: string, left: number): Promise<ReceivedFile> => {
  const hash = createHash('sha256');
  let bytes = 0;
  const counted = new Transform({
    transform: (piece: Buffer, _encoding, done) => {
      bytes += piece.length;
      hash.update(piece);
      done(bytes > left ? tooLarge(left) : null, piece);
    },
  });
  await pipeline(part.file, counted, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  return { path, name: fileName(part.filename), sha256: hash.digest('hex'), bytes };
};

/** '../../报告.pdf' → '报告.pdf': a name is for people and never a path here. */
export const fileName = (sent: string): string => {
  const name = (sent.split(/[\\/]/u).at(-1) ?? '').replaceAll(/\p{C}/gu, '').trim();
  const characters = [...name];
  // the end tells the format
  const short =
    characters.length > 200 ? [...characters.slice(0, 160), '…', ...characters.slice(-39)] : characters;
  return short.join('') || 'unnamed';
};

const tooLarge = (bytes: number): Problem => {
  const megabytes = (bytes / 2 ** 20).toLocaleString('en', { maximumFractionDigits: 1 });
  return new Problem('too-large', {
    zh: `超过 ${megabytes} MB 的上限；请拆分后发送，或由管理员调高 FUHE_MAX_MEGABYTES`,
    en: `above the limit of ${megabytes} MB: split it, or have FUHE_MAX_MEGABYTES raised`,
  });
};

/** What the parser of multipart bodies says has no status; what the disk says names its system call. */
const malformed = (error: unknown): unknown => {
  if (error instanceof Problem || !(error instanceof Error)) return error;
  if ('syscall' in error || ('statusCode' in error && error.statusCode !== 500)) return error;
  return new Problem('invalid-input', {
    zh: '无法解析上传内容（multipart/form-data），或上传中断',
    en: `the upload is not well-formed multipart/form-data, or broke off: ${error.message}`,
  });
};
