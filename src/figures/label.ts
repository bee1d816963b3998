/** From the words before (or after) a number to the noun phrase that it measures, in the report's own words. */

export interface Named {
  /** null: the words name nothing */
  label: string | null;
  /** the verb in front: 开展, 发放 */
  action: string | null;
}

// '其中' '加上' '2018年' '截至2024年底' '2023年1-8月' '全年' '一是' '二、' '主要是'
const fronts: readonly RegExp[] = [
  /^[\s、，；：:”"'’》·●■▪◆—–-]+/u,
  /^(?:其中|包括|包含)/u,
  // a footnote's mark: '1不含劳务派遣人员'
  /^\d{1,2}(?=[\u4e00-\u9fff])(?!月|年|日)/u,
  // '主要原因是人员经费' '原因：财政拨款'
  /^其?(?:主要|增长|增加|减少|下降|变动)?的?(?:主要)?原因(?:是|为|系|在于)?[：，]?(?=.{2})/u,
  /^(?:其次|首先|另外?|此外|同时|再?加上(?![级年解划缴])|加(?=上[级年解划缴]|中央|政府|地方|债务|调[入出]|转移|补助|动用|省|再融资|向)|扣除|减去|主要是|主要为|主要用于|主要有|截至目前|目前|据统计|共计|总计|累计|合计|分别为|分别是|以及|并且|并|及|和|与|含|从|经|使|将|把|向)(?!时|格|同|计划|税|度|平|资|金|余|济|营|费|办)/u,
  /^(?:[一二三四五六七八九十]{1,3}(?:是|要)|（[一二三四五六七八九十\d]{1,3}）|(?:[一二三四五六七八九]|[二三]?十[一二三四五六七八九]?)、|\d{1,2}[.、．](?!\d)|[①-⑳])/u,
  /^(?:到|至|自|从|于|在|截至|截止)?(?:\d{4}|[零一二三四五六七八九]{4})(?:[-~—至](?:\d{4}))?(?:年度|年)?(?:(?:第?[一二三四1-4]季度)|上半年|下半年|\d{1,2}(?:[-~—至]\d{1,2})?月份?)?(?:\d{1,2}日)?(?:底|末|初|期间)?(?:前|止|，)?/u,
  /^\d{1,2}(?:[-~—至]\d{1,2})?月份?(?:\d{1,2} ?日)?/u,
  /^(?:全年度?|本年度|当年度?|今年|本年(?!收入|支出)|(?:去年|上年)同期|同期(?=为|$)|去年|上年(?=全)|年初(?=共|，)|年末(?=，)|年内|上半年|前三季度|一季度|期末|初步核算|预计|初步统计|总体上|总的看|全年来看)/u,
  /^(?:[^，；。]{1,16}(?:方面|来看|来说)[，。:：])/u,
  // '完成税收收入' '实现增加值': what was reached, not what it is called
  /^(?:完成|实现)(?=[^，；。]{2,}(?:收入|支出|总值|增加值|总额|总产值)$)/u,
  // '高于省定55%' '超过年初设定的80%'
  /^(?:[高低]于|[高低]出|超过|未达到|不[低高]于)(?=.{2})/u,
  // '按自然口径计算下降6.6%'
  /^按(?:照)?[^，；。]{0,8}(?:口径|价格?)(?:计算)?/u,
];

// verbs and adverbs at the end of a lead: '收入完成' '支出执行' '规模达' '拟安排'
const tails =
  /(?:较[高低好快慢大小多少]|良好|明显|显著|偏[高低]|持续|稳步|实际|累计|预计|共|总共|计划|直接|全部|(?<!平)均|已|已经|拟|将|拟按|按|约|近|超|达|达到|可|能|为|是|有|在|由|至|到|了|的|仅|只|完成|执行|实现|安排|下设|内设|设有|设立|(?<![建铺开架敷])设|下辖|辖|现有|拥有|下达|拨付|支出数(?=$)|确保|保持|稳定|控制|继续|维持|高达|净|，|、|：|:|（|“| )+$/u;

const actions =
  '开展|举办|帮助|公开曝光|曝光|组织|召开|完成|发放|走访|新增|建成|处理|受理|拆除|派发|收集|核查|挖掘|跟踪帮扶|帮扶|救助服务|救助|提供|覆盖|发出|发现推动|发现|推动|成立|搭建|服务|培训|检查|排查|整改|整治|处置|查处|调解|化解|解决|协调解决|成功协调解决|成功|印发|印制|发布|制定|修订|编制|出具|开具|签订|签约|引进|引入|招引|招聘|培育|认定|评选|评定|获得|获评|获|荣获|接待|接访|接听|接收|办理|办结|审批|审核|审查|审议|登记|纳管|新制发|续期|惩处|处罚|立案|通报批评|通报|约谈|开具|采购|采购配备|配备|购置|购买|安装|更新|改造|新建|改建|扩建|升级改造|改造完善|维修|修缮|建设|新建成|建立|建造|铺设|种植|栽植|绿化|清理|清运|清扫|收运|处理|治理|修复|监测|抽检|抽查|巡查|巡检|督查|督导|调研|慰问|资助|补助|补贴|支持|扶持|惠及|受益|带动|吸引|吸纳|安置|安排|投入|筹集|争取|收缴|征收|减免|减税|节约|压减|追回|挽回|盘活|化解|偿还|发行|拨付|下达|兑现|落实|实施|推进|推出|推广|开通|开放|开发|创建|打造|形成|完善|设立|设置|举行|参加|参与|组织开展|协助|指导|宣传|宣讲|报送|报道|刊发|上报|撰写|录入|归档|整理|收到|支付|缴纳|缴存|提取|发生|安排|动员|志愿|录用|聘用|选派|选拔|输送|转移|输转|认证|复审|复核|验收|评估|编印|制作|更换|投放|投用|投产|达产|竣工|开工|签发|签约|注册|注销|迁入|迁出|出台|张贴|悬挂|发送|推送|播放|收看|阅读|立行立改|对|为|实现|新增加|新备案|新设|上门|入户|现场|电话|迎接|化解|销毁|查获|破获|抓获|刑拘|起诉|结案|审结|执结|调处|受理和预审|预审|开设|拓展|扩大|签署|承办|承接|联合|邀请|报名|录取|毕业|培养|维护|养护|保障|供应|储备|调拨|轮换|检测|检验|检疫|免疫|接种|筛查|体检|义诊|诊疗|会诊|抢救|转诊|随访|签约服务';
const actionPattern = new RegExp(
  String.raw`^共?(?<verb>(?:${actions
    .split('|')
    .sort((a, b) => b.length - a.length)
    .join('|')})(?:了|到|完)?)(?:各类|各种|各项|各式)?`,
  'u',
);

/** Nothing but a verb: '新建' '验收' */
export const isAction = (words: string): boolean => actionPattern.exec(words)?.[0] === words;

const strip = (text: string): string => {
  let rest = text;
  for (let previous = ''; previous !== rest;) {
    previous = rest;
    for (const front of fronts) rest = rest.replace(front, '');
  }
  return rest;
};

/** Without stray separators and quotes; a quotation that is whole stays: “四上”企业. */
const tidy = (text: string): string => {
  const bare = text.replace(/^[”"’、，\s]+|[“"‘、，\s]+$/gu, '');
  return bare.startsWith('“') && !bare.includes('”') ? bare.slice(1) : bare;
};

// '转移性收入' '补助下级支出' '调入资金': names of the budget law that begin like a verb
const fiscalName = /(?:收入|支出|资金|基金|余额|限额|结余|结转|预算|决算|总计|合计|总额|总量|经费|补助)$/u;

/** Names what stands before a number. */
export const nameBefore = (words: string): Named => {
  const rest = strip(tidy(words).replace(tails, ''));
  const match = fiscalName.test(rest) ? null : actionPattern.exec(rest);
  const verb = match?.groups?.verb ?? null;
  const noun = tidy((match ? rest.slice(match[0].length) : rest).replace(tails, ''));
  // '完成率' '处理量' '培训费' '服务类采购': the verb is part of the name
  if (/^(?:[率量额数值度比面项费款]|类.+)$/u.test(noun)) return { label: rest, action: null };
  // '结案增加34件': what the verb did has changed
  if (verb !== null && /^(?:增加|减少|增长|下降)$/u.test(noun)) return { label: verb, action: verb };
  if (comparing.test(noun)) return { label: null, action: verb };
  // '降至' '比增' '得13分': a single character left over names nothing; a place's and a grade's do
  if (noun.length > 1 || (verb === null && /^[省市州县区旗乡镇村优良中差]$/u.test(noun)))
    return { label: noun, action: verb };
  return { label: null, action: verb };
};

// '低于8小时' '相差3.3个百分点' '的要求3个百分点' '95%以上的7个': where it stands to another, not what it is
const comparing =
  /^(?:以[上下内]|[高低]于|[高低]出|超[过出]|相差|差距|未达到?|的(?:目标|要求|标准|规定|水平)值?)$/u;

// '不同主题的交流互动' after '举办4场'; ends at the next separator, number or verb of change
const follower =
  /^ ?(?<noun>[车船桥井](?=[，。；、])|(?!（)[\u4e00-\u9fff“”《》（）A-Za-z、·‘’-]{2,40}?)(?=[，。；,;：:（]|$|\d|增长|下降|减少|增加|达到|完成|进行|开展|获得|上门|提供|组织|协助|落实|实现|得到|纳入|参与|参加|被|已|均|占|为(?!民)|搭建|发现|实施|建立)/u;

// '24个单位共计46项': the words of the next number
const countedUp = /(?:(?<!公)共(?:计|有)?|合计|总计|累计)$/u;

/** Names what stands right after a number: 核查2598家 → '单位'. Null when no noun follows. */
export const nameAfter = (words: string): string | null => {
  const noun = follower.exec(words)?.groups?.noun;
  if (
    noun === undefined ||
    /^(?:以上|以下|以内|左右|之多|不等|和|及|、|[减降增升][至到]|的?(?:目标|要求|规定))/u.test(noun)
  )
    return null;
  return tidy((noun.replace(/^的/u, '').split('、')[0] ?? '').replace(countedUp, '')) || null;
};
