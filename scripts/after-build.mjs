/** What tsc leaves undone: the migrations and the pages of the rules beside the code, the command executable and at hand in this checkout. */
import { chmodSync, cpSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const command = join(root, 'dist/src/cli/main.js');

chmodSync(command, 0o755);
for (const folder of ['src/store/migrations', 'fixtures/rules']) {
  rmSync(join(root, 'dist', folder), { recursive: true, force: true });
  cpSync(join(root, folder), join(root, 'dist', folder), { recursive: true });
}

// npm links the commands of dependencies, never the package's own
const links = join(root, 'node_modules/.bin');
if (existsSync(join(root, 'node_modules')) && process.platform !== 'win32') {
  mkdirSync(links, { recursive: true });
  rmSync(join(links, 'fuhe'), { force: true });
  symlinkSync('../../dist/src/cli/main.js', join(links, 'fuhe'));
}
