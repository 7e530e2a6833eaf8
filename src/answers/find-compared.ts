import type { SourcedFigure } from './sourced-figure.ts';

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
