import type { Question, Slot } from '../questions/question.ts';
import { namesNothing } from '../questions/topic.ts';
import type { Region } from '../regions/region.ts';
import type { Answer } from './answer.ts';
import type { AnswerSources } from './answer-sources.ts';
import { itemsOf, nameOf } from './item.ts';
import { regionsOf, resolveTargets } from './resolve-targets.ts';
import type { Targets } from './resolve-targets.ts';
import { wordingFor } from './wording.ts';

/** Choices offered at most, and tried for them. */
const MOST_CHOICES = 4;
const MOST_TRIED = 12;

/** A question back, with choices that may turn out to have no answer. */
export interface Proposal {
  lead: string;
  /** Best first. */
  candidates: string[];
}

/** Makes a question back of a proposal: of its choices those stay that are really answered, four at most. */
export async function askBack(
  { lead, candidates }: Proposal,
  isAnswered: (choice: string) => Promise<boolean>,
): Promise<Answer> {
  const choices: string[] = [];
  for (const candidate of [...new Set(candidates)].slice(0, MOST_TRIED)) {
    if (await isAnswered(candidate)) choices.push(candidate);
    if (choices.length === MOST_CHOICES) break;
  }
  return {
    status: 'needs_clarification',
    reason: null,
    choices,
    text: [lead, ...choices.map((choice) => `- ${choice}`)].join('\n'),
    figures: [],
    citations: [],
    notes: [],
  };
}

/** Asks which region is meant: of several that share a name, of those that the asker's own unit may be, or of all. */
export async function proposeRegions(
  question: Question,
  targets: Targets,
  sources: AnswerSources,
): Promise<Proposal> {
  const wording = wordingFor(question.language);
  const coverage = await sources.coverage();
  const [ambiguous] = targets.ambiguous;
  const covered = ambiguous?.candidates ?? regionsOf(coverage, sources.gazetteer);
  const regions = question.ownUnit ? ofLevelSaid(question.ownUnit.value, covered) : covered;
  const candidates = regions.map((region) => {
    const own = { ...question, regions: [slotFor(region)], areas: [], ownUnit: null, everywhere: false };
    const [target] = resolveTargets(own, coverage, sources.gazetteer).targets;
    const name = ambiguous ? sources.gazetteer.fullName(region) : region.name;
    const year = target?.askedYear ?? target?.report.year ?? null;
    return choiceFor(name, year, withSubject(question, sources));
  });
  const lead = ambiguous
    ? wording.whichMeaning(ambiguous.words)
    : question.ownUnit
      ? wording.whichUnit(question.ownUnit.value)
      : wording.whichRegion;
  return { lead, candidates };
}

/** Asks what is wanted of a region when nothing but its name was said, offering what its report states. */
export async function proposeSubjects(
  { language }: Question,
  targets: Targets,
  sources: AnswerSources,
): Promise<Proposal> {
  const [target] = targets.targets;
  if (!target) return { lead: wordingFor(language).whatToAsk, candidates: [] };
  const { figures } = await sources.open(target.report);
  const stated = new Set(figures.map(({ figure }) => figure.indicator));
  const place =
    sources.gazetteer.named(target.region.name).length > 1
      ? sources.gazetteer.fullName(target.region)
      : target.region.name;
  const candidates = sources.catalogue.procedures
    .filter(({ code }) =>
      sources.catalogue.indicators.some(
        (indicator) => indicator.procedure === code && indicator.headline && stated.has(indicator.code),
      ),
    )
    .map(({ name, english }) =>
      language === 'zh'
        ? `${place}${target.report.year}年${name}情况`
        : `${english} in ${place} ${target.report.year}`,
    );
  return { lead: wordingFor(language).whatToAsk, candidates };
}

/** Asks for everything when nothing was named: what each covered region can first be asked. */
export async function proposeAnything({ language }: Question, sources: AnswerSources): Promise<Proposal> {
  const coverage = await sources.coverage();
  const [procedure] = sources.catalogue.procedures;
  const candidates = coverage
    .toSorted((one, other) => other.year - one.year)
    .map(({ regionName, year }) =>
      language === 'zh'
        ? `${regionName}${year}年${procedure?.name ?? ''}情况`
        : `${procedure?.english ?? ''} in ${regionName} ${year}`,
    );
  return { lead: wordingFor(language).nothingAsked, candidates };
}

/** Asks which of several divisions of one name someone is from. */
export function proposeUnits(
  { introduces, language }: Question,
  { gazetteer }: Pick<AnswerSources, 'gazetteer'>,
): Proposal {
  const candidates = introduces?.candidates ?? [];
  return {
    lead: wordingFor(language).whichMeaning(introduces?.text ?? ''),
    candidates: candidates.map((region) =>
      language === 'zh' ? `我是${gazetteer.fullName(region)}的` : `I am from ${gazetteer.fullName(region)}`,
    ),
  };
}

/** A question that names nothing is offered as one for the first procedure. */
function withSubject(question: Question, { catalogue }: AnswerSources): Question {
  const [procedure] = catalogue.procedures;
  if (!namesNothing(question) || !procedure) return question;
  return { ...question, intent: 'figure', procedures: [{ value: procedure, span: null, origin: 'history' }] };
}

/** 我县 can be any covered county, and no district. */
function ofLevelSaid(words: string, regions: readonly Region[]): Region[] {
  const level = /[省市州盟县区旗镇乡]$|街道$/u.exec(words)?.[0];
  const fitting = regions.filter(({ name }) => level === undefined || name.endsWith(level));
  return fitting.length > 0 ? fitting : [...regions];
}

function slotFor(region: Region): Question['regions'][number] {
  return {
    value: { text: region.name, match: 'exact', candidates: [region], start: 0, end: 0 },
    span: null,
    origin: 'default',
  };
}

/** The same question with the place written in: its own words where it says all itself, else the names of what it asks. */
function choiceFor(region: string, year: number | null, question: Question): string {
  const { ownUnit, text, language, operation } = question;
  if (ownUnit?.span && saysAllItself(question))
    return text.slice(0, ownUnit.span.start) + region + text.slice(ownUnit.span.end);
  const asked = itemsOf(question);
  const items = asked.map((item) => nameOf(item, 'zh').replace(/[「」]/gu, ''));
  if (language === 'en') return `${items.join(', ')} of ${region}${year === null ? '' : ` in ${year}`}?`;
  const isWhole = asked.some(({ type }) => type === 'procedure');
  const asks = isWhole ? '情况' : operation === 'original_text' ? '的原文' : '是多少？';
  const subject = question.intent === 'text' ? topicText(question) : `${items.join('、')}${asks}`;
  return `${region}${year === null ? '' : `${year}年`}${subject}`;
}

function topicText({ topic, text }: Question): string {
  return text === '' ? topic : text;
}

function saysAllItself({ indicators, procedures }: Question): boolean {
  const isOwn = ({ origin }: Slot<unknown>) => origin !== 'history';
  return [...indicators, ...procedures].every(isOwn);
}
