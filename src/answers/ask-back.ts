import type { Question } from '../questions/question.ts';
import type { Region } from '../regions/region.ts';
import type { Answer } from './answer.ts';
import type { AnswerSources } from './answer-sources.ts';
import { itemsOf, nameOf } from './item.ts';
import { lookUp, lookUpIn } from './look-up.ts';
import { regionsOf, resolveTargets } from './resolve-targets.ts';
import type { Targets } from './resolve-targets.ts';
import { wordingFor } from './wording.ts';

/** Choices offered at most, and regions tried for them. */
const MOST_CHOICES = 4;
const MOST_TRIED = 12;

/** Asks which region is meant, offering questions that are known to be answered. */
export async function askWhichRegion(
  question: Question,
  targets: Targets,
  sources: AnswerSources,
): Promise<Answer> {
  const wording = wordingFor(question.language);
  const coverage = await sources.coverage();
  const [ambiguous] = targets.ambiguous;
  const regions = ambiguous?.candidates ?? regionsOf(coverage, sources.gazetteer);
  const choices: string[] = [];
  for (const region of regions.slice(0, MOST_TRIED)) {
    const own = { ...question, regions: [slotFor(region)], everywhere: false };
    const [target] = resolveTargets(own, coverage, sources.gazetteer).targets;
    if (!target) continue;
    const report = await sources.open(target.report);
    const isStated = itemsOf(question).some(
      (item) => lookUp(item, target, own, lookUpIn(report, sources)).results.length > 0,
    );
    if (isStated || ambiguous) choices.push(choiceFor(region.name, target.report.year, question));
    if (choices.length === MOST_CHOICES) break;
  }
  return {
    status: 'needs_clarification',
    reason: null,
    choices,
    text: [
      ambiguous ? wording.whichMeaning(ambiguous.words) : wording.whichRegion,
      ...choices.map((choice) => `- ${choice}`),
    ].join('\n'),
    figures: [],
    citations: [],
    notes: [],
  };
}

/** Asks what is wanted of a region when nothing but its name was said, offering what its report states. */
export async function askWhat(question: Question, targets: Targets, sources: AnswerSources): Promise<Answer> {
  const wording = wordingFor(question.language);
  const [target] = targets.targets;
  const report = target ? await sources.open(target.report) : null;
  const stated = new Set(report?.figures.map(({ figure }) => figure.indicator));
  const procedures = sources.catalogue.procedures.filter(({ code }) =>
    sources.catalogue.indicators.some(
      (indicator) => indicator.procedure === code && indicator.headline && stated.has(indicator.code),
    ),
  );
  const year = target?.report.year ?? null;
  const choices = procedures
    .slice(0, MOST_CHOICES)
    .map(({ name, english }) =>
      question.language === 'zh'
        ? `${target?.region.name ?? ''}${year ?? ''}年${name}情况`
        : `${english} in ${target?.region.name ?? ''} ${year ?? ''}`,
    );
  return {
    status: 'needs_clarification',
    reason: null,
    choices,
    text: [wording.whatToAsk, ...choices.map((choice) => `- ${choice}`)].join('\n'),
    figures: [],
    citations: [],
    notes: [],
  };
}

function slotFor(region: Region): Question['regions'][number] {
  return {
    value: { text: region.name, match: 'exact', candidates: [region], start: 0, end: 0 },
    span: null,
    origin: 'default',
  };
}

function choiceFor(region: string, year: number, question: Question): string {
  const items = itemsOf(question).map((item) => nameOf(item, 'zh').replace(/[「」]/gu, ''));
  return question.language === 'zh'
    ? `${region}${year}年${items.join('、')}是多少？`
    : `${items.join(', ')} of ${region} in ${year}?`;
}
