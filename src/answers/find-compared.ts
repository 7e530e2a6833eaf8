import type { SourcedFigure } from '../calculations/sourced-figure.ts';

const SERIES = /[近过]去?([两二三四五])年[^。；;]*?分别/u;
const LENGTHS: Record<string, number> = { 两: 2, 二: 2, 三: 3, 四: 4, 五: 5 };

/** What stands between a number and the earlier one it is set against: 「，比2023年的」, 「,较上年的」, 「，与2022年的」. */
const SET_AGAINST =
  /^[^，,。；;\d]{0,4}[，,（(]?\s*(?:相?比|较|与|同|和)(?:(?:19|20)\d\d年|上一?年|去年|前一年)(?:度|全年|同期)?的?$/u;

/**
 * The number of another year that a report sets its own against: 2023's 14.6% in 「纠错率为12.03%，比2023年的14.6%回落2.57个
 * 百分点」. It measures what its neighbour does, whose indicator, label and scope it is given.
 * @param own The report's figures of what is asked.
 * @param figures All figures of the report.
 * @returns Empty when the report sets none of that year beside its own.
 */
export function findCompared(
  own: readonly SourcedFigure[],
  figures: readonly SourcedFigure[],
  year: number,
): SourcedFigure[] {
  return own.flatMap(({ figure, quote }) =>
    figures
      .filter(
        ({ figure: other }) =>
          other.year === year &&
          other.kind === 'level' &&
          other.unit === figure.unit &&
          other.sentence.start === figure.sentence.start &&
          other.start > figure.end &&
          SET_AGAINST.test(
            quote
              .slice(figure.end - figure.sentence.start, other.start - figure.sentence.start)
              .replace(figure.unit, ''),
          ),
      )
      .map((sourced) => ({
        ...sourced,
        figure: {
          ...sourced.figure,
          ...{ indicator: figure.indicator, label: figure.label, scope: figure.scope },
        },
      })),
  );
}

/**
 * An earlier year's number from a series: 2021's 688件 in 「近三年新收案件分别为688件、815件、1002件」. The series is known to measure
 * what is asked by its last number, which the report states for its own year too.
 * @param own The report's figures of what is asked.
 * @param figures All figures of the report.
 * @param reportYear Year of the last number.
 */
export function findInSeries(
  own: readonly SourcedFigure[],
  figures: readonly SourcedFigure[],
  { year, reportYear }: { year: number; reportYear: number },
): SourcedFigure[] {
  for (const { figure: last } of own) {
    for (const end of figures) {
      const length = LENGTHS[SERIES.exec(end.quote)?.[1] ?? ''] ?? 0;
      if (length === 0 || end.figure.normalized !== last.normalized || end.figure.unit !== last.unit)
        continue;
      const members = figures
        .filter(
          ({ figure }) => figure.sentence.start === end.figure.sentence.start && figure.unit === last.unit,
        )
        .toSorted((one, other) => one.figure.start - other.figure.start);
      const series = members.slice(0, members.indexOf(end) + 1).slice(-length);
      const from = end.quote.search(SERIES) + end.figure.sentence.start;
      if (series.length < length || series.some(({ figure }) => figure.start < from)) continue;
      const member = series[length - 1 - (reportYear - year)];
      if (!member) continue;
      const { indicator, label, scope } = last;
      return [{ ...member, figure: { ...member.figure, indicator, label, scope, year, kind: 'level' } }];
    }
  }
  return [];
}
