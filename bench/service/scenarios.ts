/** What is asked of the API, as an office and its database would ask. */
import { ask, type Target } from './measure.js';
import { organizations } from './reports.js';

type Scenario = [name: string, pathAt: (number: number) => string];
interface ReportPage {
  reports: { id: string }[];
  next: string | null;
}
interface FindingPage {
  findings: unknown[];
  next: string | null;
}

export const scenarios = async (target: Target): Promise<Scenario[]> => {
  const pages = await walk<ReportPage>(target, '/v1/reports', 60);
  const findings = await walk<FindingPage>(target, '/v1/findings', 10);
  const ids = pages.flatMap(({ reports }) => reports.map(({ id }) => id));
  const id = (number: number): string => ids[(number * 7919) % ids.length] ?? '';
  const year = (number: number): number => 2014 + (number % 12);
  const organization = (number: number): string =>
    encodeURIComponent(organizations[(number * 31) % organizations.length] ?? '');
  const after = (seen: { next: string | null }[]) => (number: number) =>
    seen[seen.length - 1 - (number % Math.min(5, seen.length))]?.next ?? '';
  const [deepReport, deepFinding] = [after(pages), after(findings)];
  const words =
    (...texts: string[]) =>
    (number: number): string =>
      encodeURIComponent(texts[number % texts.length] ?? '');
  const [common, rare] = [
    words('预算执行', '三公经费', '绩效目标'),
    words('高标准农田', '职业技术学校', '病媒生物'),
  ];
  return [
    ['list', () => '/v1/reports'],
    ['list, 200 a page', () => '/v1/reports?limit=200'],
    ['list, organization', (n) => `/v1/reports?organization=${organization(n)}`],
    ['list, year and kind', (n) => `/v1/reports?year=${year(n)}&kind=department-performance`],
    ['list, year', (n) => `/v1/reports?year=${year(n)}`],
    ['list, contradictions', () => '/v1/reports?verdict=contradiction'],
    ['list, last digits', () => '/v1/reports?verdict=last-digit'],
    [
      'list, organization and last digits',
      (n) => `/v1/reports?organization=${organization(n)}&verdict=last-digit`,
    ],
    ['list, common words', (n) => `/v1/reports?text=${common(n)}`],
    ['list, rare words', (n) => `/v1/reports?text=${rare(n)}`],
    ['list, words of an office', (n) => `/v1/reports?text=${organization(n)}`],
    ['list, two characters', (n) => `/v1/reports?text=${words('水务', '蚊蝇')(n)}`],
    ['list, words that are nowhere', () => `/v1/reports?text=${encodeURIComponent('量子计算机')}`],
    ['list, words and year', (n) => `/v1/reports?text=${rare(n)}&year=${year(n)}`],
    ['list, deep', (n) => `/v1/reports?cursor=${deepReport(n)}`],
    ['list, deep, contradictions', (n) => `/v1/reports?verdict=contradiction&cursor=${deepReport(n)}`],
    ['checks of a report', (n) => `/v1/reports/${id(n)}/checks`],
    ['contradictions of a report', (n) => `/v1/reports/${id(n)}/checks?verdict=contradiction`],
    ['record of a report', (n) => `/v1/reports/${id(n)}`],
    ['figures of a report', (n) => `/v1/reports/${id(n)}/figures`],
    ['findings', () => '/v1/findings'],
    ['findings, contradictions', () => '/v1/findings?verdict=contradiction'],
    ['findings, organization', (n) => `/v1/findings?organization=${organization(n)}`],
    ['findings, year', (n) => `/v1/findings?year=${year(n)}`],
    ['findings, rule', () => '/v1/findings?rule=part-sum-total'],
    ['findings, a rule that is nowhere', () => '/v1/findings?rule=no-such-rule'],
    ['findings, undecided', () => '/v1/findings?decision=open'],
    ['findings, confirmed', () => '/v1/findings?decision=confirmed'],
    ['findings, deep', (n) => `/v1/findings?cursor=${deepFinding(n)}`],
    ['statistics', () => '/v1/statistics'],
  ];
};

/** So many pages of 200, or fewer. */
const walk = async <Page extends { next: string | null }>(
  target: Target,
  path: string,
  most: number,
): Promise<Page[]> => {
  const pages: Page[] = [];
  let next: string | null = '';
  while (next !== null && pages.length < most) {
    const query = next === '' ? '' : `&cursor=${next}`;
    const page = JSON.parse((await ask(target, `${path}?limit=200${query}`)).toString()) as Page;
    if (page.next === null && pages.length > 0) break;
    pages.push(page);
    next = page.next;
  }
  return pages;
};
