import type { ExclusionReason, Figure, FigureContext, FigureKind } from '../figures/figure.ts';
import type { Qualifier } from '../numbers/quantity.ts';
import type { Span } from '../numbers/span.ts';
import { insertRows } from './insert-rows.ts';
import type { Database } from './open-store.ts';
import { selectRows } from './select-rows.ts';

/** A figure as kept: with its report, its place in the report's list, which `parent` counts in, and its sentence. */
export interface StoredFigure extends Figure {
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

/** Figures of the given reports, in the order of their ids and of place; corrections and parents included. */
export async function findFigures(database: Database, filter: FigureFilter): Promise<StoredFigure[]> {
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

/** All figures of a report in order of place. */
export async function listFiguresOfReport(database: Database, reportId: string): Promise<StoredFigure[]> {
  return findFigures(database, { reportIds: [reportId] });
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
  ,
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
    reportId,
    ordinal,
    start,
    end,
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
