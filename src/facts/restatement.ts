/** The same label, scope, period and measure, stated again: found by index, never by pairs. */
import type { Frame, Mention, RestatementFact } from '../../schemas/fact.js';
import { levelOf, samePeriod } from './kinship.js';
import { itemOf, sameStage } from './accounts/words.js';
import type { Context, Parser } from './parser.js';
import { scopeOf } from './scope.js';

export const restatement: Parser = {
  id: 'restatement',
  parse: (context) => {
    const { frames } = context.figures;
    const named = repeats(
      frames.flatMap((frame) => {
        const keys = keysOf(frame);
        return keys.length === 0 || isLeftOut(context, frame) ? [] : keys;
      }),
    );
    const said = new Set(named.map(({ stated }) => stated));
    const seen = repeats(
      frames.flatMap((frame) => (context.kinship.parentOf.has(frame) ? [] : sameDigits(frame))),
    ).filter(({ stated }) => !said.has(stated));
    for (const { stated } of seen) said.add(stated);
    const again = itemsAgain(frames).filter(({ stated }) => !said.has(stated));
    for (const { stated } of again) said.add(stated);
    const alike = likeNamed(frames.filter((frame) => !context.kinship.parentOf.has(frame))).filter(
      ({ stated }) => !said.has(stated),
    );
    for (const { stated } of alike) said.add(stated);
    const upAgain = [...headed(context), ...cited(context)].filter(
      ({ stated }) => !said.has(stated) && said.add(stated).has(stated),
    );
    const likely = [...seen, ...alike, ...upAgain].map((fact) => ({ ...fact, supposed: true as const }));
    return [...named, ...again, ...likely];
  },
};

/** Each mention with the first one of its key that speaks of the same time. */
const repeats = (keyed: readonly Keyed[]): RestatementFact[] => {
  const known = new Map<string, Mention[]>();
  return keyed.flatMap(({ key, mention }) => {
    const mentions = known.get(key);
    const earlier = mentions?.find((other) => samePeriod(other, mention));
    if (earlier) return [fact(mention, earlier)];
    if (mentions) mentions.push(mention);
    else known.set(key, [mention]);
    return [];
  });
};

/** A part of a list, or a number under 预期目标: what is hoped for is not what was reached. */
const isLeftOut = ({ kinship, text }: Context, frame: Frame): boolean => {
  const mention = levelOf(frame) ?? frame.said[0];
  const words = text(frame.node);
  return (
    kinship.parentOf.has(frame) ||
    /预期|目标/u.test(words.slice(0, mention?.start ?? 0)) ||
    (mention !== undefined && isGoal(mention, words))
  );
};

// '未达到95%的目标值' '高于90%的考核要求' '低于90%，'
const goalAfter = /^ ?(?:以上|以下|以内)?的?[^，。；、\d]{0,8}?(?:目标|指标|要求|标准|规定|任务|上限|下限)/u;
const goalBefore = /(?:未达到?|没有达到|未能达到|应达到?|须达到?|要求达到|高于|低于|优于|不低于|不高于)$/u;

/** What was to be reached, not what was. */
const isGoal = ({ lead, end }: Mention, words: string): boolean =>
  goalBefore.test(lead.trimEnd()) || goalAfter.test(words.slice(end));

// 3.35 of one name, twice: three digits do not agree by chance
const telling = /[1-9](?:\.?\d){2}/u;

// '2024年度' '实际支出劳务费'
const timeOrVerb = /^(?:\d{4}年度?|本年度?|全年)?(?:实际(?:支出|支付)?|支付)?(?=.{2})/u;

/** Any name, if the very digits come again; its growth; and what it was, '由年初的81205万元调整为76505万元'. */
const sameDigits = (frame: Frame): Keyed[] => {
  const name = frame.subject?.replace(silent, '').replace(timeOrVerb, '');
  if (name === undefined || name.length < 2) return [];
  return [frame.prior, frame.level, ...frame.said]
    .filter((mention) => mention !== null)
    .filter(
      ({ role, figure }) => ['prior', 'level', 'growth'].includes(role.kind) && telling.test(figure.digits),
    )
    .map((mention) => {
      const { value, base } = mention.figure;
      const kind = mention.role.kind === 'growth' ? 'growth' : 'level';
      return { key: `${name}|${kind}|${value}|${base}`, mention };
    });
};

// 481.66: five digits are the same amount again, where the names do not speak against it
const unmistakable = /[1-9](?:\.?\d){4}/u;

/** An amount that comes again in another sentence, under a name that shares its noun: 完成支出, 实际支出金额. */
const likeNamed = (frames: readonly Frame[]): RestatementFact[] => {
  const known = new Map<string, Mention>();
  return frames.flatMap((frame) => {
    const level = levelOf(frame);
    if (!level || !unmistakable.test(level.figure.digits)) return [];
    const key = `${level.figure.value}|${level.figure.base}`;
    const earlier = known.get(key);
    if (!earlier) known.set(key, level);
    if (!earlier || (earlier.node === level.node && earlier.sentence === level.sentence)) return [];
    return samePeriod(earlier, level) && shareNoun(earlier, level) ? [fact(level, earlier)] : [];
  });
};

/** '支出61350.2万元，其中：镇本级支出48125.7万元，…。镇本级支出48125.7万元，安排如下': a part that heads a list of its own. */
const headed = ({ figures: { frames }, kinship }: Context): RestatementFact[] => {
  const parts = new Map<string, Mention>();
  return frames.flatMap((frame) => {
    const level = levelOf(frame);
    if (!level || !unmistakable.test(level.figure.digits) || frame.depth > 0) return [];
    const key = `${level.figure.label ?? ''}|${level.figure.value}|${level.figure.base}`;
    const earlier = parts.get(key);
    if (kinship.parentOf.has(frame)) {
      if (!earlier) parts.set(key, level);
      return [];
    }
    return earlier && level.separator !== '、' && samePeriod(earlier, level) ? [fact(level, earlier)] : [];
  });
};

/**
 * '公务接待费支出1.5万元' in a list and '公务接待费决算1.5万元' in its own paragraph: an item watched by name, part or not,
 * and its change. The same three digits in another unit are the same amount, printed wrong: '1.58元' for '1.58万元'.
 */
const itemsAgain = (frames: readonly Frame[]): RestatementFact[] => {
  const known = new Map<string, Mention[]>();
  return frames.flatMap((frame) => {
    const level = levelOf(frame);
    const item =
      itemOf(level?.figure.label ?? '') ??
      (level === null || frame.bases.length > 0 ? itemOf(frame.subject ?? '') : null);
    if (item === null) return [];
    return [level, ...frame.said.filter(({ role }) => role.kind === 'delta')].flatMap((mention) => {
      if (mention?.figure.dimension !== 'money' || mention.figure.value === '0') return [];
      const key = `${item}|${mention.role.kind}|${mention.figure.digits}`;
      const others = known.get(key) ?? [];
      known.set(key, [...others, mention]);
      const earlier = others.find((other) => isAgain(other, mention));
      if (!earlier) return [];
      const { supposed, ...certain } = { ...fact(mention, earlier), supposed: true as const };
      return [earlier.figure.value === mention.figure.value ? { ...certain, supposed } : certain];
    });
  });
};

const isAgain = (earlier: Mention, mention: Mention): boolean =>
  (earlier.node !== mention.node || earlier.sentence !== mention.sentence) &&
  samePeriod(earlier, mention) &&
  sameStage(earlier.figure.label ?? '', mention.figure.label ?? '') &&
  (earlier.figure.value === mention.figure.value || telling.test(mention.figure.digits));

// '68个项目全部开工' '37个项目点中有6个' '涉及474户' '应发放264.6万元': a number that was printed before is taken up again
const taken = /^(?:上述|以上|这|该|全部|涉及|共涉及|应发放|应拨付|实际到位|均)*$/u;
const takenUp = /^[^，。；\d]{0,12}(?:全部|均已?|中，?有|中，|已全部)/u;

/** An exact count or an amount of three digits or more, right at the head of its clause, that stands further up. */
const cited = ({ figures: { mentions }, text }: Context): RestatementFact[] => {
  const known = new Map<string, Mention>();
  return mentions.flatMap((mention) => {
    const { figure, node, lead, end } = mention;
    if (figure.table !== null || !/[1-9]\.?\d/u.test(figure.digits) || !isAmount(mention)) return [];
    const key = `${figure.value}|${figure.base}`;
    const earlier = known.get(key);
    if (!earlier) known.set(key, mention);
    if (!earlier || (earlier.node === node && earlier.sentence === mention.sentence)) return [];
    const opens = lead.trim() === '' && takenUp.test(text(node).slice(end));
    const named = lead.trim() !== '' && taken.test(lead.trim()) && telling.test(figure.digits);
    return opens || named ? [fact(mention, earlier)] : [];
  });
};

const isAmount = ({ figure }: Mention): boolean =>
  (figure.dimension === 'count' && figure.kind === 'exact') || figure.dimension === 'money';

const nouns = /收入|支出|资金|经费|余额|预算|限额|产值|总额|面积|拨款|采购|投资/gu;

const shareNoun = (a: Mention, b: Mention): boolean => {
  const right = new Set<string>(nounsOf(b));
  return nounsOf(a).some((noun) => right.has(noun));
};

const nounsOf = ({ figure, lead }: Mention): string[] => `${figure.label ?? ''}${lead}`.match(nouns) ?? [];

const fact = (stated: Mention, earlier: Mention): RestatementFact => ({
  shape: 'restatement',
  wording: 'restatement',
  caveat: stated.caveat ?? earlier.caveat,
  stated,
  earlier,
  sameness: stated.figure.label ?? '',
});

// only names that mean one thing in a whole report: a fund with 收入 or 支出, a macro total, a budget figure
const specific =
  /(?:一般公共预算|政府性基金|国有资本经营|社会保险基金|财政拨款|地区生产总值|国内生产总值|社会消费品零售|固定资产投资|进出口总额)[^，。；]{0,14}|(?:收入|支出)(?:合计|总计)$|^(?:全年|支出)?(?:预算数|执行数)$|(?:预算|支出)执行率$/u;
// '地方一般公共预算收入' and '一般公共预算收入' of one scope are one figure; 完成 and 执行 add nothing
const silent = /地方|完成|执行|实现|预计|数$|的/gu;

interface Keyed {
  key: string;
  mention: Mention;
}

// '预期目标' '力争增长6%左右': what is hoped for is not what was reached
const hoped = /预期|目标|力争|确保|计划/u;

const keysOf = (frame: Frame): Keyed[] => {
  const level = levelOf(frame);
  const label = frame.subject;
  if (label === null || frame.depth > 0 || frame.cue !== null) return [];
  const words = `${label}${level?.before ?? ''}${frame.said[0]?.before ?? ''}`;
  if (hoped.test(words) || frame.prior !== null) return [];
  const scopes = scopeOf(label);
  const name = label.replace(silent, '');
  if (!isCount(level, name, scopes) && (!specific.test(label) || (scopes === '' && !isRateOrTotal(label))))
    return [];
  const keyed: Keyed[] = [];
  const add = (mention: Mention, part: string): void => {
    const { dimension, base } = mention.figure;
    keyed.push({ key: `${name}|${part}|${span(mention)}|${dimension}|${base}`, mention });
  };
  if (level) add(level, basisOf(frame));
  for (const mention of frame.said)
    // 同口径增长4.8% is another figure than 增长0.1%
    // and a second rate of one amount is against another year, said or not: '同比增长24.2%，与2019年同期相比增长6.4%'
    if (mention.role.kind === 'growth' && mention.caveat === null && mention === firstRate(frame, mention))
      add(mention, `growth:${comparisonOf(mention)}`);
  return keyed;
};

const firstRate = ({ said }: Frame, mention: Mention): Mention | undefined =>
  said.find(({ role, caveat }) => role.kind === mention.role.kind && caveat === null);

/** '全市医疗卫生机构床位': a count with its scope and a full name means one thing in a report. */
const isCount = (level: Mention | null, name: string, scopes: string): boolean =>
  level?.figure.dimension === 'count' &&
  level.lead.includes(level.figure.label ?? '—') &&
  level.figure.kind === 'exact' &&
  scopes !== '' &&
  name.length >= 8;

const isRateOrTotal = (label: string): boolean => /执行率$|生产总值|零售总额|进出口总额/u.test(label);

// '一季度增长4.7%，上半年增长6.1%': parts of one year
const span = ({ before, lead }: Mention): string =>
  /第?[一二三四]季度|前三季度|[上下]半年|\d{1,2}(?:[-~—至]\d{1,2})?月/u.exec(`${lead}${before}`)?.[0] ?? '';

const basisOf = (frame: Frame): string => (frame.level === null ? (frame.bases.at(-1)?.name ?? '') : '');

// growth against last year's outturn and against this year's budget are two figures
const comparisonOf = (mention: Mention): string =>
  /预算|计划|上月|环比|年均|平均/u.exec(mention.lead)?.[0] ?? '';
