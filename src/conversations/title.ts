import type { Answer } from '../answers/answer.ts';
import { isNotes, isQuotation, isTableRow, paragraphsOf, plainLine } from './answer-lines.ts';
import { shorten } from './cut-text.ts';

/** What a card's header and a notification bear; further lines are taken in while they fit. */
const TITLE_LENGTH = 100;
const QUOTED_LENGTH = 60;

/** A title with the lines of the answer's text that it says whole. */
export interface Title {
  title: string;
  saidLines: ReadonlySet<string>;
}

/**
 * The answer in one line, from its own words. What was found stands first: in an answer whose first line only says what was not
 * asked for exactly, the statements come before it. What was not found stays first, so that no near number passes for it.
 * An answer that only quotes is titled by the beginning of its first quotation.
 */
export function titleOf(answer: Answer): Title {
  const lines = paragraphsOf(answer.text)
    .filter((paragraph) => !isQuotation(paragraph, answer) && !isNotes(paragraph, answer))
    .flat()
    .filter((line) => !isTableRow(line));
  const [first] = lines;
  if (first === undefined) return { title: beginningOfQuote(answer), saidLines: new Set() };
  const results = lines.filter((line) => saysResult(line, answer));
  if (answer.status !== 'answered' || answer.reason !== null || results.length === 0) return join([first]);
  return join(results[0] === first ? results : [...results, first]);
}

/** Whether a line says a number that answers; one that is only near does not count. */
function saysResult(line: string, { figures }: Answer): boolean {
  const numbers: string[] = line.match(/\d+(?:[.,]\d+)*/g) ?? [];
  return figures.some(
    ({ role, stated }) =>
      role === 'result' && (/\d/.test(stated) ? numbers.includes(stated) : line.includes(stated)),
  );
}

function join(lines: readonly string[]): Title {
  const saidLines = new Set<string>();
  let title = '';
  for (const line of lines) {
    const plain = plainLine(line).replace(/[。；：:;]+$/, '');
    const longer = title === '' ? plain : `${title}；${plain}`;
    if (title !== '' && longer.length > TITLE_LENGTH) break;
    title = longer;
    saidLines.add(line);
  }
  return { title, saidLines };
}

function beginningOfQuote({ citations }: Answer): string {
  const quote = citations[0]?.quote.trim() ?? '';
  const sentence = /^[^。；！？\n]*/.exec(quote)?.[0] ?? '';
  return shorten(sentence, QUOTED_LENGTH);
}
