/** Output is printed at the prices of its year and grows at constant ones: the rate does not follow from the levels. */
import type { Mention } from '../../schemas/fact.js';

// '地区生产总值' '人均GDP' '规模以上工业增加值' '农林牧渔业总产值' '邮政业务总量'; no share of it, '增加值占比'
const output =
  /(?:生产总值|GDP|增加值|农林牧渔业?(?:服务业)?总产值|[农林牧渔]业总产值|业务总量)(?:（[^）]*）|\(GDP\))?(?:总量)?$/u;

/** The words for it, or null: '不变价'. */
export const constantPrices = ({ figure }: Mention): string | null =>
  output.test(figure.label ?? '') ? '不变价' : null;
