import type { Catalogue, Indicator } from '../figures/catalogue.ts';
import { figureSurface } from '../figures/figure-surface.ts';
import { AppError } from '../errors.ts';
import { findNumerals } from '../numbers/find-numerals.ts';
import { isOfWhole } from '../figures/whole-region.ts';
import { computeOver, deriveRate } from '../calculations/derive.ts';
import type { Derivation } from '../calculations/derive.ts';
import type { SourcedFigure } from '../calculations/sourced-figure.ts';
import type { ReportSummary } from '../store/reports.ts';
import { changeOf, statedOnce } from './computed-slots.ts';
import type { DraftFigure, DraftPart, DraftSource } from './draft.ts';
import { listPlans } from './last-year.ts';
import type { DraftMaterial, MaterialFigure, MaterialSection } from './draft-material.ts';
import { findMaterial } from './draft-material.ts';

/** Shorter labels of open figures name nothing by themselves. */
const LEAST_LABEL = 4;

/** Fills the slots of one draft and remembers what it has used. Slots give parts, which the text holds as marks. */
export interface Slots {
  /** An indicator's number with its source, or an open slot that tells last year's. */
  figure(code: string): DraftPart[];
  /** The sum of indicators that are each stated once; open when one is not. */
  sum(codes: readonly string[]): DraftPart[];
  /** 「，比上年增加12件，增长10.9%」 where both years' reports state an indicator alike; nothing otherwise. */
  change(code: string): DraftPart[];
  /** What a person is to write, or has written. */
  open(words: string): DraftPart[];
  /** What last year's report planned under headings of that sort, an item each. */
  plans(headings: RegExp): MaterialSection[];
  /** Every further figure of some procedures that no slot has used, each with its full label. */
  rest(procedures: readonly string[]): DraftPart[];
  /** Words of the region's and its neighbours' reports under headings of that sort. */
  material(headings: RegExp): MaterialSection[];
  isKnown(code: string): boolean;
  source(section: MaterialSection): number;
  readonly sources: readonly DraftSource[];
}

export function createSlots(material: DraftMaterial, catalogue: Catalogue): Slots {
  const used = new Set<MaterialFigure>();
  const sources: DraftSource[] = [];

  const cite = (place: Omit<DraftSource, 'n'>): number => {
    const known = sources.find(({ report, start }) => report === place.report && start === place.start);
    if (known) return known.n;
    sources.push({ n: sources.length + 1, ...place });
    return sources.length;
  };
  const citeFigure = ({ figure, report }: MaterialFigure, quote = figure.quote): number =>
    cite({
      kind: 'stated',
      report: report.id,
      title: titleOf(report),
      section: figure.sectionPath,
      quote,
      start: figure.sentence.start,
      end: figure.sentence.end,
    });
  const figurePart = (found: MaterialFigure): DraftPart => {
    const { figure } = found;
    used.add(found);
    const amendment = figure.correction?.amendment;
    if (amendment) {
      // Where a report is wrong, a draft states what is right and says of whom that is known.
      const { value, unit, basis, by, on } = amendment;
      const formula = `更正：原文${figureSurface(figure)}，应为${value}${unit}，依据${basis}，由${by}于${on}`;
      const computation = { value, unit, qualifier: 'exact' as const, formula, indicator: figure.indicator };
      return {
        type: 'computed',
        text: `${value}${unit}`,
        sources: [citeFigure(found, `${figure.quote.trim()}（${formula}）`)],
        computation: { ...computation, operands: [placeOf(found)] },
      };
    }
    return { type: 'figure', text: figureSurface(figure), source: citeFigure(found), figure: placeOf(found) };
  };
  const computedPart = (derivation: Derivation, indicator: Indicator): DraftPart => {
    const operands = derivation.operands.filter(isMaterial);
    return {
      type: 'computed',
      text: figureSurface({ ...derivation, stated: derivation.value }),
      sources: [...new Set(operands.map((operand) => citeFigure(operand)))],
      computation: {
        value: derivation.value,
        unit: derivation.unit,
        qualifier: derivation.qualifier,
        formula: derivation.formula,
        indicator: indicator.code,
        operands: operands.map(placeOf),
      },
    };
  };
  const enteredPart = (key: string): DraftPart | null => {
    const entry = material.entered.find(({ slot }) => slot === key);
    if (entry === undefined) return null;
    const { value, unit, by, department, on } = entry;
    const source = cite({
      kind: 'entered',
      report: '',
      title: `填报：${by}`,
      section: department,
      quote: `${value}${unit}（${department}${by}于${on}填报）`,
      start: -1 - material.entered.indexOf(entry),
      end: 0,
    });
    return { type: 'entered', text: `${value}${unit}`, source, slot: key };
  };
  const rateOf = (indicator: Indicator): Derivation | null =>
    deriveRate(indicator, catalogue, (operand) => statedOnce(material, operand));
  const fill = (code: string): DraftPart[] => {
    const indicator = indicatorOf(code, catalogue);
    const found = findMaterial(material.figures, indicator);
    if (found !== null) return withLimits(found, figurePart(found));
    const entered = enteredPart(code);
    if (entered !== null) return [entered];
    const rate = rateOf(indicator);
    return [rate === null ? openSlot(indicator, material) : computedPart(rate, indicator)];
  };

  return {
    sources,
    isKnown: (code) =>
      findMaterial(material.figures, indicatorOf(code, catalogue)) !== null ||
      material.entered.some(({ slot }) => slot === code) ||
      rateOf(indicatorOf(code, catalogue)) !== null,
    figure: fill,
    sum: (codes) => {
      const operands = codes.flatMap((code) => statedOnce(material, indicatorOf(code, catalogue)));
      const total = operands.length < codes.length ? null : computeOver('sum', operands);
      const [first = ''] = codes;
      const name = codes.map((code) => indicatorOf(code, catalogue).name).join('、');
      return total === null
        ? [openWords(`${material.year}年${name}合计`)]
        : [computedPart(total, indicatorOf(first, catalogue))];
    },
    change: (code) => changeOf(indicatorOf(code, catalogue), material, computedPart),
    open: (words) => [enteredPart(words) ?? openWords(words)],
    plans: (headings) => listPlans(material.lastYearSections, headings),
    rest: (procedures) => {
      const codes = new Set(
        catalogue.indicators
          .filter(({ procedure }) => procedures.includes(procedure))
          .map(({ code }) => code),
      );
      const topics = catalogue.procedures
        .filter(({ code }) => procedures.includes(code))
        .flatMap((procedure) => procedure.topics);
      const own = (candidate: MaterialFigure) =>
        codes.has(candidate.figure.indicator ?? '') || isOn(topics, candidate);
      // What a sentence counts beside them belongs to them: 「…审核226件，提出意见615条」.
      const sentences = new Set(material.figures.filter(own).map(({ figure }) => figure.sentence.start));
      const left = material.figures.filter(
        (candidate) =>
          !used.has(candidate) &&
          candidate.figure.kind !== 'target' &&
          namesSomething(candidate) &&
          sentences.has(candidate.figure.sentence.start),
      );
      return left.flatMap((candidate, index): DraftPart[] => {
        const { before, after } = clauseOf(candidate, left[index - 1]);
        const lead = index === 0 ? '另有：' : '；';
        const end = index === left.length - 1 ? '。' : '';
        return [
          { type: 'text', text: `${lead}${before}` },
          ...withLimits(candidate, figurePart(candidate), after),
          ...(end === '' ? [] : [{ type: 'text' as const, text: end }]),
        ];
      });
    },
    material: (headings) => material.sections.filter(({ heading }) => headings.test(heading)),
    source: ({ report, path, text, start, end }) =>
      cite({
        kind: 'stated',
        report: report.id,
        title: titleOf(report),
        section: path,
        quote: text,
        start,
        end,
      }),
  };
}

/** @throws {AppError} `invalid_argument` for a code that the catalogue has not. */
function indicatorOf(code: string, catalogue: Catalogue): Indicator {
  const indicator = catalogue.indicators.find((candidate) => candidate.code === code);
  if (indicator) return indicator;
  throw new AppError({
    code: 'invalid_argument',
    message: `The catalogue has no indicator ${JSON.stringify(code)}. \`zhibao indicators\` lists those it has.`,
    facts: { code },
  });
}

function openSlot(indicator: Indicator, { year, lastYear }: DraftMaterial): DraftPart {
  const before = findMaterial(lastYear, indicator);
  const surface = before === null ? null : figureSurface(before.figure);
  const name = `${year}年${indicator.name}`;
  return {
    type: 'open',
    text: `【待填：${name}${surface === null ? '' : `；上年（${year - 1}年）${surface}`}】`,
    slot: { key: indicator.code, kind: 'number', name, units: indicator.units, lastYear: surface },
    hint: before === null ? null : placeOf(before),
  };
}

function openWords(words: string): DraftPart {
  const slot = { key: words, kind: 'words' as const, name: words, units: [], lastYear: null };
  return { type: 'open', text: `【待填：${words}】`, slot, hint: null };
}

function placeOf({ figure: { reportId, ordinal } }: MaterialFigure): DraftFigure {
  return { reportId, ordinal };
}

/** Whatever is computed with here came from the material. */
function isMaterial(operand: SourcedFigure): operand is MaterialFigure {
  return 'reportId' in operand.figure;
}

/** A figure that counts less or more than the whole year of the whole region says so behind its number. */
function withLimits({ figure }: MaterialFigure, part: DraftPart, after = ''): DraftPart[] {
  const { before } = figure.context;
  const limits = [isOfWhole(figure.scope) ? null : figure.scope, figure.period].filter(
    (limit): limit is string => limit !== null && !figure.label.includes(limit) && !before.includes(limit),
  );
  const tail = `${after}${limits.length === 0 ? '' : `（${limits.join('，')}）`}`;
  return tail === '' ? [part] : [part, { type: 'text', text: tail }];
}

/**
 * The words before and after a number in its own clause, as its report writes them; the label where the clause leaves out
 * what is counted. A year is named where it is another than that of what was said before.
 */
function clauseOf(
  { figure, report }: MaterialFigure,
  previous: MaterialFigure | undefined,
): { before: string; after: string } {
  const { before, after } = figure.context;
  // 「1-12月行政许可」: numbers in the clause that are no figures stay out of the draft.
  const isWhole =
    before !== '' &&
    /\p{Script=Han}{2}/u.test(`${before}${after}`) &&
    findNumerals(`${before}${after}`).length === 0;
  const words = isWhole ? before : figure.label;
  const year = figure.year ?? report.year;
  const spokenOf = previous?.figure.year ?? report.year;
  // 「含上年结转3件」 names its year as the report's readers do.
  const isSaid = year === report.year - 1 && /上一?年|去年/.test(words);
  const isNamed = year === spokenOf || isSaid || words.includes(String(year));
  return { before: `${isNamed ? '' : `${year}年`}${words}`, after: isWhole ? after : '' };
}

/** 「部门17项」 says nothing outside its sentence. */
function namesSomething({ figure }: MaterialFigure): boolean {
  return figure.indicator !== null || figure.label.length >= LEAST_LABEL;
}

/** An open figure of the procedures, or another procedure's figure that counts theirs along with its own. */
function isOn(topics: readonly string[], { figure }: MaterialFigure): boolean {
  const speaks = (words: string) => topics.some((topic) => words.includes(topic));
  return speaks(figure.label) || (figure.indicator === null && figure.context.topics.some(speaks));
}

function titleOf(report: ReportSummary): string {
  return report.title ?? `${report.regionName}${report.year}年${report.kind}`;
}
