/** Why a file could not become a record. Fixed names; each tells the user what to do, in both languages. */
import { z } from 'zod';

export const rejectionCodes = [
  'unsupported-format',
  'encrypted',
  'corrupt',
  'empty',
  'scanned',
  'too-large',
  'timed-out',
  'out-of-memory',
  'internal',
] as const;
export const rejectionCode = z.enum(rejectionCodes);
export type RejectionCode = z.infer<typeof rejectionCode>;

export const localized = z.object({ zh: z.string(), en: z.string() }).strict();
export type Localized = z.infer<typeof localized>;

export const rejectionAdvice: Record<RejectionCode, Localized> = {
  'unsupported-format': {
    zh: '暂不支持此文件格式，请另存为 PDF、DOCX、Markdown 或纯文本后重试。',
    en: 'This file format is not supported; save it as PDF, DOCX, Markdown or plain text and try again.',
  },
  encrypted: {
    zh: '文件已加密，请去除密码后重试。',
    en: 'The file is encrypted; remove its password and try again.',
  },
  corrupt: {
    zh: '文件已损坏或不完整，请重新获取原件后重试。',
    en: 'The file is damaged or incomplete; fetch the original again and retry.',
  },
  empty: {
    zh: '文件中没有任何文字，请确认提供的是正文文件。',
    en: 'The file holds no text at all; check that it is the report itself.',
  },
  scanned: {
    zh: '页面均为图像，没有文字层；请先做文字识别（OCR）或提供可复制文字的版本。',
    en: 'The pages are images without a text layer; run OCR first or supply a version whose text can be copied.',
  },
  'too-large': {
    zh: '文件超过大小限制（字节、页数或解压后大小）；请拆分文件或在配置中调高限制。',
    en: 'The file exceeds a limit (bytes, pages or unzipped size); split it or raise the limit in the configuration.',
  },
  'timed-out': {
    zh: '读取超时；请拆分文件，或调高时间限制后重试。',
    en: 'Reading took too long; split the file, or raise the time limit and try again.',
  },
  'out-of-memory': {
    zh: '读取所需内存超过限制；请拆分文件，或调高内存限制后重试。',
    en: 'Reading needed more memory than allowed; split the file, or raise the memory limit and try again.',
  },
  internal: {
    zh: '程序内部出错，并非文件本身的问题；请保留该文件并报告此缺陷。',
    en: 'A defect in fuhe, not in the file; keep the file and report the defect.',
  },
};

export const rejectionSchema = z
  .object({
    schema: z.literal('fuhe/rejection@1'),
    file: z
      .object({ name: z.string(), sha256: z.string().nullable(), bytes: z.number().int().nullable() })
      .strict(),
    code: rejectionCode,
    detail: z.string().nullable().describe('what exactly was found, for a person'),
    advice: localized,
  })
  .strict();
export type Rejection = z.infer<typeof rejectionSchema>;
