/** A page of fixtures/rules or fixtures/facts: prose, passages, and what is expected of each. */
import { readdirSync, readFileSync } from 'node:fs';

export interface Passage {
  /** the sentence above it */
  about: string;
  text: string;
  /** the list lines below it, without their dash */
  expected: string[];
  /** line of the page where the text begins */
  line: number;
}

export interface Page {
  name: string;
  title: string;
  /** prose between the title and the first section */
  introduction: string;
  sections: Map<string, { prose: string; passages: Passage[] }>;
}

/** Names of the pages in a folder, without `.md`. */
export const pageNames = (folder: string): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .map((file) => file.slice(0, -3))
    .sort();

export const readPage = (folder: string, name: string): Page =>
  parsePage(name, readFileSync(`${folder}/${name}.md`, 'utf8'));

export const parsePage = (name: string, content: string): Page => {
  const page: Page = { name, title: '', introduction: '', sections: new Map() };
  let section: { prose: string; passages: Passage[] } | null = null;
  let passage: Passage | null = null;
  let fenced = false;
  let about = '';
  for (const [index, line] of content.split('\n').entries()) {
    if (fenced && passage) {
      if (line === '```') fenced = false;
      else passage.text += `${passage.text === '' ? '' : '\n'}${line}`;
    } else if (line === '```text') {
      if (!section) throw new Error(`${name}:${index + 1}: a passage outside a section`);
      fenced = true;
      passage = { about: about.trim(), text: '', expected: [], line: index + 2 };
      section.passages.push(passage);
      about = '';
    } else if (line.startsWith('# ')) page.title = line.slice(2);
    else if (line.startsWith('## ')) {
      section = { prose: '', passages: [] };
      passage = null;
      page.sections.set(line.slice(3), section);
    } else if (line.startsWith('- ') && passage) passage.expected.push(line.slice(2));
    else if (line.startsWith('```')) throw new Error(`${name}:${index + 1}: a passage opens with \`\`\`text`);
    else if (line !== '') {
      // prose ends the lines of the passage above it
      if (section) section.prose += `${line}\n`;
      else page.introduction += `${line}\n`;
      about += `${line} `;
      passage = null;
    }
  }
  if (fenced) throw new Error(`${name}: a passage is not closed`);
  return page;
};
