import { baseUnit } from '../numbers/units.ts';
import type { ParsedReport } from '../reports/report.ts';
import type { Catalogue, Indicator } from './catalogue.ts';
import { nameShares } from './classify-shares.ts';
import { createEvidenceReader } from './classify-layers.ts';
import type { Evidence } from './classify-layers.ts';
import { scoreRule } from './classify-score.ts';
import { compileClassificationWords } from './classify-words.ts';
import type { ClassificationWords, CompiledRule } from './classify-words.ts';
import type { Figure } from './figure.ts';

/** Below this a reading is a guess, and the figure stays open. */
const LEAST_SCORE = 0.55;
/** Two indicators closer than this are equally likely, and the figure stays open: never a coin toss. */
const LEAST_LEAD = 0.04;

/** A narrower indicator wins over its general one unless it is this much less sure. */
const YIELDING = 0.35;

/** A number without a unit needs clearer words, unless its table leaves units to the headings. */
const UNITLESS_COST = 0.1;

/** A change that a number's last words announce: 「受理率同比提升」3个百分点, 「出庭率下降」5%. */
const CHANGE = /(?:增长|上升|下降|提高|提升|增加|减少|降低|压减|缩减|增幅|降幅|涨幅)(?:了|约|近|超过?)?$/;

/** Bodies that are no government: 司法局, 发展改革委员会. */
const DEPARTMENT = /(?:局|厅|委|委员会|部|院|支队|大队|公司)$/;

/** What a part told apart by its year is worth against its whole. */
const OF_WHOLE = 0.9;
/** 「制定10件，其中县政府文件7件、部门文件3件」: whose it is, and a word for anything counted. */
const BODY_ALONE =
  /^(?:[省市县区州旗镇乡](?:人民)?政府|[省市县区]级|部门|乡镇|街道|[省市县区]直(?:部门|单位))(?:文件|案件|申请)?$/;
const ONE_YEAR = /^(?:(?:19|20)\d{2}年度?|今年|本年度?|当年|全年)$/;

/** Catalogues are prepared once; a catalogue is a value that nobody changes. */
const prepared = new WeakMap<Catalogue, ClassificationWords>();

function wordsOf(catalogue: Catalogue): ClassificationWords {
  const known = prepared.get(catalogue);
  if (known !== undefined) return known;
  const made = compileClassificationWords(catalogue);
  prepared.set(catalogue, made);
  return made;
}

/** Cases are sometimes counted without a unit: 「收案341、审结322」. */
function fitsUnit({ units, measure }: Indicator, unit: string): boolean {
  return units.includes(unit) || (unit === '' && measure === 'count' && units.includes('件'));
}

/** Rules that the number's own clause reaches and its unit allows, each once. */
function reachRules(
  { before, after }: Evidence,
  unit: string,
  words: ClassificationWords,
): Set<CompiledRule> {
  const rules = new Set<CompiledRule>();
  for (const scan of [before, after]) {
    for (const { groups } of scan.words) {
      for (const group of groups) {
        for (const rule of words.rulesByNear.get(group) ?? []) {
          if (fitsUnit(rule.indicator, unit)) rules.add(rule);
        }
      }
    }
  }
  return rules;
}

interface Reading {
  indicator: Indicator;
  score: number;
}

/** The best score of each indicator that explains the figure well enough. */
function listReadings(
  figure: Figure,
  evidence: Evidence,
  words: ClassificationWords,
  isOfDepartment: boolean,
): Reading[] {
  const unit = baseUnit(figure.unit);
  const best = new Map<Indicator, number>();
  const cost = unit === '' && !evidence.isRow ? UNITLESS_COST : 0;
  const isChange = figure.kind === 'change' || CHANGE.test(figure.context.before);
  for (const rule of reachRules(evidence, unit, words)) {
    const { indicator } = rule;
    if (isChange && !indicator.statesChange) continue;
    if (indicator.ofGovernment && isOfDepartment && !figure.context.before.includes('政府')) continue;
    const score = scoreRule(rule, evidence, { unit, least: LEAST_SCORE, words }) - cost;
    if (score >= LEAST_SCORE && score > (best.get(indicator) ?? 0)) best.set(indicator, score);
  }
  return [...best].map(([indicator, score]) => ({ indicator, score }));
}

function chooseReading(readings: readonly Reading[]): Reading | null {
  const yieldsToOne = ({ indicator, score }: Reading): boolean =>
    readings.some(
      (other) => indicator.yields.includes(other.indicator.code) && score - other.score < YIELDING,
    );
  const [first, second] = readings
    .filter((reading) => !yieldsToOne(reading))
    .sort((a, b) => b.score - a.score);
  if (first === undefined) return null;
  if (second !== undefined && first.score - second.score < LEAST_LEAD) return null;
  return first;
}

/**
 * Says which indicator of the catalogue each figure states. Evidence is scored: stage words near the number, the subject in the
 * own clause or inherited from earlier clauses, sentences and headings; the unit must fit; a change states no level, and
 * what two indicators explain equally well stays open.
 * @returns The same figures in the same order with `indicator` and `confidence`; null and 0 for an open figure.
 */
export function classifyFigures(
  figures: readonly Figure[],
  report: ParsedReport,
  catalogue: Catalogue,
): Figure[] {
  const words = wordsOf(catalogue);
  const readEvidence = createEvidenceReader(report, words);
  const isOfDepartment = DEPARTMENT.test(report.metadata.issuer ?? '');
  const classified: Figure[] = [];
  for (const figure of figures) {
    const reading = chooseReading(listReadings(figure, readEvidence(figure), words, isOfDepartment));
    const whole = figure.parent === null ? undefined : classified[figure.parent];
    if (reading === null && whole !== undefined && isToldApart(figure, whole))
      classified.push({ ...figure, indicator: whole.indicator, confidence: whole.confidence * OF_WHOLE });
    else
      classified.push({
        ...figure,
        indicator: reading?.indicator.code ?? null,
        confidence: reading?.score ?? 0,
      });
  }
  return nameShares(classified, catalogue);
}

/**
 * True for a part that its year or its body alone tells apart, which counts what its whole does: 「2021年以来制定23件，其中
 * 2023年6件」, 「收到110件，其中市政府40件」, 「前者5件」.
 */
function isToldApart(figure: Figure, whole: Figure): boolean {
  const { before, after } = figure.context;
  if (after !== '' || figure.kind === 'change' || baseUnit(figure.unit) !== baseUnit(whole.unit))
    return false;
  const own = before.replace(/^其中[，,：:]?/, '').replace(/(?:共计?|合计|有|为)$/, '');
  if (whole.kind === 'cumulative') return figure.year !== null && ONE_YEAR.test(own);
  return /^[前后]者$/.test(own) || BODY_ALONE.test(own) || (figure.scope !== null && figure.scope === own);
}
