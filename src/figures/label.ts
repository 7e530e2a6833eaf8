/** What a number measures, in the report's own words: verb and object, with a missing subject restored. */
import { unitFamily, type UnitFamily } from '../numbers/units.ts';
import type { Figure, FigureContext } from './figure.ts';
import type { Statement } from './coordination.ts';
import {
  afterHandlingVerb,
  indexOfStrongVerb,
  isBareStage,
  stripLead,
  stripOpeningVerbs,
  stripTail,
  stripTrailingStage,
  strongVerbOffsets,
} from './words.ts';

const LONGEST = 30;
const WEAK_TAIL = /(?:案件|申请|事项|工作|情况|活动|人数|数量|机制|制度|能力|水平|体系)$/;
const TAKES_OBJECT = /受理|收到|接收|收案|立案|放弃|补正|告知|转送|办理|结转/;
const GENERIC_OBJECT = /(?:申请|案件|事项)$/;
const CONCLUDES = /^已?(?:一审|二审)?(?:审结|办结|结案|审理终结)$/;
const OPENS_COMPARISON =
  /^(?:同比|环比|较|比|与|相比|增长|上升|下降|提高|提升|降低|减少|增加|回落|净增|低于|高于|占)/;
const ONLY_CHANGE =
  /^(?:同比|环比|同期|(?:较|比|与)[^，,]{1,8}?)?(?:相比)?(?:分别)?(?:增长|上升|下降|提高|提升|降低|减少|增加|回落|净增|递增|压减|缩短)(?:了)?$/;
const PROCEDURE =
  /行政复议|行政应诉|行政诉讼|行政调解|人民调解|规范性文件|依申请公开|政府信息公开|主动公开|信访|法律援助|公证|仲裁|案卷评查|合法性审[查核]/;
const SHORT_RATE = /^.{0,4}(?:率|比例|度)$/;

/** 「148人参加了行政执法资格考试」: what persons did says what they are counted for. */
const TOOK_PART = /^(?:参加|参与|参训|参考|报名|通过|取得|获得|考取|接受)[^，,。；;：:！!？?()（）]{2,24}/;
const COUNTS_PEOPLE = new Set<UnitFamily>(['person', 'visit']);

/** Bracketed asides and titles listed before 等 tell nothing of what is counted. */
function withoutAsides(words: string): string {
  const bare = words.replace(/[(（][^()（）]*[)）]/g, '').replace(/(?:《[^《》]*》、?)+等?/g, '');
  return stripLead(bare) === '' ? words : bare;
}

/** Asked for several times of each statement, whose words are completed in between. */
const spoken = new WeakMap<Statement, { before: string; phrase: string }>();

/** The clause's own phrase: the words before without leads and tails, cut to what is near the number. */
export function ownPhrase(statement: Statement): string {
  const { before, impliedVerb } = statement;
  let known = spoken.get(statement);
  if (known?.before !== before) {
    known = { before, phrase: spokenPhrase(statement) };
    spoken.set(statement, known);
  }
  return `${impliedVerb}${known.phrase}`;
}

function spokenPhrase(statement: Statement): string {
  const before = withoutActor(
    withoutFormer(withoutPeriod(stripTail(stripLead(withoutAsides(withoutRise(statement.before)))))),
  );
  const took = TOOK_PART.exec(statement.after.replace(/^[\s的]+/, ''))?.[0];
  if (took !== undefined && COUNTS_PEOPLE.has(unitFamily(statement.mention.quantity.unit)))
    return took.replace(/了/, '');
  const after = objectAfter(statement.after);
  if (before === '' && after === '') return stageAfter(statement.after);
  if (after === '') return cutFront(before);
  const verb = lastVerbPhrase(before);
  return stripTail(`${verb}${after}`);
}

const DOER =
  /^[^，,、的]{0,8}?(行政调解|人民调解|劳动(?:人事)?争议仲裁|劳动仲裁)(?:组织|机构|机关|委员会|中心|院|部门)(?=[^，,、]{0,4}(?:受理|收到|办理|处理)[^，,、]{2})/;

/** 「行政调解组织受理争议」 counts 行政调解 disputes; `''` where no body of one procedure acts. */
function doerOf(phrase: string): string {
  const doer = DOER.exec(phrase);
  return doer?.[1] === undefined || phrase.slice(doer[0].length).includes(doer[1]) ? '' : doer[1];
}

/** What is counted, for later clauses to inherit: 「受理行政复议申请」 → 行政复议申请; `''` when there is no such noun. */
export function topicOf(phrase: string): string {
  const own = stripTail(stripLead(phrase)).replace(/(?:上升|下降|增长|提升|前移)$/, '');
  if (isBareStage(own)) return '';
  if (OPENS_COMPARISON.test(own)) return '';
  const subject = stripTrailingStage(own);
  const noun = `${doerOf(own)}${stripLead(stripOpeningVerbs(afterHandlingVerb(subject)))}`;
  return noun.length < 2 || OPENS_COMPARISON.test(noun) ? '' : cutFront(balanceQuotes(noun));
}

/**
 * The label of a statement.
 * @param related `parent`: the figure it is a part of, whose label opens that of an outcome (「行政复议审结：维持」);
 * `previous`: the one before it in its sentence, which a bare 下降 or 占 speaks of.
 */
export function labelOf(
  statement: Statement,
  context: FigureContext,
  { parent, previous }: { parent: Figure | null; previous: Figure | null },
): string {
  return balanceQuotes(composeLabel(statement, context, parent, previous));
}

function composeLabel(
  statement: Statement,
  { topics, headings }: FigureContext,
  parent: Figure | null,
  previous: Figure | null,
): string {
  const own = ownPhrase(statement);
  if (/^占/.test(own) && previous !== null) return `${previous.label}${own === '占' ? '占比' : own}`;
  if (ONLY_CHANGE.test(own) && previous !== null) return `${previous.label}${own}`;
  const topic = topics[0] ?? procedureOf(headings);
  if (own === '') return topic;
  if (SHORT_RATE.test(own) && topic !== '' && statement.subject === null) return `${headOf(topic)}${own}`;
  if (!isBareStage(own)) return own;
  const takesObject = TAKES_OBJECT.test(own) && !/结转/.test(own);
  const generic = GENERIC_OBJECT.exec(own)?.[0];
  if (takesObject && topic !== '' && generic !== undefined) {
    return `${own.slice(0, -generic.length)}${headOf(topic)}${generic}`;
  }
  if (takesObject && topic !== '') return `${own}${topic}`;
  if (CONCLUDES.test(own) && topic !== '') return `${headOf(topic)}${own}`;
  if (parent !== null) return `${parent.label.split('：').at(-1) ?? ''}：${own}`;
  return topic === '' ? own : `${headOf(topic)}${own}`;
}

function procedureOf(headings: readonly string[]): string {
  for (const heading of headings) {
    const procedure = PROCEDURE.exec(heading)?.[0];
    if (procedure !== undefined) return procedure;
  }
  return '';
}

/** Cutting may leave one of a pair of quotation marks or brackets. */
function balanceQuotes(unbalanced: string): string {
  if (!/[“”（]/.test(unbalanced)) return unbalanced;
  const isOpen = unbalanced.lastIndexOf('（') > unbalanced.lastIndexOf('）');
  const words = isOpen ? `${unbalanced}）` : unbalanced;
  const opening = words.split('“').length;
  const closing = words.split('”').length;
  if (opening === closing) return words;
  return opening > closing
    ? `${words}${words.endsWith('“') ? '' : '”'}`.replace(/“”?$/, '')
    : words.replace('”', '');
}

function headOf(topic: string): string {
  return topic.replace(WEAK_TAIL, '');
}

/** 「各级行政复议机关共收到复议申请」 counts 收到复议申请: who did it is the scope's to say. */
function withoutActor(phrase: string): string {
  return phrase.replace(/^[^，,、的]{2,18}?共(?=[收受办审接承开制组评发召举调处完采排])/, '');
}

/** 「案件数量增长到126件」 states 案件数量, not its growth. */
function withoutRise(words: string): string {
  if (!/[至到为成][了约近超过\s]*$/.test(words)) return words;
  return words.replace(
    /(?:增长|增加|增|上升|提升|提高|升高|升|扩大|扩展|扩|下降|降低|降|减少|减|缩短|缩减|缩|压缩|压减|精简|回落)(?:至|到|为|成)(?:了|约|近|超过?)*\s*$/,
    '',
  );
}

/** 「负责人出庭应诉率由上年的66.7%」 speaks of 负责人出庭应诉率. */
function withoutFormer(phrase: string): string {
  return stripTail(
    phrase
      .replace(/(?:19|20)\d{2}年的?$/, '')
      .replace(/(?:由|从)(?:原来|原有|上年度?|去年|最初|\d{4}年)?的?$/, ''),
  );
}

function withoutPeriod(phrase: string): string {
  return stripLead(phrase.replace(/\d{1,2}\s*[-—–~～至]\s*\d{1,2}月份?/, ''));
}

/** 「20件已审结」: a stage that stands after its number. */
function stageAfter(after: string): string {
  const phrase = stripTail(stripLead(after.split(/[，,、。；;：:]/)[0] ?? ''));
  return phrase !== '' && isBareStage(phrase) ? phrase : '';
}

/** The noun right after the unit: up to a stop or the next verb; without 的 at either end. */
function objectAfter(after: string): string {
  const trimmed = after.replace(/^[\s的"”]+/, '');
  const bodies =
    /^[^，,。；;：:()（）]{1,6}[(（](?:社区|居|居委会|街道|市|区|镇|乡|旗|州|场)[)）]/.exec(trimmed)?.[0] ??
    '';
  const stop =
    bodies.length +
    (/[，,。；;：:！!？?()（）]/.exec(trimmed.slice(bodies.length))?.index ?? trimmed.length - bodies.length);
  const phrase = trimmed.slice(0, stop);
  if (phrase.startsWith('因')) return phrase.slice(0, LONGEST);
  const verb = indexOfStrongVerb(phrase, 0);
  const noun = verb <= 0 ? (verb === 0 ? '' : phrase) : phrase.slice(0, verb);
  if (noun === bodies && bodies !== '') return bodies;
  const cleaned = stripTail(noun.replace(/^(?:案件)?中$/, ''));
  return cleaned.length > LONGEST ? cleaned.slice(0, LONGEST) : cleaned;
}

function lastVerbPhrase(before: string): string {
  const last = strongVerbOffsets(before).at(-1);
  if (last === undefined) return before.length > 12 ? '' : before;
  return before.slice(last);
}

/** Long words are cut at the earliest verb that leaves a phrase of readable length. */
function cutFront(phrase: string): string {
  if (phrase.length <= LONGEST) return phrase;
  const verb = strongVerbOffsets(phrase).find(
    (offset) => phrase.length - offset <= LONGEST && phrase.length - offset > 3,
  );
  if (verb !== undefined) return phrase.slice(verb);
  const particle = phrase.indexOf('的', phrase.length - LONGEST);
  return particle !== -1 && phrase.length - particle > 4
    ? phrase.slice(particle + 1)
    : phrase.slice(-LONGEST);
}
