/** Whose a number is and what was counted together, in the report's own words. */
import { unitFamily } from '../numbers/units.ts';
import type { Statement } from './coordination.ts';
import {
  indexOfStrongVerb,
  isBareStage,
  opensWithVerb,
  stripLead,
  stripOpeningVerbs,
  stripTail,
} from './words.ts';

const ROLE =
  /(?:以)?([^，,。；;：:、“”()（）]{1,16}?)(?:为|作为|系|任)(共同被告|被告|被申请人|第三人|被上诉人|赔偿义务机关)/;
const WHOLE =
  /(?<![比较高低于对向占居])全(?:省|市|县|区|镇|乡|街道|旗|州|盟|系统|国|局|委|厅|院|自治区|兵团|社会)(?!两会|人大|政协|统一|率先|平均|优秀|先进|首|第|示范|推广)(?:各级(?:行政机关|政府)?|各部门|各单位|各执法单位|行政机关|政法机关|法院)?/;
const BODY_SUBJECT =
  /^(?:由|在)?((?:[省市县区州旗镇乡]|自治区|[省市县区州镇乡]{2}两级|本级)(?:人民)?政府(?:本级)?(?:及其?(?:工作|所属|组成)?部门|办公室)?(?!信息|网|合同|采购|规章|工作|投资|文件|令|部门|门户|规范|常务|党组|全体|办公厅)|[省市县区州]本级|本级(?:政府)?|管委会|各(?:级)?(?:乡镇街道|乡镇|镇街|街镇|街道|县区|区县|县市区|镇|村|执法单位|执法部门|部门|单位|地|行政机关)|每个?[^，,、；;]{1,8}?(?=至少|不少于|培[育养]|配备)|[省市县区州]级(?:部门|行政机关))(?!为(?:被|共同|第三))(?=.)/;
/** 「县公安局受理4件」: a department's own caseload; bodies that receive for all, such as 司法局, are no part. */
const DEPARTMENT_RECEIVES =
  /^(?![^，,]{0,8}(?:司法|复议|信访|政务|仲裁|援助|调解|审批)[^，,]{0,4}(?:局|厅|委))([省市县区州旗][\p{Script=Han}]{2,8}?(?:局|厅|委))(?=(?:共|累计|依法)?(?:受理|收到|新收|立案|应诉|被诉))/u;
const POOL_SEPARATOR = /、|以及|和(?!解)|(?<![涉普惠波遍])及(?!时|格)|(?<!参)与(?!会)/;
/** What the genre pools in one count; lists of places and people are no pools. */
const POOLED =
  /复议|诉讼|应诉|赔偿|建议|提案|议案|文件|决策|合同|协议|调解|仲裁|许可|处罚|强制|检查|确认|案件|信访|监督|公证|援助|规章|法规/;
const WEAK_TAIL = /(?:案件|申请|事项|工作|情况|等)$/;

const BODY_AT_END = /(?:政府|局|部门|本级|街道办|管委会)[共计合有为\s]*$/;
const BODY_ALONE =
  /^(?!.*(?:示范|先进|涉及|覆盖|被申请|被告|信息|的))[^，,。；;：:、]{0,6}(?:[、和][^，,。；;：:、]{1,6})?(?:政府|[公安市场]{2,4}局|分局|[一-龥]{2,6}局|部门|本级|街道办|管委会)$/;
const PART_OF_BODIES =
  /^\s*其中[，,]?([^，,。；;：:、“”()（）的]{1,14}?(?:局|厅|部|委|委办局|院|乡|镇|街道|县|区|市|州|旗|政府|本级))共?(?=收到|收案|接收|新收|受理|立案|办理|办结|审结|结案|应诉)/;

/** 「全省办理1.2万件，我县办理126件」: the report's own place after another's. */
const OWN_PLACE =
  /^(?:其中[，,]?)?([我本](?:省|市|县|区|旗|州|盟|镇|乡|街道|自治区|自治县|新区|开发区))(?![级届轮])/;
const RECIPIENT = /^(?:向|对|为|给|报)(?!外)/;

function stripDate(text: string): string {
  return text.replace(/^(?:\d{4}年度?|今年|全年|本年度?)[，,]?/, '');
}

/** Scope that a clause sets for the numbers that follow in its sentence; null keeps the one before. */
export function clauseScope(clauseText: string): string | null {
  const text = clauseText.replace(/《[^》]*》/g, '').trim();
  const part = PART_OF_BODIES.exec(text)?.[1];
  if (part !== undefined) return part;
  const own = OWN_PLACE.exec(stripDate(text))?.[1];
  if (own !== undefined) return own;
  // 「向市政府报备」: whom it goes to is not whose it is.
  if (RECIPIENT.test(text)) return null;
  const whole = WHOLE.exec(text);
  if (whole !== null && whole.index <= 14) return whole[0];
  const subject = stripLead(text);
  return DEPARTMENT_RECEIVES.exec(subject)?.[1] ?? BODY_SUBJECT.exec(subject)?.[1] ?? null;
}

/**
 * The scope of one statement: the party it has in a case, what was pooled in it, the bodies it is of, then what the
 * sentence set.
 * @param bodies 「23个乡镇」 when a counted body is the clause's subject.
 * @param inherited Null where the statement names a thing of its own, to which nothing is carried over.
 */
export function scopeOf(
  statement: Statement,
  bodies: string | null,
  inherited: string | null,
): string | null {
  return (
    readRole(statement) ??
    readPool(statement) ??
    readSubject(statement) ??
    readBody(statement) ??
    bodies ??
    clauseScope(statement.before) ??
    inherited
  );
}

/** The party to a case: 「以县政府为被告」 → 县政府为被告; null when none is named. */

export function readRole(statement: Statement): string | null {
  const role = ROLE.exec(`${statement.before}\u0000${statement.after}`);
  if (role?.[1] === undefined || role[2] === undefined) return null;
  const party = stripOpeningVerbs(stripLead(role[1])).replace(/^以/, '');
  return party === '' ? null : `${party}为${role[2]}`;
}

/** 「其中市政府402件」: a body and nothing else is whose the cases are. */
function readBody({ before, mention }: Statement): string | null {
  if (unitFamily(mention.quantity.unit) !== 'item' || !BODY_AT_END.test(before)) return null;
  const phrase = stripTail(stripLead(before.replace(/^\s*其中[：:，,]?/, '')));
  return phrase.length <= 14 && BODY_ALONE.test(phrase) && !opensWithVerb(phrase) ? phrase : null;
}

/** Things counted in one number: 「行政复议、诉讼案件1370余件」; a list that ends in 等 only gives examples. */
function readPool({ before, after, subject, mention }: Statement): string | null {
  if (subject !== null) return null;
  if (mention.quantity.unit === '%') return null;
  const own = stripTail(stripLead(before));
  const object = objectOf(own);
  const phrase = POOL_SEPARATOR.test(object) ? object : objectOf(after.split(/[，,。；;]/)[0] ?? '');
  const parts = phrase.split(POOL_SEPARATOR).map((part) => part.trim());
  if (parts.length < 2 || parts.some((part) => part.length < 2 || !POOLED.test(part)) || phrase.length > 40)
    return null;
  if (/等[^、]{0,12}$/.test(phrase) || /[的在对将把以]/.test(parts[0] ?? '') || parts.some(opensWithVerb))
    return null;
  // 「合同、协议的论证」: what is listed only describes what was counted.
  if (/率$|[\s（(：]/.test(phrase) || parts.at(-1)?.includes('的') === true) return null;
  return `${parts.map((part) => part.replace(WEAK_TAIL, '')).join('、')}合计`;
}

function objectOf(phrase: string): string {
  const afterVerbs = stripOpeningVerbs(phrase);
  // 「经法制审核的重大行政决策、规范性文件」: what stands before the last 的 in front of the list only describes it.
  const separator = POOL_SEPARATOR.exec(afterVerbs)?.index ?? afterVerbs.length;
  const particle = afterVerbs.lastIndexOf('的', separator);
  return particle === -1 ? afterVerbs : afterVerbs.slice(particle + 1);
}

const BODY_NAME = /(?:乡镇|镇|乡|街道|部门|单位|局|委|法院|检察院|政府|区|县|市|省|中心|厅|办|院)$/;

function readSubject({ subject }: Statement): string | null {
  if (
    subject === null ||
    isBareStage(subject) ||
    indexOfStrongVerb(subject, 1) !== -1 ||
    /(?:率|度|比例)$/.test(subject)
  )
    return null;
  const name = stripOpeningVerbs(subject);
  return BODY_NAME.test(subject) ? subject : name;
}
