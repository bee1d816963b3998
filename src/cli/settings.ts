import { readSettings, type Settings } from '../config.js';

export interface ReadingOptions {
  jobs?: number;
  timeout?: number;
  memory?: number;
  config?: string;
}

/** What a person says on the command line goes before the environment. */
export const settingsFor = ({ jobs, timeout, memory }: ReadingOptions): Settings => {
  const given = readSettings();
  return {
    ...given,
    jobs: jobs ?? given.jobs,
    timeoutMs: timeout === undefined ? given.timeoutMs : timeout * 1000,
    memoryMegabytes: memory ?? given.memoryMegabytes,
  };
};
