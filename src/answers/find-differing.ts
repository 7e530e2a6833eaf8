import { contradict } from '../figures/contradict.ts';
import type { FigureWork } from './figure-work.ts';
import { openOnce } from './figure-work.ts';
import type { Finding } from './look-up.ts';
import type { SourcedFigure } from '../calculations/sourced-figure.ts';
import { groundOf } from '../calculations/ground.ts';
import { withScopes } from './whose-figure.ts';

/**
 * What other reports on the same region state otherwise: the same indicator, year, scope and date with a number that can't be
 * right together with the one shown (年报 against 工作报告). Empty where none does, and for what the catalogue does not know.
 */
export async function findDiffering(
  answering: readonly Finding[],
  work: FigureWork,
): Promise<Map<SourcedFigure, SourcedFigure[]>> {
  const stated = answering
    .filter(({ how }) => how === 'stated')
    .flatMap(({ results }) => results)
    .filter(({ figure }) => figure.indicator !== null && figure.kind === 'level');
  const differing = new Map<SourcedFigure, SourcedFigure[]>();
  const elsewhere = await statedElsewhere(stated, work);
  for (const one of stated) {
    const others = await sameThingElsewhere(one, elsewhere, work);
    const found = others.filter(({ figure }) => contradict(figure, one.figure));
    if (found.length > 0) differing.set(one, eachReportOnce(found));
  }
  return differing;
}

/** What the other reports on the same regions state of the same indicators; asked for once for all figures shown. */
async function statedElsewhere(
  shown: readonly SourcedFigure[],
  { sources }: FigureWork,
): Promise<SourcedFigure[]> {
  const ids = new Set(shown.map(({ report }) => report.id));
  const regions = new Set(shown.map(({ report }) => report.regionCode));
  const others = (await sources.coverage()).filter(
    ({ id, regionCode }) => regions.has(regionCode) && !ids.has(id),
  );
  if (others.length === 0) return [];
  const codes = new Set(shown.flatMap(({ figure }) => figure.indicator ?? []));
  return sources.stated(others, [...codes]);
}

async function sameThingElsewhere(
  one: SourcedFigure,
  elsewhere: readonly SourcedFigure[],
  work: FigureWork,
): Promise<SourcedFigure[]> {
  const { figure, report } = one;
  const stating = elsewhere.filter(
    (other) =>
      other.report.regionCode === report.regionCode &&
      other.figure.indicator === figure.indicator &&
      isSame(other, one),
  );
  const found: SourcedFigure[] = [];
  for (const summary of new Set(stating.map((other) => other.report))) {
    const own = withScopes(await openOnce(summary, work)).filter(
      (other) =>
        other.figure.indicator === figure.indicator &&
        isSame(other, one) &&
        groundOf(other) === groundOf(one) &&
        doerOf(other) === doerOf(one),
    );
    // One that states the same number as well does not contradict it.
    if (own.every((other) => contradict(other.figure, figure))) found.push(...own);
  }
  return found;
}

function isSame(one: SourcedFigure, other: SourcedFigure): boolean {
  const yearOf = ({ figure, report }: SourcedFigure) => figure.year ?? report.year;
  return one.figure.kind === other.figure.kind && yearOf(one) === yearOf(other);
}

/** The body that a figure's own words begin with: what one bureau did is no other count of what the region did. */
function doerOf({ figure }: SourcedFigure): string {
  const doer = DOER.exec(figure.label)?.[0] ?? '';
  return DOES_FOR_ALL.test(doer) ? '' : doer;
}

const DOER = /^[一-龥]{0,10}?(?:局|厅|委|院|镇|乡|街道|中心|部门|单位)(?=[^级属])/u;
/** The office that deals with a region's reconsideration deals with all of it. */
const DOES_FOR_ALL = /复议(?:局|委|中心)$/u;

function eachReportOnce(figures: readonly SourcedFigure[]): SourcedFigure[] {
  return figures.filter(
    ({ report }, index) => figures.findIndex((other) => other.report.id === report.id) === index,
  );
}
