/** What looks like a quantity and is none: dates, ordinals, document numbers, codes, slogans, clock times. */
import type { Token } from './lexer.js';

// '第12个' '附件2' '表3-2' '图4' '〔2020〕' 'No.5' 'A5' 'ISO9001' '1+6' '12:30' 'N+3'
const before =
  /(?:第 ?|附件 ?|附表 ?|附录 ?|[表图] ?|〔|［|No\.? ?|[A-Za-z]-?|[+＋/]|(?<=[\dA-Za-z] ?):|(?:粤|京|沪|财|国)[^，。]{0,6}〔\d{4}〕)$/u;
// '5月' '29日' '10号' '20届' '3期工程' '3-2' '1:2' '5+2' '12345热线' '4等奖' '5A'
const after =
  /^ ?(?:月(?!票)|日|号|届|[+:＋]|[A-Za-z](?![A-Za-z]*[²³\d])|等奖|热线|时(?![长间])|版(?!次)|后(?=[，、青干])|世纪)/u;
// a unit's character that begins another word: '14支付' '20分别' '5组织' '3台账' '6处理'
const wordsByUnit: ReadonlyMap<string, RegExp> = new Map([
  ['分', /^(?:别|之|类|期|成|布|析|管|配|局|行|支|部|公司|批|级|步|年|区|散|组|解|工|享|担|流|段|层)/u],
  ['支', /^(?:付|出|持|撑|部|行|援|教|线)/u],
  ['台', /^(?:账|湾|风|阶)/u],
  ['只', /^(?:有|是|能|要|需)/u],
  ['面', /^(?:积|向|对|临|貌)/u],
  ['部', /^(?:分|门|署|委|队)/u],
  ['组', /^(?:织|成|建|合|团)/u],
  ['期', /^(?:间|末|初|限|满)/u],
  ['起', /^(?:来|点|步|草|诉|到)/u],
  ['条', /^(?:件|例|款)/u],
  ['节', /^(?:约|能|点|支|余|省|水)/u],
  ['张', /^(?:家|贴)/u],
  ['所', /^(?:有|在|以|属|需|得|列|述)/u],
  ['名', /^(?:称|义|录|列|誉)/u],
  ['位', /^(?:于|列)/u],
  ['批', /^(?:准|复|发|量|示)/u],
  ['队', /^伍/u],
  ['处', /^(?:理|置|罚|于|分)/u],
  ['家', /^(?:庭|具|长|乡(?!镇))/u],
  ['人', /^(?:民|口|均|才|力|社|大)/u],
  ['个', /^(?:人(?:所得|账户|贷款|住房)|体|性|别)/u],
  ['款', /^(?:项|待)/u],
  ['类', /^(?:似|别)/u],
  ['段', /^落/u],
  ['门', /^(?:诊|店|类|户|面|窗|口|市|急|槛)/u],
  ['层', /^(?:面|级|次)/u],
  ['例', /^(?:如|外)/u],
  ['度', /^(?:假|过)/u],
  ['克', /^(?:服|拉)/u],
  ['单', /^(?:位|独|一|价|元)/u],
  ['席', /^(?:位|地)/u],
]);

/** `number` is the digits as printed. */
export const isNotQuantity = (text: string, token: Token, number: string): boolean => {
  const left = text.slice(Math.max(0, token.start - 12), token.start);
  const right = text.slice(token.end, token.end + 6);
  if (token.unit === null && token.exponent === 0)
    return isYear(number, right) || before.test(left) || after.test(right);
  if (token.unit && wordsByUnit.get(token.unit.name)?.test(right) === true) return true;
  // '（208类）' '（05款）' '（01项）': codes of the classification
  if (/^[类款项]$/u.test(token.unit?.name ?? '') && /（ ?$/u.test(left) && /^ ?）/u.test(right)) return true;
  if (token.unit?.name === '分' && /\d ?时 ?$/u.test(left)) return true;
  if (token.unit === null && /^[+:]/u.test(right)) return true;
  // '1:2个' is a ratio, '支出:799.12万元' is not
  if (/(?:第 ?|〔|\+|(?<=[\dA-Za-z] ?):)$/u.test(left)) return true;
  // '前3位' '前十名': a rank
  if (/前 ?$/u.test(left) && /^[位名]$/u.test(token.unit?.name ?? '')) return true;
  // 'A5个' is no count, but 'PM2.5浓度' and 'RCEP15个' are told apart by the letter's length
  return /(?:^|[^A-Za-z])[A-Z]$/u.test(left) && token.unit !== null && token.unit.dimension === 'count';
};

// '2023年' '2023-2024年' '98年'
const isYear = (number: string, right: string): boolean =>
  /^\d{2,4}$/u.test(number) && /^ ?(?:年|-|—|~|至)/u.test(right);
