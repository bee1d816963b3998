import type { RejectionCode } from '../../schemas/rejection.js';

/** A file that could not even be opened. */
export interface FileFailure {
  code: RejectionCode;
  detail: string;
  missing: boolean;
}

const words: Record<string, string> = {
  ENOENT: '文件不存在 / no such file',
  EACCES: '没有读取权限 / no permission to read it',
  EPERM: '没有读取权限 / no permission to read it',
  EISDIR: '是文件夹，不是文件 / a folder, not a file',
  ELOOP: '符号链接循环 / symbolic links in a circle',
  EIO: '读取磁盘出错 / the disk failed to read it',
};

export const failureOf = (error: unknown): FileFailure => {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  const detail = words[code] ?? (error instanceof Error ? error.message : String(error));
  return { code: code in words ? 'corrupt' : 'internal', detail, missing: code === 'ENOENT' };
};

export const changedWhileRead = '读取时文件被改动 / the file changed while it was read';
