/** Whose accounts: what a name says besides the words of the accounts. */
import type { Document } from '../../../schemas/document.js';
import type { Figures } from '../../../schemas/fact.js';
import { fold } from '../../figures/fold.js';
import { scopeNamed } from './measure.js';
import { wordsOf, type AccountBasis, type Words } from './words.js';

export interface Owner extends Pick<Document, 'organization' | 'title'> {
  /** of what is not dated; '' where nothing is */
  year: string;
  /** of what is not said to be planned or spent */
  basis: AccountBasis | null;
}

const kinds = new Map<Document['kind'], AccountBasis>([
  ['budget', 'budget'],
  ['final-accounts', 'final'],
]);

/** Without a year of the report the only one that its sentences and captions name is meant. */
export const ownerOf = (document: Document, { mentions }: Figures): Owner => {
  const captions = document.nodes.flatMap((node) => (node.kind === 'table' ? (node.caption ?? []) : []));
  const named = new Set([
    ...mentions.flatMap(({ figure }) => figure.period ?? []),
    ...captions.flatMap((caption) => wordsOf(caption).year ?? []),
  ]);
  const [only = ''] = named.size === 1 ? named : [];
  return {
    ...document,
    year: document.year === null ? only : String(document.year),
    basis: kinds.get(document.kind) ?? null,
  };
};

/** '文化和旅游局2024年度收入': 和 belongs to the name. */
export const withoutOffice = (text: string, { organization }: Owner): string =>
  organization === null ? text : text.replace(fold(organization).replaceAll(/\s+/gu, ''), '');

// '某某区财政局' '某某街道办事处' '某某中学'
const office =
  /(?:[局委办厅部院校馆所站队处室]|中心|学校|大学|中学|小学|医院|街道|[乡镇]|政府|委员会|协会|联合会|总工会|集团|公司|法院|检察院)(?:（本级）)?$/u;
const region = /[省市县区州盟旗]$/u;

/** '' the report's own office, 'whole' its region, or a name; null where the words are not understood. */
export const scopeOf = ({ rest, scope }: Words, { organization, title }: Owner): string | null => {
  const own = scope === null ? '' : scopeNamed(scope);
  if (rest === '') return own;
  if (office.test(rest))
    return organization === null || organization.includes(rest) || rest.includes(organization) ? own : null;
  return region.test(rest) && own === '' && title?.includes(rest) === true ? 'whole' : null;
};
