/** 甲占 a%，乙占 b%，丙占 c%: all shares of one whole. */
import type { Mention, SharesFact } from '../../schemas/fact.js';
import { levelOf, type Family } from './kinship.js';
import type { Parser } from './parser.js';

export const shareList: Parser = {
  id: 'share-list',
  parse: ({ kinship }) => kinship.families.flatMap((family) => sharesOf(family) ?? []),
};

const sharesOf = ({ parent, children, likely, closure }: Family): SharesFact | null => {
  const whole = levelOf(parent);
  const members = children.slice(0, likely);
  if (!whole || closure === 'open' || members.length < 2) return null;
  const parts: Mention[] = [];
  const shares: Mention[] = [];
  for (const frame of members) {
    const part = levelOf(frame);
    const [share, ...others] = frame.said.filter(({ role }) => role.kind === 'share');
    if (!part || !share || others.length > 0 || namesWhole(share) || share.caveat !== null) return null;
    parts.push(part);
    shares.push(share);
  }
  return { shape: 'shares', wording: 'share-list', caveat: whole.caveat, whole, parts, shares };
};

/** '占全市教育支出的8.6%' is no share of what the sentence divides */
const namesWhole = ({ role, whole }: Mention): boolean =>
  whole !== null || (role.kind === 'share' && role.whole !== null);
