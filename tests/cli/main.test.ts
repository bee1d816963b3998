import { afterAll, describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/commands.js';
import packageJson from '../../package.json' with { type: 'json' };
import { extractorVersion } from '../../schemas/version.js';
import { Folder } from './fuhe.js';

const folder = new Folder();
afterAll(() => {
  folder.remove();
});

describe('fuhe', () => {
  it('says its version, which is the version that is stored with every report', async () => {
    const { code, stdout } = await folder.run(['--version']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${packageJson.version}\n` });
    expect(extractorVersion).toBe(packageJson.version);
  });

  it('names every command in its help, in both languages', async () => {
    const { code, stdout } = await folder.run(['--help']);
    expect(code).toBe(0);
    for (const { name } of commands) expect(stdout).toMatch(new RegExp(`^  ${name} `, 'mu'));
    expect(stdout).toContain('重新计算');
    expect(stdout).toContain('recomputes');
  });

  it.each([
    [[], /Usage: fuhe/u],
    [['frobnicate'], /unknown command/u],
    [['extract'], /missing required argument/u],
    [['extract', '--fromat', 'csv', 'a.txt'], /unknown option '--fromat'/u],
    [['extract', '--jobs', '0', 'a.txt'], /正整数 .*positive whole number/u],
    [['audit', '--format', 'pdf', 'a.txt'], /Allowed choices are pretty, json, csv, sarif/u],
    [['export', '--format', 'csv'], /required option '-o, --output/u],
    [['serve', 'now'], /too many arguments/u],
    [['serve', '--port', '70000'], /应为 0 至 65535 .*from 0 to 65535/u],
    [['worker'], /REDIS_URL 和 DATABASE_URL .*needs REDIS_URL and DATABASE_URL/u],
  ])('answers wrong use with exit code 2 and nothing on stdout: %j', async (args, message) => {
    const { code, stdout, stderr } = await folder.run(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });

  it('answers a wrong setting with exit code 2, without telling a password', async () => {
    const jobs = await folder.run(['extract', 'a.txt'], { FUHE_JOBS: 'many' });
    expect(jobs.code).toBe(2);
    expect(jobs.stderr).toMatch(/环境变量 FUHE_JOBS .*FUHE_JOBS is not valid: "many"/u);
    const database = await folder.run(['list'], { DATABASE_URL: 'mysql://me:secret@host/db' });
    expect(database.code).toBe(2);
    expect(database.stderr).toContain('DATABASE_URL');
    expect(database.stderr).not.toContain('secret');
  });
});
