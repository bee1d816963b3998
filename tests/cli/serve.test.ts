import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, it } from 'vitest';
import { Folder, report } from './fuhe.js';

interface Started {
  address: string;
  log: string[];
  stop: () => Promise<void>;
}

describe('fuhe serve', () => {
  const folder = new Folder();
  const children: ChildProcess[] = [];
  afterAll(() => {
    for (const each of children) each.kill('SIGKILL');
    folder.remove();
  });
  const content = report('青屿县农业农村局', '90%');
  let key = '';

  const start = async (): Promise<Started> => {
    const { child, done } = folder.start(['serve', '--port', '0']);
    children.push(child);
    const log: string[] = [];
    const address = await new Promise<string>((resolve, reject) => {
      createInterface({ input: child.stderr! }).on('line', (line) => {
        log.push(line);
        const [found] = /^http:\S+/u.exec(line) ?? [];
        if (found !== undefined) resolve(found);
      });
      void done.then(({ stderr }) => {
        reject(new Error(stderr));
      });
    });
    const stop = async (): Promise<void> => {
      child.kill('SIGTERM');
      expect(await done).toMatchObject({ code: 0 });
    };
    return { address, log, stop };
  };
  const ask = (address: string, path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${address}${path}`, { ...init, headers: { authorization: `Bearer ${key}` } });
  const upload = async (
    address: string,
    name: string,
    text: string,
  ): Promise<{ sha256: string; report: string; known: boolean; state: string }> => {
    const body = new FormData();
    body.append('file', new Blob([text]), name);
    const response = await ask(address, '/v1/reports', { method: 'POST', body });
    expect([200, 202]).toContain(response.status);
    return (
      (await response.json()) as {
        files: { sha256: string; report: string; known: boolean; state: string }[];
      }
    ).files[0]!;
  };

  it(
    'reads what is sent, tells how far it is, and has it still after a restart',
    { timeout: 240_000 },
    async () => {
      key = (await folder.run(['keys', 'create', '--name', 'tester', '--role', 'admin'])).stdout.trim();
      expect(key).toMatch(/^fuhe_/u);
      const first = await start();
      const sent = await upload(first.address, '自评报告.md', content);
      expect(sent.known).toBe(false);

      const events = await ask(first.address, `/v1/files/${sent.sha256}/events`);
      expect(events.headers.get('content-type')).toBe('text/event-stream');
      const told = await events.text();
      const states = [...told.matchAll(/^event: state\ndata: (.*)$/gmu)].map(
        ([, data]) => (JSON.parse(data!) as { state: string }).state,
      );
      expect(['waiting', 'running']).toContain(states[0]);
      expect(states.at(-1)).toBe('done');
      const checks = (await (
        await ask(first.address, `/v1/reports/${sent.report}/checks?verdict=contradiction`)
      ).json()) as { checks: unknown[] };
      expect(checks.checks).toMatchObject([{ check: { stated: { text: '90%' } } }]);
      await first.stop();

      const second = await start();
      const record = (await (await ask(second.address, `/v1/reports/${sent.report}`)).json()) as {
        file: object;
      };
      expect(record.file).toMatchObject({ name: '自评报告.md', sha256: sent.sha256 });
      expect(await (await ask(second.address, `/v1/reports/${sent.report}/original`)).text()).toBe(content);
      expect(await upload(second.address, 'copy.md', content)).toMatchObject({
        known: true,
        state: 'done',
        report: sent.report,
      });
      const list = (await (await ask(second.address, '/v1/reports')).json()) as { reports: object[] };
      expect(list.reports).toHaveLength(1);
      await second.stop();

      const log = [...first.log, ...second.log].join('\n');
      expect(log).toContain('"actor":"key:tester"');
      // the secret may hold a '_' itself
      for (const secret of [key.slice(-43), '青屿县', '年初预算数', '自评报告'])
        expect(log).not.toContain(secret);
    },
  );

  it('draws a page of a PDF file that was sent', { timeout: 240_000 }, async () => {
    const { address, stop } = await start();
    const bytes = readFileSync(join(import.meta.dirname, '../../fixtures/reports/culture-bureau/input.pdf'));
    const body = new FormData();
    body.append('file', new Blob([new Uint8Array(bytes)]), '报告.pdf');
    const response = await ask(address, '/v1/reports?wait=60', { method: 'POST', body });
    const { files } = (await response.json()) as { files: { report: string; state: string }[] };
    expect(files).toMatchObject([{ state: 'done' }]);
    const page = await ask(address, `/v1/reports/${files[0]!.report}/pages/1?width=400`);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(
      Buffer.from(await page.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    await stop();
  });

  it.each([
    [['serve', '--port', '70000'], {}],
    [['serve', '--port', '80a'], {}],
    [['serve'], { FUHE_TRUST_PROXY: 'somewhere' }],
    [['serve'], { FUHE_REQUESTS_PER_MINUTE: 'many' }],
  ])('does not start with what makes no sense: %j %j', async (args, environment) => {
    const { child, done } = folder.start(args, environment);
    const ended = await done;
    expect([child.exitCode, ended.stdout]).toEqual([2, '']);
    expect(ended.stderr).not.toContain('    at ');
  });
});
