import type { Answer, AnswerStatus, ShownAnswer } from './answer.ts';
import type { Exhibit } from './exhibit.ts';

/** Lines that quote a report: a bracketed number in them is the report's, not a citation mark. */
const QUOTED = /^> (?!—— )/u;
const MARK = /\[(\d+)\]/gu;

/** In order: the status of a whole is the first that one of its parts has. */
const STATUSES: readonly AnswerStatus[] = ['answered', 'needs_clarification', 'not_found', 'refused'];

/**
 * Joins the answers to the parts of one message into one: each with its own figures and quotes, citations numbered through.
 * It is answered as soon as one part is; what the others lack stands in their text.
 * @param answers At least one.
 */
export function joinAnswers(answers: readonly [ShownAnswer, ...ShownAnswer[]]): ShownAnswer {
  const [first, ...others] = answers;
  return others.reduce(joinTwo, first);
}

function joinTwo(before: ShownAnswer, after: ShownAnswer): ShownAnswer {
  const shift = before.citations.length;
  const status = STATUSES.find((one) => before.status === one || after.status === one) ?? before.status;
  return {
    status,
    reason: status === 'answered' ? null : (before.reason ?? after.reason),
    choices: status === 'needs_clarification' ? [...before.choices, ...after.choices].slice(0, 4) : [],
    text: `${before.text}\n\n${renumbered(after, shift)}`,
    figures: [
      ...before.figures,
      ...after.figures.map((figure) => ({
        ...figure,
        citation: figure.citation === null ? null : figure.citation + shift,
      })),
    ],
    citations: [...before.citations, ...after.citations.map((one) => ({ ...one, n: one.n + shift }))],
    notes: [...new Set([...before.notes, ...after.notes])],
    exhibits: [
      ...(before.exhibits ?? []),
      ...(after.exhibits ?? []).map((exhibit) => shiftExhibit(exhibit, after, shift)),
    ],
    next: [...(before.next ?? []), ...(after.next ?? [])],
    ...joinDocuments(before, after),
  };
}

/** A message that asks for two tables gets a file of the first: each has its own citations. */
function joinDocuments(before: ShownAnswer, after: ShownAnswer): Pick<ShownAnswer, 'document'> {
  const document = before.document ?? after.document;
  return document ? { document } : {};
}

function shiftExhibit(exhibit: Exhibit, answer: Answer, shift: number): Exhibit {
  if (exhibit.type === 'chart') return exhibit;
  const rows = exhibit.rows.map((cells) => cells.map((cell) => renumbered({ ...answer, text: cell }, shift)));
  return { ...exhibit, rows };
}

function renumbered({ text, citations }: Answer, shift: number): string {
  const isMark = (number: number) => number >= 1 && number <= citations.length;
  return text
    .split('\n')
    .map((line) =>
      QUOTED.test(line)
        ? line
        : line.replace(MARK, (mark, digits: string) =>
            isMark(Number(digits)) ? `[${Number(digits) + shift}]` : mark,
          ),
    )
    .join('\n');
}
