/** Rates by their names: 到位率, 节约率, 合格率 …, and what each divides by what. */

/** How a rate is called, and what it divides by what. */
export interface Definition {
  rate: RegExp;
  part: RegExp;
  whole: RegExp;
  /** other amounts of these names may count in: only a rate that fits is worth telling */
  loose?: true;
  /** the name does not say of what: all three must have digits that do not agree by chance */
  ofAny?: true;
  /** the amount right before the rate by the one before that: their order says so as clearly as their names */
  inTurn?: true;
  /** of what went before, whichever of it */
  ofEarlier?: true;
}

export const granted = /预算|资金|下达|批复|安排|计划|总投资|总额|金额|指标/u;

const definitions: readonly Definition[] = [
  // '累计支出率40%，即支出应达到320万元，实际支出48万元，完成支出进度15%'
  { rate: /进度|完成率|完成比例/u, part: /实际|已/u, whole: /应(?:完成|支出|支付|达)?/u },
  { rate: /节约率|节支率|节省率/u, part: /节约|节省|节支/u, whole: /预算|控制价|概算|计划/u },
  { rate: /审减率|核减率/u, part: /审减|核减/u, whole: /送审|报审|申报|评审/u },
  { rate: /到位率/u, part: /到位/u, whole: /(?<!到位.*)(?:预算|计划|下达|批复|应到位|总投资|资金)/u },
  { rate: /恩格尔系数/u, part: /食品/u, whole: /(?:消费(?:性)?|生活)支出/u },
  { rate: /资产负债率/u, part: /负债(?!率)/u, whole: /资产(?:总[额计量]|合计)|总资产/u },
  { rate: /自给率/u, part: /收入/u, whole: /支出/u },
  // '权重20分，得18.5分'
  {
    rate: /得分率/u,
    part: /(?:得分|评分)(?!率)|\|[实]?得$/u,
    whole: /权重|分值|满分/u,
    loose: true,
    inTurn: true,
  },
  { rate: /控制率/u, part: /支出|决算|实际/u, whole: /预算|限额|上年/u, loose: true, inTurn: true },
  { rate: /及时率/u, part: /按[期时]|及时/u, whole: /./u, loose: true, inTurn: true },
  { rate: /知晓[率度]/u, part: /知晓|了解|知道/u, whole: /./u, loose: true },
  { rate: /存贷(?:款)?比/u, part: /贷款/u, whole: /存款/u },
  { rate: /产销率|销售率/u, part: /销售/u, whole: /(?<!销售)(?:总)?产[值量]/u },
  { rate: /城镇化率/u, part: /城镇/u, whole: /^(?!.*(?:城镇|乡村)).*人口/u },
  {
    rate: /合格率|达标率|优良率/u,
    part: /(?<!不)合格|达标|优良/u,
    whole: /抽[检查样]|检[测查]|监测|验收|参加/u,
  },
  { rate: /调整率/u, part: /调[整增减]/u, whole: /年初/u, loose: true },
  {
    rate: /结[转余]率|结转结余率/u,
    part: /结转|结余/u,
    whole: /预算|收入|支出|资金|合计|总计/u,
    loose: true,
  },
  {
    rate: /(?:[审执办]结|结案)率/u,
    part: /[审执办结]结|结案/u,
    whole: /受理|收案|新收|办理|收到/u,
    loose: true,
  },
  {
    rate: /办复率|回复率|答复率|处[置理]率/u,
    part: /办复|回复|答复|处[置理]/u,
    whole: /受理|收到|承办|接[到收]/u,
    loose: true,
  },
  { rate: /整改(?:完成)?率/u, part: /(?:已|完成)整改|整改完成/u, whole: /发现|问题|反馈/u, loose: true },
  {
    rate: /(?:支付|支出|使用|执行|拨付|兑付)(?:率|进度|比例)|预算完成率/u,
    part: /支出|支付|使用|执行|拨付|兑付|完成|实际/u,
    whole: granted,
    loose: true,
  },
  // the contract is all that is paid by it
  { rate: /支付(?:率|比例)/u, part: /(?:累计|已|实际)支付/u, whole: /合同/u, loose: true, inTurn: true },
  {
    rate: /完成(?:率|比例|进度)/u,
    part: /(?<!未|计划)完成|实际|已/u,
    whole: /计划|目标|任务|应|设[定置]|指标/u,
    loose: true,
    inTurn: true,
  },
  // '开展114场，目标值120场，完成率95%'
  { rate: /完成率/u, part: /./u, whole: /目标值?|计划|任务/u, loose: true },
  { rate: /[率比]$|比[例重]|进度$/u, part: /./u, whole: /./u, loose: true, ofAny: true },
];

// '回收率' '取证率' '完工率' '满意度' '拨付比例'
const stem = /(?<stem>[\u4e00-\u9fff]{2})(?:率|度|比例|进度)$/u;
// what these divide is said by no amount beside them: '参保率' is of those who should be, not of those who live there
const ofOthers = /参保|参合|入学|升学|覆盖|城镇|控制|利用|使用|增长|失业|死亡|出生|住院|占用/u;

/** The words of the rate again before the part: '收回228份，回收率', '取得证书2784人，取证率'. */
const byStem = (name: string): Definition | null => {
  const found = stem.exec(name)?.groups?.stem;
  if (found === undefined || ofOthers.test(found)) return null;
  const [first = '', second = ''] = found;
  return {
    rate: stem,
    part: new RegExp(`(?<!未)(?:${first}.*${second}|${second}.*${first})`, 'u'),
    whole: /./u,
    loose: true,
    ...(inTurn.test(found) ? { inTurn: true as const, ofEarlier: true as const } : {}),
  };
};

// nothing but what went before it can be divided: what was sent out, begun, received. 满意度 is weighted by answers,
// and what 完成率 divides by may be planned elsewhere
const inTurn = /回收|收回|有效|办结|合格|开工|完工|竣工|取证|答复|办复|整改|好评|成活|及格|通过|持证/u;

/** What the names of a rate may mean, the surest first. */
export const meaningsOf = (names: readonly string[]): Definition[] => [
  ...definitions.filter(({ rate, ofAny }) => !ofAny && names.some((name) => rate.test(name))),
  ...names.slice(0, 1).flatMap((name) => byStem(name) ?? []),
  ...definitions.filter(({ rate, ofAny }) => ofAny && names.some((name) => rate.test(name))),
];
