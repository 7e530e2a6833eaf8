import type { Catalogue } from '../figures/catalogue.ts';
import type { Span } from '../numbers/span.ts';
import type { ReadAs, Rereading } from './everyday-words.ts';
import { asksForNumber } from './parse-intent.ts';
import type { Slot } from './question.ts';
import type { QuestionContext } from './question-context.ts';
import type { NamedIndicators } from './read-indicators.ts';
import { readIndicators } from './read-indicators.ts';

/** What a question names, and the words that had to be read as others to tell. */
export interface NamesRead extends NamedIndicators {
  /** Empty when the question's own words name it all. */
  translated: ReadAs[];
  /** The text in official words: what open figures and passages are looked for with. */
  official: string;
}

/**
 * Reads the indicators and procedures of a question: by its own words, by the official words for its everyday ones when these
 * tell more, and, where neither names anything, by the sound of misspelt words. Stage words that name none by themselves
 * (「确认违法加撤销一共几件」) are those of the catalogue's first procedure, which reports speak of most.
 * @param text The question with its other slots blanked.
 */
export function readNames(text: string, context: QuestionContext): NamesRead {
  // 1. Its own words, or the official words for them.
  const plain = readTranslated(text, context);
  // 2. Words that sound like the catalogue's.
  const corrected = namesAny(plain)
    ? context.phonetic.extend(text, placesOf(plain))
    : context.phonetic.correct(text);
  if (corrected.used.length > 0) {
    const heard = readTranslated(corrected.text, context);
    if (namesAny(heard)) return { ...heard, translated: [...corrected.used, ...heard.translated] };
  }
  if (namesAny(plain)) return plain;
  // 3. Stages without their procedure.
  const [first] = context.catalogue.procedures;
  if (!first || !asksForNumber(plain.official)) return plain;
  const { indicators } = readIndicators(plain.official, context, [first.code]);
  return {
    ...plain,
    indicators: indicators.map((slot) => ({ ...slot, origin: 'default' })),
  };
}

function readTranslated(text: string, context: QuestionContext): NamesRead {
  const asked = readIndicators(text, context);
  const everyday = context.everyday.translate(text);
  const own = { ...asked, translated: [], official: everyday.text };
  if (everyday.used.length === 0) return own;
  const read = readIndicators(everyday.text, context);
  if (!tellsMore(read, codesBeside(everyday, text, context), context)) return own;
  return {
    indicators: read.indicators.map(withoutPlace),
    procedures: read.procedures.map(withoutPlace),
    translated: findDecisive(everyday, context),
    official: everyday.text,
  };
}

/** Whether a reading names all that was named before, or a part of each, and something besides. */
function tellsMore(
  read: NamedIndicators,
  before: readonly string[],
  { catalogue }: QuestionContext,
): boolean {
  const codes = codesOf(read);
  if (codes.every((code) => before.includes(code))) return false;
  const kept = new Set(codes.flatMap((code) => [code, ...ancestorsOf(code, catalogue)]));
  return before.every((code) => kept.has(code));
}

/** Codes named by other words than longer phrases that mean something else: a certificate of inspection is no inspection. */
function codesBeside({ used }: Rereading, text: string, { words }: QuestionContext): string[] {
  const isInPhrase = (place: Span | null) =>
    place !== null && used.some(({ asked }) => overlaps(asked, place) && lengthOf(asked) >= lengthOf(place));
  return words
    .find(text)
    .filter((word) => !isInPhrase(word) && !isInPhrase(word.topic))
    .map(({ code }) => code);
}

function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

function lengthOf({ start, end }: Span): number {
  return end - start;
}

function ancestorsOf(code: string, catalogue: Catalogue): string[] {
  const indicator = catalogue.indicators.find((entry) => entry.code === code);
  if (!indicator) return [];
  const { parent, procedure } = indicator;
  return parent === null ? [procedure] : [procedure, parent, ...ancestorsOf(parent, catalogue)];
}

function codesOf({ indicators, procedures }: NamedIndicators): string[] {
  return [...indicators, ...procedures].map(({ value }) => value.code);
}

function placesOf({ indicators, procedures }: NamedIndicators): Span[] {
  return [...indicators, ...procedures].flatMap(({ span }) => (span ? [span] : []));
}

function namesAny({ indicators, procedures }: NamedIndicators): boolean {
  return indicators.length > 0 || procedures.length > 0;
}

/** The replaced words by which something is named: those that a name or the procedure of a stage stands on. */
export function findDecisive({ text, used }: Rereading, { words }: QuestionContext): ReadAs[] {
  const places = words
    .find(text)
    .flatMap(({ start, end, topic }) => [{ start, end }, ...(topic ? [topic] : [])]);
  return used.filter((read) => places.some((place) => overlaps(place, read)));
}

/** Places in a text that was replaced are none in the question as asked. */
function withoutPlace<Value>(slot: Slot<Value>): Slot<Value> {
  return { ...slot, span: null };
}
