import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { outline } from '../../src/outline/index.js';
import { lines, paragraphs, reading, render } from './blocks.js';

const input = (name: string): string => readFileSync(new URL(`cases/${name}`, import.meta.url), 'utf8');

describe('an outline', () => {
  it.each(['self-evaluation', 'accounts', 'bulletin', 'mixed-numbering'])(
    'of paragraphs: %s',
    async (name) => {
      const document = outline(reading(paragraphs(input(`${name}.paragraphs.txt`))));
      await expect(render(document)).toMatchFileSnapshot(`cases/${name}.outline.txt`);
    },
  );

  it('of lines wrapped at the margin, over a page break', async () => {
    const document = outline(reading(lines(input('wrapped-lines.lines.txt'), 25)));
    await expect(render(document)).toMatchFileSnapshot('cases/wrapped-lines.outline.txt');
  });
});
