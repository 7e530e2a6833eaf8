/**
 * Numbers that several subjects share: 「A、B分别承接30项、23项」, 「A率、B率均为100%」, 「撤销、变更各1件」.
 */
import { unitFamily } from '../numbers/units.ts';
import type { Clause, Mention } from './clauses.ts';
import { isBareStage, opensWithVerb, stripLead, stripOpeningVerbs, stripTail } from './words.ts';

/** One statement that a number makes. A number with several has one a subject. */
export interface Statement {
  mention: Mention;
  /** The words before the number, with the subject that is meant. */
  before: string;
  after: string;
  /** The whole coordinated subject, a topic for its later parts; `''` when there is one subject only. */
  head: string;
  /** The one name of 分别 or 各 that this statement is about; null when nothing is told apart. */
  subject: string | null;
  /** 「评查处罚案卷78件，许可案卷6件」: the verb that a later noun leaves out; `''` when it has or needs none. */
  impliedVerb: string;
  /** 0 for the first statement of a number, 1 for the second. */
  branch: number;
}

const SEPARATOR = /、|以及|和(?!解)|(?<![涉普惠波遍])及(?!时|格)|(?<!参)与(?!会)/;
const RESPECTIVELY = /分别/;
/** 「同比分别上升60.7%、68.8%」 speaks of what was counted before. */
const COMPARISON = /(?:同比|环比|(?:较|比|与)(?:上年|去年|上一年|\d{4}年)度?(?:同期)?(?:相比)?)[，,]?$/;
const YEAR = /(?:19|20)\d{2}年/g;
const YEARS_ONLY = /^[\s，,]*(?:(?:19|20)\d{2}年度?(?:、|和|及|与|，)?)+$/;
const EACH = /各(?:有|为|占)?$/;
const ALL =
  /(?:均|都|全部|皆)?(?:实现|做到|达成)?(?:了)?(?:均|都|全部|皆|[双两三四五]个)?(?:为|是|达到?|保持在?|超过?|在|实现)?$/;
const RATE_NAME = /(?:率|度|比例|比重|覆盖面)$/;

/**
 * The statements of a clause's numbers, in order.
 * @param earlier The clauses of the sentence before it, in order.
 */
export function readStatements(clause: Clause, earlier: readonly Clause[]): Statement[] {
  const respectively = readRespectively(clause, earlier);
  return clause.mentions.flatMap((mention, index) => {
    const single = respectively[index] ?? plainStatement(mention);
    return respectively[index] !== undefined || single.subject !== null
      ? [single]
      : branches(mention, earlier);
  });
}

function plainStatement(mention: Mention): Statement {
  return {
    mention,
    before: mention.before,
    after: mention.after,
    head: '',
    subject: null,
    impliedVerb: '',
    branch: 0,
  };
}

/** 「名1、名2…分别 动词 数1、数2…」: each number gets its own name; nothing when names and numbers do not match. */
function readRespectively(clause: Clause, earlier: readonly Clause[]): (Statement | undefined)[] {
  const first = clause.mentions.findIndex((mention) => RESPECTIVELY.test(mention.before));
  const opening = clause.mentions[first];
  if (opening === undefined) return [];
  const [written = '', verb = ''] = opening.before.split(RESPECTIVELY);
  const comparison = COMPARISON.exec(written)?.[0] ?? '';
  const namesText = written.slice(0, written.length - comparison.length);
  const years = namesText.match(YEAR) ?? [];
  const numbersOfYears = clause.mentions.slice(first);
  if (years.length > 1 && years.length === numbersOfYears.length && YEARS_ONLY.test(namesText))
    return readYears(numbersOfYears, years, verb, first);
  const isAbout = stripLead(namesText) === '';
  const source = isAbout ? (earlier.at(-1)?.text ?? namesText) : namesText;
  const numbers = clause.mentions.slice(first);
  // 「建议7955件、提案4525件，分别占…95.7%、96.5%」: the clause before counts what the shares are of.
  const rate = stripTail(stripLead(namesText));
  const isRate = RATE_NAME.test(rate) && rate.length <= LONGEST_RATE_NAME && numbers.length > 1;
  const counted = isAbout || isRate ? lastCounted(earlier, numbers.length) : [];
  const names =
    counted.length === numbers.length ? nameRates(counted, isRate ? rate : '') : splitNames(source);
  if (numbers.length < 2 || names.length < numbers.length) return [];
  const used = names.slice(-numbers.length);
  const result: (Statement | undefined)[] = [];
  for (const [index, mention] of numbers.entries()) {
    const subject = completeName(used, index);
    const before = `${subject}${comparison}${stripTail(verb)}`;
    result[first + index] = {
      mention,
      before,
      after: mention.after,
      head: source,
      subject,
      impliedVerb: '',
      branch: 0,
    };
  }
  return result;
}

/** 「评查许可案卷40卷、处罚案卷60卷，优秀率分别为92.5%、88%」: each thing counted before has its own rate. */
function nameRates(counted: readonly string[], rate: string): string[] {
  return rate === '' ? [...counted] : counted.map((thing) => `${stripOpeningVerbs(thing)}${rate}`);
}

/** 「2022年、2023年分别办理103件、126件」: each number gets its own year. */
function readYears(
  numbers: readonly Mention[],
  years: readonly string[],
  verb: string,
  first: number,
): (Statement | undefined)[] {
  const result: (Statement | undefined)[] = [];
  for (const [index, mention] of numbers.entries()) {
    result[first + index] = {
      ...plainStatement(mention),
      before: `${stripTail(verb)}${years[index] ?? ''}的`,
    };
  }
  return result;
}

/** 「受理、审结行政复议案件分别为」: a bare verb takes the object of the last name. */
function completeName(names: readonly string[], index: number): string {
  const name = names[index] ?? '';
  const last = names.at(-1) ?? '';
  const object = stripOpeningVerbs(last);
  if (isBareStage(name)) return object !== last && !isBareStage(last) ? `${name}${object}` : name;
  return `${sharedVerb(names, index)}${name}${sharedNoun(names, index)}`;
}

/** 「抽查行政处罚、行政许可案卷」: the verb of the first name is that of all. */
function sharedVerb(names: readonly string[], index: number): string {
  const first = names[0] ?? '';
  const verb = first.slice(0, first.length - stripOpeningVerbs(first).length);
  return index === 0 || opensWithVerb(names[index] ?? '') ? '' : verb;
}

const SHARED_NOUN = /(?:案卷|案件|合法性审[查核]|审[查核]|备案|申请|事项|乡镇|部门|街道|培训)$/;

/** The noun of the last name is that of all where no other has one: 「招商协议、采购合同合法性审查」. */
function sharedNoun(names: readonly string[], index: number): string {
  const noun = SHARED_NOUN.exec(names.at(-1) ?? '')?.[0];
  const isShared = noun !== undefined && !names.slice(0, -1).some((name) => SHARED_NOUN.test(name));
  return isShared && index < names.length - 1 ? noun : '';
}

function branches(mention: Mention, earlier: readonly Clause[]): Statement[] {
  const names = sharedNames(mention, earlier);
  if (names.length < 2) return [plainStatement(mention)];
  return names.map((subject, branch) => ({
    mention,
    before: subject,
    after: mention.after,
    head: mention.before,
    subject,
    impliedVerb: '',
    branch,
  }));
}

function sharedNames(mention: Mention, earlier: readonly Clause[]): string[] {
  const previous = earlier.at(-1);
  const before = mention.before.trimEnd();
  if (EACH.test(before)) {
    const names = splitNames(before.replace(EACH, ''));
    const areShort = names.length > 1 && names.every((name) => name.length <= 14);
    return areShort ? names.map((_, index) => completeName(names, index)) : [];
  }
  if (mention.quantity.unit !== '%') return [];
  const phrase = before.replace(ALL, '');
  const rates = trailingRates(splitNames(stripTail(phrase)));
  if (rates.length > 1) return rates;
  if (stripLead(phrase) === '' && previous !== undefined) return trailingRates(splitNames(previous.text));
  return ratesOfCounts(before, stripTail(stripLead(phrase)), earlier);
}

const OF_ALL = /(?:均|都|全部|皆|双双)[^率]{0,6}$/;
const LONGEST_RATE_NAME = 6;

/** 「建议7件、提案11件，满意率均为100%」: one rate for each of the two things counted before. */
function ratesOfCounts(before: string, rate: string, earlier: readonly Clause[]): string[] {
  if (!OF_ALL.test(before) || !RATE_NAME.test(rate) || rate.length > LONGEST_RATE_NAME) return [];
  const previous = earlier.filter(({ isBracketed }) => !isBracketed).slice(-1);
  const isPair = lastCounted(previous, 2).length > 0 && lastCounted(previous, 3).length === 0;
  if (!isPair && lastCounted(earlier, 3).length > 0) return [];
  const things = lastCounted(earlier, 2);
  if (things.some((thing) => isBareStage(thing))) return [];
  return things.map((thing) => `${stripOpeningVerbs(thing)}${rate}`);
}

/** What the last numbers before were counted of, in order; `[]` when the clauses right before name fewer. */
function lastCounted(earlier: readonly Clause[], wanted: number): string[] {
  const names: string[] = [];
  for (const clause of earlier.filter(({ isBracketed }) => !isBracketed).reverse()) {
    const own =
      clause.subjects ??
      clause.mentions
        .filter(({ quantity }) => unitFamily(quantity.unit) !== 'percent')
        .map((mention) => stripTail(stripLead(mention.before)));
    if (own.length === 0 || own.includes('')) break;
    names.unshift(...own);
    if (names.length >= wanted) return names.slice(-wanted);
  }
  return [];
}

/** The names at the end of a list that are rates; others before them are the subject of the first. */
function trailingRates(names: readonly string[]): string[] {
  const firstRate = names.findIndex((_, index) => names.slice(index).every((name) => RATE_NAME.test(name)));
  if (firstRate === -1) return [];
  // 「行政处罚、行政许可公示率、备案率」: what stands before the first rate is part of its name.
  const lead = names.slice(0, firstRate).join('、');
  const rates = names.slice(firstRate);
  return rates.length < 2
    ? []
    : rates.map((name, index) => (index === 0 && lead !== '' ? `${lead}、${name}` : name));
}

function splitNames(text: string): string[] {
  return stripLead(text)
    .split(SEPARATOR)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
