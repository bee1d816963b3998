/** What tsc leaves undone: the migrations beside the code, the command executable and at hand in this checkout. */
import { chmodSync, cpSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const command = join(root, 'dist/src/cli/main.js');
const migrations = join(root, 'src/store/migrations');

chmodSync(command, 0o755);
rmSync(join(root, 'dist/src/store/migrations'), { recursive: true, force: true });
if (existsSync(migrations)) cpSync(migrations, join(root, 'dist/src/store/migrations'), { recursive: true });

// npm links the commands of dependencies, never the package's own
const links = join(root, 'node_modules/.bin');
if (existsSync(join(root, 'node_modules')) && process.platform !== 'win32') {
  mkdirSync(links, { recursive: true });
  rmSync(join(links, 'fuhe'), { force: true });
  symlinkSync('../../dist/src/cli/main.js', join(links, 'fuhe'));
}
