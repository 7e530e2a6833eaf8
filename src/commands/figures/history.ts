import type { HistoryEntry } from '../../library/describe-history.ts';
import { describeHistory } from '../../library/describe-history.ts';
import { FACTS, RELATIONS, VERDICTS } from '../../library/verdict-words.ts';
import type { SettledFigure } from '../../library/find-settled-figure.ts';

/** A figure's history for people: its sentence, how it is shown now, and each step. */
export function historyText(settled: SettledFigure): string {
  const { id, snapshot, shown } = settled;
  const entries = describeHistory(settled).map(
    ({ at, by, verdict, reason, relation, changes, amendment }) => {
      const lines = [
        `${at.toISOString().slice(0, 16).replace('T', ' ')}Z ${by ?? '程序'} ${VERDICTS[verdict]}：${
          relation === null ? (reason ?? '') : RELATIONS[relation]
        }`,
        ...changes.map(
          ({ fact, before, after }) =>
            `  ${FACTS[fact]}：${String(before ?? '（空）')} → ${String(after ?? '（空）')}`,
        ),
        ...(verdict === 'amended' && amendment !== null
          ? [`  应为 ${amendment.value}${amendment.unit}`]
          : []),
      ];
      return lines.join('\n');
    },
  );
  return [
    id,
    `原句：${snapshot.quote.trim()}`,
    `现作：${shown.label} ${shown.stated}${shown.unit} ${shown.indicator ?? ''}`.trimEnd(),
    ...(entries.length > 0 ? entries : ['还没有人说过什么。']),
    '',
  ].join('\n');
}

/** The same for programs, one step a line. */
export function historyLines(settled: SettledFigure): (HistoryEntry & { figure: string })[] {
  return describeHistory(settled).map((entry) => ({ figure: settled.id, ...entry }));
}
