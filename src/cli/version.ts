import { existsSync, readFileSync } from 'node:fs';

/** From the package's own description, one folder further up when compiled. */
export const readVersion = (): string => {
  const places = ['../../package.json', '../../../package.json'].map(
    (path) => new URL(path, import.meta.url),
  );
  const place = places.find((each) => existsSync(each));
  if (!place) throw new Error('package.json is missing beside fuhe');
  return (JSON.parse(readFileSync(place, 'utf8')) as { version: string }).version;
};
