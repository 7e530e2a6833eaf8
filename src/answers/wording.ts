import type { FigureKind } from '../figures/figure.ts';
import { isOwnRegion } from '../figures/whole-region.ts';
import { isRanking } from '../questions/question.ts';
import type { Operation } from '../questions/question.ts';

/** What a check found: the number as shown, the computation and what it gives. */
export interface CheckWords {
  surface: string;
  formula: string;
  expected: string;
}

/** A person's correction of a report: the number as stated, the right one, what shows it, who says so and since when. */
export interface AmendmentWords {
  surface: string;
  right: string;
  basis: string;
  by: string;
  /** ISO date. */
  on: string;
}

/** The sentences of answers in one language. Numbers come in as text that is shown as it is. */
export interface Wording {
  /** 甲县2024年. */
  subject(region: string, year: number): string;
  /** One stated number: subject, what it measures, the number, its marks. */
  statement(parts: { subject: string; measure: string; surface: string; marks: string }): string;
  /** The limits of a number, after it: scope, period, kind. Empty when there are none. */
  limits(parts: { scope: string | null; period: string | null; kind: FigureKind }): string;
  derived(formula: string): string;
  source(title: string, section: string): string;
  regionNotCovered(region: string): string;
  /** What is covered instead; null when that is too much to name. */
  covered(regions: readonly string[] | null): string;
  yearNotCovered(region: string, year: number, newest: number | null): string;
  notStated(title: string, what: string): string;
  notStatedBy(subjects: readonly string[], what: string): string;
  changeOf(what: string): string;
  shareOf(what: string): string;
  /** What a count leaves out. */
  restOf(what: string): string;
  unclear(what: string): string;
  statedWithoutNumber(what: string): string;
  periodNotStated(period: string): string;
  nearest: string;
  notes: string;
  assumedNewest(region: string, year: number): string;
  assumedNewestEach: string;
  /** Said when a question reaches more reports than one answer shows. */
  onlySome(operation: Operation): string;
  assumedRegion(region: string, words: string): string;
  readAs(said: string, meant: string): string;
  neighbours(words: string, area: string, regions: readonly string[]): string;
  onlyRegion(region: string): string;
  fromThread(what: string): string;
  insteadOf(asked: string, given: string): string;
  widerScope(asked: string, given: string): string;
  differentYears(years: readonly number[]): string;
  differentMeasures: string;
  differentScopes: string;
  /** A number of the report that does not come out from others of it. */
  checkFails(parts: CheckWords): string;
  /** One that differs in its last digit only. */
  checkRounds(parts: CheckWords): string;
  otherKind(kind: string, issuer: string): string;
  otherIssuer(issuer: string): string;
  /** What a computation over several figures is called: 合计, 相差, 占比, 倍数. */
  operation(operation: Operation): string;
  /** A number that its report has wrong, with the right one beside it. */
  amended(parts: AmendmentWords): string;
  /** Why a figure that would answer is not shown. @param signed What `signed` gives. */
  rejected(what: string, signed: string): string;
  /** Who decided so, when and why. */
  signed(parts: { reason: string; by: string; on: string }): string;
  claimHolds(surface: string): string;
  claimFails(surface: string): string;
  targetOnly: string;
  /** Two reports state the same thing otherwise. @param sources Their issuers and kinds. */
  sourcesDiffer(sources: readonly string[]): string;
  /** Whose report a number is from, after it. */
  fromSource(source: string): string;
  whichRegion: string;
  whichMeaning(words: string): string;
  whatToAsk: string;
  whichUnit(words: string): string;
  /** Said when a question stays open after it was asked back: how it is answered all the same. */
  assumedEverywhere: string;
  assumedSubject(what: string): string;
  assumedEach(words: string): string;
  assumedOwnUnit(region: string): string;
  introduced(region: string, covered: 'covered' | 'uncovered'): string;
  coverage(count: number): string;
  coverageLine(region: string, years: readonly number[], kinds: readonly string[]): string;
  coverageEmpty: string;
  noPassage: string;
  /** Said where a model told what passages say. */
  toldByModel: string;
  toldInSteps: string;
  excerptsFrom(title: string): string;
  noTemplate: string;
  carriedOver: string;
  help: string;
  greeting: string;
  outOfScope: string;
  tooLong(limit: number): string;
  nothingAsked: string;
}

const zh: Wording = {
  subject: (region, year) => `${region}${year}年`,
  statement: ({ subject, measure, surface, marks }) => `**${subject}${measure}：${surface}**${marks}`,
  limits: ({ scope, period, kind }) => {
    const parts = [
      ...(scope && !isOwnRegion(scope) ? [`口径：${scope}`] : []),
      ...(period ? [`时点：${period}`] : []),
      ...(kind === 'target' ? ['预计或目标，并非实绩'] : []),
      ...(kind === 'change' ? ['变化幅度'] : []),
      ...(kind === 'cumulative' ? ['累计数'] : []),
    ];
    return parts.length > 0 ? `（${parts.join('；')}）` : '';
  },
  derived: (formula) => `（计算：${formula}）`,
  source: (title, section) => (section === '' ? `《${title}》` : `《${title}》${section}`),
  regionNotCovered: (region) => `未收录${region}的报告，不能回答。`,
  covered: (regions) =>
    regions === null
      ? '已收录哪些地区，可以问我「收录了哪些报告？」。'
      : `目前收录的有：${regions.join('、')}。`,
  yearNotCovered: (region, year, newest) =>
    newest === null
      ? `未收录${region}${year}年的报告。`
      : `未收录${region}${year}年的报告；最近的为${newest}年。`,
  notStated: (title, what) => `《${title}》未载明${what}。`,
  notStatedBy: (subjects, what) => `以下报告未载明${what}：${subjects.join('、')}。`,
  changeOf: (what) => `${what}的变化`,
  shareOf: (what) => `${what}的占比`,
  restOf: (what) => `${what}以外的数`,
  unclear: (what) => `报告对${what}的原文表述不清，不能据以给出数字：`,
  statedWithoutNumber: (what) => `报告未给出${what}的数字，原文为：`,
  periodNotStated: (period) => `报告只有另外时段或时点的数，未载明「${period}」的数。`,
  nearest: '最接近的有：',
  notes: '说明：',
  assumedNewest: (region, year) => `未指明年份，取${region}最新的${year}年报告。`,
  onlySome: (operation) =>
    isRanking(operation)
      ? '涉及的报告很多，只列出居前的几份。'
      : '涉及的报告很多，只列出其中几份；请指明地区。',
  assumedNewestEach: '未指明年份，各地均取最新的报告。',
  assumedRegion: (region, words) => `「${words}」按已收录的${region}理解。`,
  readAs: (said, meant) => `「${said}」按${meant}理解。`,
  neighbours: (words, area, regions) =>
    `「${words}」按${area}内已收录的同级地区理解：${regions.join('、')}。`,
  onlyRegion: (region) => `未指明地区，按唯一收录的${region}回答。`,
  fromThread: (what) => `沿用上文：${what}。`,
  insteadOf: (asked, given) => `报告未单列${asked}，以下为报告载明的${given}。`,
  widerScope: (asked, given) => `报告未单列${asked}；给出的是合计口径（${given}），不等于${asked}。`,
  differentYears: (years) => `年份不同（${years.join('、')}），不能直接比较。`,
  differentMeasures: '各数的统计口径不同，不能直接比较或排名。',
  differentScopes: '各数的口径或时点不同，不能直接比较。',
  checkFails: ({ surface, formula, expected }) =>
    `核对：原文所载${surface}，按原文其他数字计算（${formula}）应为${expected}，两者不符。`,
  checkRounds: ({ surface, formula, expected }) =>
    `核对：原文所载${surface}，按原文其他数字计算（${formula}）为${expected}，只差尾数。`,
  otherKind: (kind, issuer) => `出自${issuer}的${kind}，不是政府的法治政府建设年度报告。`,
  otherIssuer: (issuer) => `出自${issuer}的报告，不是政府的报告。`,
  operation: (operation) =>
    (({ sum: '合计', difference: '相差', share: '占比' }) as Partial<Record<Operation, string>>)[operation] ??
    '倍数',
  amended: ({ surface, right, basis, by, on }) =>
    `更正：原文所载${surface}有误，应为${right}，依据${endless(basis)}，由${by}于${on}更正。`,
  rejected: (what, signed) => `报告中${what}的数经核对不能采用，不作回答${signed}：`,
  signed: ({ reason, by, on }) => `（原因：${endless(reason)}；由${by}于${on}剔除）`,
  claimHolds: (surface) => `对，报告载明的是${surface}。`,
  claimFails: (surface) => `不对，报告载明的是${surface}。`,
  targetOnly: '这是报告中的预计或目标，不是已经实现的数。',
  sourcesDiffer: (sources) => `不同来源的数不一致，均列出：${sources.join('；')}。`,
  fromSource: (source) => `（出自${source}）`,
  whichRegion: '请问是哪个地区？',
  whichMeaning: (words) => `「${words}」可能指：`,
  whatToAsk: '请问想了解哪一项？',
  whichUnit: (words) => `请问「${words}」是哪里？也可以先告诉我「我是某某县的」，以后就按那里理解。`,
  assumedEverywhere: '未指明地区，列出已收录各地的情况。',
  assumedSubject: (what) => `未指明事项，按${what}回答。`,
  assumedEach: (words) => `「${words}」不止一处，都列出。`,
  assumedOwnUnit: (region) => `未写明地区或写作「我县」「本区」等，按您所在的${region}理解。`,
  introduced: (region, covered) =>
    `记下了：您是${region}的。以后说「我县」「本区」「我们这儿」，或者不写地区，都按${region}理解。${covered === 'covered' ? '' : `目前还没有收录${region}的报告。`}`,
  coverage: (count) => `目前收录${count}份报告：`,
  coverageLine: (region, years, kinds) =>
    `- ${region}：${years.map((year) => `${year}年`).join('、')}（${kinds.join('、')}）`,
  coverageEmpty: '目前还没有收录任何报告。',
  noPassage: '在已收录的报告中没有找到相关内容。',
  toldByModel: '开头的概述由语言模型据所引原文写成，逐句与原文核对过；以原文为准。',
  toldInSteps: '回答由语言模型分步查询后写成，逐句与查到的原文和计算核对过；以原文为准。',
  excerptsFrom: (title) => `《${title}》原文：`,
  noTemplate: '没有这一部分的模板；以下是可以引用的数字和原文。',
  carriedOver: '审结数含上年结转，与当年受理数不是同一批案件。',
  help: '我读过已收录的法治政府建设年度报告，可以这样问我：\n- 某地某年行政复议收了多少件？\n- 某地出庭应诉率是多少？\n- 某地报告里存在哪些问题？\n- 收录了哪些报告？\n\n每个数字都注明出处；报告里没有的，我会说没有。',
  greeting: '您好，我是知报，读过已收录的法治政府建设年度报告。请问想查哪个地区、哪一年的什么情况？',
  outOfScope: '这不在我的范围内。我只回答已收录的法治政府建设年度报告里的内容。',
  tooLong: (limit) => `问题太长：最多${limit}个字，请缩短后再问。`,
  nothingAsked: '没有读到问题。请写明地区、年份和想了解的内容。',
};

const en: Wording = {
  subject: (region, year) => `${region} ${year}, `,
  statement: ({ subject, measure, surface, marks }) => `**${subject}${measure}: ${surface}**${marks}`,
  limits: ({ scope, period, kind }) => {
    const parts = [
      ...(scope && !isOwnRegion(scope) ? [`scope: ${scope}`] : []),
      ...(period ? [`as of: ${period}`] : []),
      ...(kind === 'target' ? ['expected or planned, not achieved'] : []),
      ...(kind === 'change' ? ['a change'] : []),
      ...(kind === 'cumulative' ? ['cumulative'] : []),
    ];
    return parts.length > 0 ? ` (${parts.join('; ')})` : '';
  },
  derived: (formula) => ` (computed: ${formula})`,
  source: (title, section) => (section === '' ? `《${title}》` : `《${title}》 ${section}`),
  regionNotCovered: (region) => `No report of ${region} is covered, so there is no answer (未收录).`,
  covered: (regions) =>
    regions === null
      ? 'To see what is covered, ask “Which reports are covered?”.'
      : `Covered so far: ${regions.join(', ')}.`,
  yearNotCovered: (region, year, newest) =>
    newest === null
      ? `No report of ${region} for ${year} is covered.`
      : `No report of ${region} for ${year} is covered; the newest is for ${newest}.`,
  notStated: (title, what) => `《${title}》 does not state: ${what}.`,
  notStatedBy: (subjects, what) =>
    `These reports do not state ${what}: ${subjects.map((one) => one.replace(/,\s*$/u, '')).join('; ')}.`,
  changeOf: (what) => `change of ${what}`,
  shareOf: (what) => `share of ${what}`,
  restOf: (what) => `those not among ${what}`,
  unclear: (what) => `The report's own wording on ${what} is garbled, so no number can be given:`,
  statedWithoutNumber: (what) => `The report gives no number for ${what}; it says:`,
  periodNotStated: (period) =>
    `The report has figures for another period or date only, none for “${period}”.`,
  nearest: 'The nearest stated:',
  notes: 'Notes:',
  assumedNewest: (region, year) => `No year was given: the newest report of ${region} is for ${year}.`,
  onlySome: (operation) =>
    isRanking(operation)
      ? 'Many reports state this: only the first few are listed.'
      : 'Many reports state this: only a few are listed; please name a region.',
  assumedNewestEach: 'No year was given: the newest report of each region is taken.',
  assumedRegion: (region, words) => `“${words}” is read as ${region}, the one covered.`,
  readAs: (said, meant) => `“${said}” is read as ${meant}.`,
  neighbours: (words, area, regions) =>
    `“${words}” is read as the covered places of the same level within ${area}: ${regions.join(', ')}.`,
  onlyRegion: (region) => `No region was given: ${region} is the only one covered.`,
  fromThread: (what) => `Taken from the thread: ${what}.`,
  insteadOf: (asked, given) => `The report does not state ${asked} separately; it states ${given}.`,
  widerScope: (asked, given) =>
    `The report does not state ${asked} separately; this is a combined count (合计: ${given}), not the same thing.`,
  differentYears: (years) => `The years differ (${years.join(', ')}), so these do not compare directly.`,
  differentMeasures: 'The figures measure different things (口径不同) and are not ranked.',
  checkFails: ({ surface, formula, expected }) =>
    `Check: the report states ${surface}, but its other numbers give ${expected} (${formula}).`,
  checkRounds: ({ surface, formula, expected }) =>
    `Check: the report states ${surface}; its other numbers give ${expected} (${formula}), a matter of rounding.`,
  differentScopes: 'Scope or date differ (口径不同), so these do not compare directly.',
  otherKind: (kind, issuer) =>
    `From ${issuer}, ${kind}: not the government's own annual report on law-based government.`,
  otherIssuer: (issuer) => `From the report of ${issuer}, not the government's own.`,
  operation: (operation) =>
    (({ sum: 'total', difference: 'difference', share: 'share' }) as Partial<Record<Operation, string>>)[
      operation
    ] ?? 'ratio',
  amended: ({ surface, right, basis, by, on }) =>
    `Correction (更正): the report states ${surface}, which should be ${right}, on the basis of: ${endless(basis)}; corrected by ${by} on ${on}.`,
  rejected: (what, signed) =>
    `The report's number for ${what} was reviewed and rejected, so it is not given${signed}:`,
  signed: ({ reason, by, on }) => ` (reason: ${endless(reason)}; rejected by ${by} on ${on})`,
  claimHolds: (surface) => `Yes: the report states ${surface}.`,
  claimFails: (surface) => `No: the report states ${surface}.`,
  targetOnly: 'This is a forecast or target in the report, not a result.',
  sourcesDiffer: (sources) => `The sources differ (来源不一致); each is shown: ${sources.join('; ')}.`,
  fromSource: (source) => ` (from ${source})`,
  whichRegion: 'Which region do you mean?',
  whichMeaning: (words) => `“${words}” may mean:`,
  whatToAsk: 'What would you like to know?',
  whichUnit: (words) =>
    `Which place is “${words}”? You can also tell me once where you are from, and I will take it so from then on.`,
  assumedEverywhere: 'No region was given: all covered ones are listed.',
  assumedSubject: (what) => `No subject was given: answered for ${what}.`,
  assumedEach: (words) => `There are several called “${words}”: each is listed.`,
  assumedOwnUnit: (region) => `Read as your own unit, ${region}.`,
  introduced: (region, covered) =>
    `Noted: you are from ${region}. From now on “our county” and questions without a place are read so.${covered === 'covered' ? '' : ` No report of ${region} is covered yet.`}`,
  coverage: (count) => `${count} reports are covered:`,
  coverageLine: (region, years, kinds) => `- ${region}: ${years.join(', ')} (${kinds.join(', ')})`,
  coverageEmpty: 'No report is covered yet.',
  noPassage: 'Nothing on this was found in the covered reports.',
  toldByModel:
    'The summary was written by a language model from the quoted passages and held to them sentence by sentence; the passages prevail.',
  toldInSteps:
    'The answer was written by a language model that looked things up step by step, and held to what it found sentence by sentence; the passages prevail.',
  excerptsFrom: (title) => `From 《${title}》:`,
  noTemplate: 'There is no template of that section; these are the figures and sentences to draft from.',
  carriedOver:
    'The concluded cases include some carried over, so they are not the same cases as those accepted this year.',
  help: 'I have read the covered annual reports on law-based government (法治政府建设年度报告). Ask me for example:\n- How many reconsideration cases did a county accept in a year?\n- What was its court appearance rate?\n- Which problems does its report name?\n- Which reports are covered?\n\nEvery number names its sentence; what no report states, I say so.',
  greeting:
    'Hello, I am Zhibao. I have read the covered annual reports on law-based government. Which region, year and subject would you like to know about?',
  outOfScope:
    'That is outside what I do: I answer from the covered annual reports on law-based government only.',
  tooLong: (limit) => `The question is too long: at most ${limit} characters, please shorten it.`,
  nothingAsked:
    'There was no question to read. Please name a region, a year and what you would like to know.',
};

/** A person's words without the mark at their end: the sentence goes on after them. */
function endless(words: string): string {
  return words.replace(/[。．.；;，,\s]+$/u, '');
}

/** The wording for a question's language. */
export function wordingFor(language: 'zh' | 'en'): Wording {
  return language === 'zh' ? zh : en;
}
