import type { Catalogue, Indicator } from '../figures/catalogue.ts';
import { figureSurface } from '../figures/figure-surface.ts';
import { AppError } from '../errors.ts';
import { findNumerals } from '../numbers/find-numerals.ts';
import { isOfWhole } from '../figures/whole-region.ts';
import type { DraftPart, DraftSource } from './draft.ts';
import type { DraftMaterial, MaterialFigure, MaterialSection } from './draft-material.ts';
import { findMaterial } from './draft-material.ts';

/** Shorter labels of open figures name nothing by themselves. */
const LEAST_LABEL = 4;

/** Fills the slots of one draft and remembers what it has used. Slots give parts, which the text holds as marks. */
export interface Slots {
  /** An indicator's number with its source, or an open slot that tells last year's. */
  figure(code: string): DraftPart[];
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
  const figurePart = (found: MaterialFigure): DraftPart => {
    const { figure, report } = found;
    const { reportId, ordinal } = figure;
    const source = cite({
      report: report.id,
      title: titleOf(found),
      section: figure.sectionPath,
      quote: figure.quote,
      start: figure.sentence.start,
      end: figure.sentence.end,
    });
    used.add(found);
    return { type: 'figure', text: figureSurface(figure), source, figure: { reportId, ordinal } };
  };

  return {
    sources,
    isKnown: (code) => findMaterial(material.figures, indicatorOf(code, catalogue)) !== null,
    figure: (code) => {
      const indicator = indicatorOf(code, catalogue);
      const found = findMaterial(material.figures, indicator);
      if (found === null) return [openSlot(indicator, material)];
      return withLimits(found, figurePart(found));
    },
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
        report: report.id,
        title: report.title ?? `${report.regionName}${report.year}年${report.kind}`,
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
  const hint = before === null ? '' : `；上年（${year - 1}年）${figureSurface(before.figure)}`;
  return {
    type: 'open',
    text: `【待填：${year}年${indicator.name}${hint}】`,
    hint: before === null ? null : { reportId: before.figure.reportId, ordinal: before.figure.ordinal },
  };
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
  const isNamed = year === spokenOf || words.includes(String(year));
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

function titleOf({ report }: MaterialFigure): string {
  return report.title ?? `${report.regionName}${report.year}年${report.kind}`;
}
