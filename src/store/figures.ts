import type { ExclusionReason, Figure, FigureContext, FigureKind } from '../figures/figure.ts';
import type { Qualifier } from '../numbers/quantity.ts';
import type { Span } from '../numbers/span.ts';
import { applyState } from '../figures/corrections/figure-state.ts';
import type { FigureStanding } from './figure-verdicts.ts';
import { listStandings } from './figure-verdicts.ts';
import { figureIdOf } from './figure-id.ts';
import { insertRows } from './insert-rows.ts';
import type { Database } from './open-store.ts';
import { selectRows } from './select-rows.ts';

/** A figure as kept: with its report, its place in the report's list, which `parent` counts in, and its sentence. */
export interface StoredFigure extends Figure {
  /** Report and place, stable through re-reading: `r_…:1234`, or `r_…:1234.1` for the second figure of one numeral. */
  id: string;
  reportId: string;
  ordinal: number;
  /** The sentence, exactly as in the report's text. */
  quote: string;
}

const COLUMNS = [
  'reportId',
  'ordinal',
  'start',
  'end',
  'branch',
  'stated',
  'value',
  'unit',
  'normalized',
  'qualifier',
  'kind',
  'year',
  'period',
  'scope',
  'label',
  'context',
  'parent',
  'indicator',
  'confidence',
  'sectionPath',
  'sentenceStart',
  'sentenceEnd',
  'quote',
] as const;

/** The values of COLUMNS, as the schema has them. */
type FigureRow = readonly [
  reportId: string,
  ordinal: number,
  start: number,
  end: number,
  branch: number,
  stated: string,
  value: string,
  unit: string,
  normalized: string,
  qualifier: Qualifier,
  kind: FigureKind,
  year: number | null,
  period: string | null,
  scope: string | null,
  label: string,
  context: string,
  parent: number | null,
  indicator: string | null,
  confidence: number,
  sectionPath: string,
  sentenceStart: number,
  sentenceEnd: number,
  quote: string,
];

/** What `findFigures` looks for; a field that is not given restricts nothing. */
export interface FigureFilter {
  reportIds: readonly string[];
  /** Catalogue codes. */
  indicators?: readonly string[];
  /** Years spoken of. */
  years?: readonly number[];
}

/** Reports have some fifty figures; of an indicator there is one in nearly every report. */
const MOST_BY_REPORT = 20;

/**
 * Figures of the given reports as they are to be used: as read, with people's word laid over it, without those that were
 * rejected. In the order of reports and of place. The filter holds against what people have set.
 */
export async function findFigures(database: Database, filter: FigureFilter): Promise<StoredFigure[]> {
  const [read, standings] = await Promise.all([
    findReadFigures(database, filter),
    listStandings(database, filter.reportIds),
  ]);
  return layOver(database, read, standings, filter);
}

/** Lays people's word over what was read. */
async function layOver(
  database: Database,
  read: StoredFigure[],
  standings: readonly FigureStanding[],
  filter: FigureFilter,
): Promise<StoredFigure[]> {
  if (standings.length === 0) return read;
  const settled = new Set(standings.map(({ id }) => id));
  const corrected = await findCorrected(database, standings);
  return [
    ...read.filter(({ id }) => !settled.has(id)),
    ...corrected.filter((figure) => figure.correction?.verdict !== 'rejected' && isWithin(figure, filter)),
  ].sort(byPlace);
}

/**
 * All figures of a report as they are to be used, in order of place; `ordinal` and `parent` count in this list.
 */
export async function listFiguresOfReport(database: Database, reportId: string): Promise<StoredFigure[]> {
  return countedWithin(await findFigures(database, { reportIds: [reportId] }));
}

/** Those figures, and the report's rejected ones as `listRejectedFigures` gives them; what people said is read once for both. */
export async function openFiguresOfReport(
  database: Database,
  reportId: string,
): Promise<{ figures: StoredFigure[]; rejected: StoredFigure[] }> {
  const filter = { reportIds: [reportId] };
  const [read, standings] = await Promise.all([
    findReadFigures(database, filter),
    listStandings(database, filter.reportIds),
  ]);
  const figures = await layOver(database, read, standings, filter);
  return { figures: countedWithin(figures), rejected: await findRejected(database, standings) };
}

function countedWithin(figures: readonly StoredFigure[]): StoredFigure[] {
  const places = new Map(figures.map(({ ordinal }, index) => [ordinal, index]));
  return figures.map((figure, index) => ({
    ...figure,
    ordinal: index,
    parent: figure.parent === null ? null : (places.get(figure.parent) ?? null),
  }));
}

/** Figures of the given reports that people have rejected: an answer says so instead of using another. */
export async function listRejectedFigures(
  database: Database,
  reportIds: readonly string[],
): Promise<StoredFigure[]> {
  return findRejected(database, await listStandings(database, reportIds));
}

async function findRejected(
  database: Database,
  standings: readonly FigureStanding[],
): Promise<StoredFigure[]> {
  const rejected = standings.filter(({ state }) => state.verdict === 'rejected');
  return rejected.length === 0 ? [] : (await findCorrected(database, rejected)).sort(byPlace);
}

/** A figure as the program reads it now, whatever people said of it; null when it reads none there. */
export async function findFigureAsRead(
  database: Database,
  { reportId, start, branch }: { reportId: string; start: number; branch: number },
): Promise<StoredFigure | null> {
  const [found] = await findAtPlaces(database, [{ reportId, start, branch }]);
  return found ?? null;
}

/** A report's figures as the program reads them now, whatever people said of them. */
export async function listFiguresAsRead(database: Database, reportId: string): Promise<StoredFigure[]> {
  return findReadFigures(database, { reportIds: [reportId] });
}

async function findReadFigures(database: Database, filter: FigureFilter): Promise<StoredFigure[]> {
  // `+` keeps SQLite from going report by report where the indicator's index leads there sooner.
  const byIndicator = filter.indicators !== undefined && filter.reportIds.length > MOST_BY_REPORT;
  const conditions = [`${byIndicator ? '+' : ''}"reportId" IN (SELECT value FROM json_each(?))`];
  const parameters = [JSON.stringify(filter.reportIds)];
  for (const [column, values] of [
    ['indicator', filter.indicators],
    ['year', filter.years],
  ] as const) {
    if (values === undefined) continue;
    conditions.push(`"${column}" IN (SELECT value FROM json_each(?))`);
    parameters.push(JSON.stringify(values));
  }
  const rows = await selectRows<FigureRow>(
    database,
    COLUMNS,
    `SELECT * FROM "Figure" WHERE ${conditions.join(' AND ')} ORDER BY "reportId", "ordinal"`,
    ...parameters,
  );
  return rows.map(toFigure);
}

/** The figures that people's word stands for. One that is no longer read stays, unless another reading has taken its numeral. */
async function findCorrected(
  database: Database,
  standings: readonly FigureStanding[],
): Promise<StoredFigure[]> {
  const read = new Map((await findAtPlaces(database, standings)).map((figure) => [figure.id, figure]));
  return standings.flatMap(({ id, reportId, state, snapshot, relation }) => {
    const figure = read.get(id);
    if (figure !== undefined) return [applyState(figure, state)];
    if (relation === 'replaced') return [];
    return [applyState({ ...snapshot, id, reportId, ordinal: AFTER_ALL, parent: null }, state)];
  });
}

/** Ordinal of a figure that stands by people's word alone: no other counts on it. */
const AFTER_ALL = Number.MAX_SAFE_INTEGER;

async function findAtPlaces(
  database: Database,
  places: readonly { reportId: string; start: number; branch: number }[],
): Promise<StoredFigure[]> {
  const rows = await selectRows<FigureRow>(
    database,
    COLUMNS,
    `SELECT f.* FROM json_each(?) p CROSS JOIN "Figure" f
     ON f."reportId" = p.value ->> 0 AND f."start" = p.value ->> 1 AND f."branch" = p.value ->> 2`,
    JSON.stringify(places.map(({ reportId, start, branch }) => [reportId, start, branch])),
  );
  return rows.map(toFigure);
}

function isWithin({ indicator, year }: StoredFigure, { indicators, years }: FigureFilter): boolean {
  const isAsked = indicators === undefined || (indicator !== null && indicators.includes(indicator));
  return isAsked && (years === undefined || (year !== null && years.includes(year)));
}

function byPlace(one: StoredFigure, other: StoredFigure): number {
  if (one.reportId !== other.reportId) return one.reportId < other.reportId ? -1 : 1;
  return one.start - other.start || (one.branch ?? 0) - (other.branch ?? 0);
}

/** A number of a report that is no figure, with the reason. */
export interface StoredExclusion extends Span {
  reason: ExclusionReason;
}

/** Numbers of a report that are deliberately no figures, in order of place. */
export async function listExclusions(database: Database, reportId: string): Promise<StoredExclusion[]> {
  const rows = await selectRows<readonly [number, number, ExclusionReason]>(
    database,
    ['start', 'end', 'reason'],
    'SELECT * FROM "Exclusion" WHERE "reportId" = ? ORDER BY "start"',
    reportId,
  );
  return rows.map(([start, end, reason]) => ({ start, end, reason }));
}

/** Adds a report's figures. @param text The report's, of which the sentences are kept. */
export async function insertFigures(
  database: Database,
  { reportId, text, figures }: { reportId: string; text: string; figures: readonly Figure[] },
): Promise<void> {
  const seen = new Map<number, number>();
  const rows = figures.map((figure, ordinal): FigureRow => {
    const branch = seen.get(figure.start) ?? 0;
    seen.set(figure.start, branch + 1);
    return [
      reportId,
      ordinal,
      figure.start,
      figure.end,
      branch,
      figure.stated,
      figure.value,
      figure.unit,
      figure.normalized,
      figure.qualifier,
      figure.kind,
      figure.year,
      figure.period,
      figure.scope,
      figure.label,
      JSON.stringify(figure.context),
      figure.parent,
      figure.indicator,
      figure.confidence,
      figure.sectionPath,
      figure.sentence.start,
      figure.sentence.end,
      text.slice(figure.sentence.start, figure.sentence.end),
    ];
  });
  await insertRows(database, 'Figure', COLUMNS, rows);
}

function toFigure([
  reportId,
  ordinal,
  start,
  end,
  branch,
  stated,
  value,
  unit,
  normalized,
  qualifier,
  kind,
  year,
  period,
  scope,
  label,
  context,
  parent,
  indicator,
  confidence,
  sectionPath,
  sentenceStart,
  sentenceEnd,
  quote,
]: FigureRow): StoredFigure {
  return {
    id: figureIdOf({ reportId, start, branch }),
    reportId,
    ordinal,
    start,
    end,
    ...(branch > 0 && { branch }),
    stated,
    value,
    unit,
    normalized,
    qualifier,
    kind,
    year,
    period,
    scope,
    label,
    context: JSON.parse(context) as FigureContext,
    parent,
    indicator,
    confidence,
    sectionPath,
    sentence: { start: sentenceStart, end: sentenceEnd },
    quote,
  };
}
