/** What a command is in words, and words that several of them share. */
import { InvalidArgumentError, Option, type Argument } from 'commander';

/** Arguments and options as its description declares them. */
export type Run = (args: never, options: never) => Promise<number>;
export interface CommandLine {
  name: string;
  description: string;
  arguments: Argument[];
  options: Option[];
  /** after the options in --help */
  more?: string;
  load(): Promise<Run>;
}

export const config = new Option(
  '--config <file>',
  '配置文件 / configuration (default: fuhe.config.json or .js here or above)',
);
export const json = new Option('--json', '以 JSON 行输出 / as JSON lines');

export const database = `数据存于 ./.fuhe（或 FUHE_HOME）；设置 DATABASE_URL 时存于 PostgreSQL（模式名 FUHE_SCHEMA，默认 fuhe）。
Stored in ./.fuhe (or FUHE_HOME); with DATABASE_URL in PostgreSQL (schema FUHE_SCHEMA, default fuhe).`;

/** 0: any that is free. */
export const port = (text: string): number => {
  const number = /^\d{1,5}$/u.test(text) ? Number(text) : Infinity;
  if (number > 65_535) throw new InvalidArgumentError('应为 0 至 65535 / must be from 0 to 65535.');
  return number;
};

/** Reads a number of things; commander says which option was wrong. */
export const whole = (text: string): number => {
  if (!/^[1-9]\d{0,8}$/u.test(text))
    throw new InvalidArgumentError('应为正整数 / must be a positive whole number.');
  return Number(text);
};
