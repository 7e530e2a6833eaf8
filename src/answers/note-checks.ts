import type { Check } from '../figures/checks/check.ts';
import type { FigureWork } from './figure-work.ts';
import type { Finding } from './look-up.ts';
import type { SourcedFigure } from '../calculations/sourced-figure.ts';
import { surfaceOf } from '../calculations/sourced-figure.ts';

/**
 * Notes what a check found of the numbers that an answer shows: the computation, and what it gives. The operands and the result
 * become figures of the answer, so that every number of the note is traced like any other.
 */
export async function noteChecks(answering: readonly Finding[], work: FigureWork): Promise<void> {
  const shown = answering.flatMap(({ results }) => results);
  for (const report of new Set(shown.map((sourced) => sourced.report))) {
    const doubts = await work.sources.doubts(report);
    for (const check of doubts) if (concerns(check, shown, report.id)) note(check, report, work);
  }
}

/** Shorter labels of open figures are parts of other words. */
const LEAST_LABEL = 6;

/** A failed check concerns every number in it; a last digit only the rate itself. */
function concerns(
  { verdict, subject, operands }: Check,
  shown: readonly SourcedFigure[],
  id: string,
): boolean {
  const spoken = verdict === 'differs' ? [subject, ...operands] : [subject];
  return shown.some(
    ({ figure, report }) =>
      report.id === id &&
      spoken.some(
        (checked) =>
          checked.of === 'report' &&
          checked.figure.start === figure.start &&
          (checked.figure.branch ?? 0) === (figure.branch ?? 0),
      ),
  );
}

function note(
  { verdict, subject, operands, formula, expected }: Check,
  report: SourcedFigure['report'],
  { builder, wording, sources }: FigureWork,
): void {
  const { figure, quote } = subject;
  const indicator = sources.catalogue.indicators.find(({ code }) => code === figure.indicator);
  const checked: SourcedFigure = { figure, report, quote };
  // The year before's report is another one: what it says is named in the formula alone.
  for (const operand of [subject, ...operands]) {
    const isShown = builder.figures.some(
      ({ stated, label }) => stated === operand.figure.stated && label === operand.figure.label,
    );
    // 「部门17项」 names nothing by itself, and its label would be read into other lines: the formula shows the number.
    const isNamed = operand.figure.indicator !== null || operand.figure.label.length >= LEAST_LABEL;
    if (operand.of === 'report' && isNamed && !isShown)
      builder.addFigure({ figure: operand.figure, report, quote: operand.quote }, 'operand');
  }
  builder.addDerived(
    {
      report,
      year: figure.year ?? report.year,
      indicator: indicator?.name ?? null,
      code: figure.indicator,
      label: figure.label,
      value: expected,
      unit: figure.unit,
      qualifier: 'exact',
      formula,
    },
    'operand',
  );
  const parts = {
    surface: surfaceOf(checked),
    formula,
    expected: `${expected}${figure.unit}`,
  };
  builder.note(verdict === 'rounding' ? wording.checkRounds(parts) : wording.checkFails(parts));
}
