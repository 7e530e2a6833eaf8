import { asksForNumber, asksForText } from './parse-intent.ts';
import type { Operation, Question } from './question.ts';
import { namesNothing } from './topic.ts';

/** Parts that one message is answered in at most; what is said beyond stays with the last. */
const MOST_PARTS = 3;

const SENTENCES = /(?<=[?。;!])\s*(?=\S)/u;
const CLAUSES = /[,、]\s*(?:另外|还有|以及|并且|顺便)?|(?:另外|还有|以及|并且|顺便|\band\b|\balso\b)/iu;

/** Something that may part two questions: a mark within the text, not at its end. */
const SEPARATES = /[?。;!,、](?=.*[\p{L}\p{N}])|另外|还有|以及|并且|顺便|\band\b|\balso\b/iu;

/** What is done over all that a message names: its sentences belong together. */
const OVER_ALL: ReadonlySet<Operation> = new Set([
  'compare',
  'rank',
  'largest',
  'smallest',
  'sum',
  'difference',
  'ratio',
  'average',
  'verify',
  'check',
  'page',
]);

/**
 * Cuts a message that asks two things into its parts: at the ends of sentences, each of which names and asks something, and at
 * commas where a figure and a text are asked for, or different things of different places.
 * @param read Reads a piece by its own words.
 * @returns One piece, the whole, when it asks one thing.
 * @example splitParts('甲县受理多少件?乙区的问题有哪些?', read) // ['甲县受理多少件?', '乙区的问题有哪些?']
 */
export function splitParts(text: string, read: (piece: string) => Question): string[] {
  if (!SEPARATES.test(text)) return [text];
  const sentences = joinAsides(text.split(SENTENCES), read);
  const parts = sentences.flatMap((sentence) => splitClauses(sentence, read));
  if (parts.length < 2 || parts.some((part) => isOverAll(part, read(part)))) return [text];
  if (parts.length <= MOST_PARTS) return parts;
  return [...parts.slice(0, MOST_PARTS - 1), parts.slice(MOST_PARTS - 1).join(' ')];
}

/** Sentences that ask nothing of their own go with the one before them, or after them at the start. */
function joinAsides(sentences: readonly string[], read: (piece: string) => Question): string[] {
  const parts: string[] = [];
  let pending = '';
  for (const sentence of sentences) {
    const last = parts.at(-1);
    if (asksOwn(read(sentence))) {
      parts.push(pending + sentence);
      pending = '';
    } else if (last === undefined) pending += sentence;
    else parts[parts.length - 1] = last + sentence;
  }
  const [first = '', ...others] = parts;
  return parts.length === 0 ? [pending] : [first, ...others];
}

function splitClauses(sentence: string, read: (piece: string) => Question): string[] {
  const match = CLAUSES.exec(sentence);
  if (!match) return [sentence];
  // Every place to cut is tried, the first that parts two questions is taken.
  for (const cut of sentence.matchAll(new RegExp(CLAUSES.source, 'giu'))) {
    const [left, right] = [sentence.slice(0, cut.index), sentence.slice(cut.index + cut[0].length)];
    // Reading costs more than looking: what asks nothing is no second question.
    if (left.trim() === '' || !(asksForNumber(right) || asksForText(right))) continue;
    if (areTwoQuestions(read(left), read(right))) return [left, ...splitClauses(right, read)];
  }
  return [sentence];
}

function areTwoQuestions(left: Question, right: Question): boolean {
  if (!asksOwn(left) || !asksOwn(right)) return false;
  const asks = [left, right].map(({ text }) =>
    asksForNumber(text) ? 'number' : asksForText(text) ? 'text' : null,
  );
  if (asks.includes('number') && asks.includes('text') && left.intent !== right.intent) return true;
  const places = [left, right].map(({ regions, areas }) => regions.length + areas.length);
  return asks[1] === 'number' && places.every((count) => count > 0) && subjectOf(left) !== subjectOf(right);
}

function subjectOf({ indicators, procedures, topic }: Question): string {
  const codes = [...indicators, ...procedures].map(({ value }) => value.code);
  return codes.length > 0 ? codes.join(' ') : topic;
}

function asksOwn(question: Question): boolean {
  const { intent, text } = question;
  return (
    (intent === 'figure' || intent === 'text') &&
    !namesNothing(question) &&
    (asksForNumber(text) || asksForText(text) || question.indicators.length + question.procedures.length > 0)
  );
}

/** A part that names nothing but what is to be done with all before it. */
function isOverAll(part: string, question: Question): boolean {
  return OVER_ALL.has(question.operation) && /[,?。;!]/u.test(part.slice(0, -1));
}
