import type { Answer, AnswerFigure, AnswerStatus, ExportDocument, ShownAnswer } from './answer.ts';
import type { Exhibit, TableExhibit } from './exhibit.ts';

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
    figures: [...before.figures, ...after.figures.map((figure) => shiftFigure(figure, shift))],
    citations: [...before.citations, ...after.citations.map((one) => ({ ...one, n: one.n + shift }))],
    notes: [...new Set([...before.notes, ...after.notes])],
    exhibits: [
      ...(before.exhibits ?? []),
      ...(after.exhibits ?? []).map((exhibit) => shiftExhibit(exhibit, after, shift)),
    ],
    ...joinDocuments(before, after, shift),
  };
}

/** One file holds the tables of all parts, their citations numbered through like those of the text. */
function joinDocuments(
  before: ShownAnswer,
  after: ShownAnswer,
  shift: number,
): Pick<ShownAnswer, 'document'> {
  const [first, second] = [before.document, after.document && shiftDocument(after.document, after, shift)];
  const only = first ?? second;
  if (!only) return {};
  if (!first || !second) return { document: only };
  return {
    document: {
      ...first,
      title: [...new Set([first.title, second.title])].join('；'),
      purpose: first.purpose === 'asked' ? 'asked' : second.purpose,
      formats: [...new Set([...first.formats, ...second.formats])],
      tables: [...first.tables, ...second.tables],
      notes: [...new Set([...first.notes, ...second.notes])],
      figures: [...first.figures, ...second.figures],
      citations: [...first.citations, ...second.citations],
    },
  };
}

function shiftDocument(document: ExportDocument, answer: Answer, shift: number): ExportDocument {
  return {
    ...document,
    tables: document.tables.map((table) => shiftTable(table, answer, shift)),
    figures: document.figures.map((figure) => shiftFigure(figure, shift)),
    citations: document.citations.map((citation) => ({ ...citation, n: citation.n + shift })),
  };
}

function shiftFigure(figure: AnswerFigure, shift: number): AnswerFigure {
  return { ...figure, citation: figure.citation === null ? null : figure.citation + shift };
}

function shiftExhibit(exhibit: Exhibit, answer: Answer, shift: number): Exhibit {
  return exhibit.type === 'chart' ? exhibit : shiftTable(exhibit, answer, shift);
}

function shiftTable(table: TableExhibit, answer: Answer, shift: number): TableExhibit {
  const rows = table.rows.map((cells) => cells.map((cell) => renumbered({ ...answer, text: cell }, shift)));
  return { ...table, rows };
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
