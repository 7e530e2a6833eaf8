import { load, YAMLException } from 'js-yaml';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { createEnglishIndex, isEnglish } from '../figures/english-words.ts';
import { createWordIndex } from '../figures/word-index.ts';
import type { Span } from '../numbers/span.ts';

/** What people say, and the official words that it stands for. */
export interface EverydayEntry {
  /** Chinese, whatever the language of `said`; `''` for words that say nothing about what is asked. */
  meant: string;
  /** `A…B` allows up to twelve characters of one clause between A and B; English fits in any number and tense. */
  said: string[];
  /** When given, one of these words must stand in the question, or be meant by a phrase that needs no other word. */
  with: string[];
  /** None of these may stand in the question. */
  not: string[];
}

/** A phrase that was read in other words; the span is the place of those words in the new text. */
export interface ReadAs extends Span {
  said: string;
  /** Place of the phrase in the text as asked. */
  asked: Span;
  meant: string;
}

/** A text with some of its words replaced; `used` is in order of place, empty when nothing was. */
export interface Rereading {
  text: string;
  used: ReadAs[];
}

export interface EverydayWords {
  /**
   * Puts official words in place of everyday ones: the longest phrase at each place, and never a phrase that only another's
   * meaning would make.
   * @example translate('打官司半路不打了的有几件') // { text: '打官司撤诉的有几件', used: [{ said: '半路不打了', … }] }
   */
  translate: (text: string) => Rereading;
}

const word = z.string().trim().min(1);
const words = z.array(word).default([]);
const file = z.strictObject({
  ordinary: words,
  groups: z.array(
    z.strictObject({
      meant: z.string().trim(),
      said: z.array(word).min(1),
      with: words,
      not: words,
    }),
  ),
});

/** What data/everyday-words.yaml holds. */
export interface EverydayFile {
  groups: EverydayEntry[];
  /** Ordinary words that sound like one of the catalogue's and are no misspelling of it. */
  ordinary: string[];
}

/**
 * Reads data/everyday-words.yaml.
 * @throws {AppError} `invalid_config` with the first problem of syntax, or else with every wrong field.
 */
export function parseEverydayWords(yaml: string): EverydayFile {
  const parsed = file.safeParse(loadYaml(yaml));
  if (!parsed.success) {
    throw malformed(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
  }
  return parsed.data;
}

function loadYaml(yaml: string): unknown {
  try {
    return load(yaml);
  } catch (error) {
    if (error instanceof YAMLException) throw malformed([error.message]);
    throw error;
  }
}

function malformed(problems: readonly string[]): AppError {
  return new AppError({
    code: 'invalid_config',
    message: `The everyday words have ${problems.length} problem(s); mend them in data/everyday-words.yaml:\n${problems
      .map((problem) => `- ${problem}`)
      .join('\n')}`,
    facts: { problems: problems.length },
  });
}

interface Candidate extends Span {
  entries: readonly EverydayEntry[];
}

/**
 * Builds the index of everyday phrases. A phrase of several entries is read by the first of them that fits.
 * Texts come in simplified script and half width; case does not matter.
 */
export function createEverydayWords(entries: readonly EverydayEntry[]): EverydayWords {
  const phrases = entries.flatMap((entry) => entry.said.map((said) => [said, entry] as const));
  const chinese = createWordIndex(phrases.filter(([said]) => hasHan(said)).map(inLowerCase));
  const english = createEnglishIndex(phrases.filter(([said]) => isEnglish(said) && !hasHan(said)));

  function candidatesIn(text: string): Candidate[] {
    const found = [...chinese.findAll(text.toLowerCase()), ...english(text)];
    return found
      .map(({ start, end, values }) => ({ start, end, entries: values }))
      .sort((one, other) => one.start - other.start || other.end - one.end);
  }

  return {
    translate(text) {
      const candidates = candidatesIn(text);
      if (candidates.length === 0) return { text, used: [] };
      // What stands in the question, and what its unmistakable phrases mean: 「找上级评理」 shows that 推翻 is of a decision.
      const certain = candidates.flatMap((candidate) => candidate.entries.filter(isUnconditional));
      const evidence = [text, ...certain.map(({ meant }) => meant)].join('\n').toLowerCase();
      const used: ReadAs[] = [];
      let translated = '';
      let from = 0;
      for (const { start, end, entries: possible } of candidates) {
        if (start < from) continue;
        const entry = possible.find((each) => fits(each, evidence));
        if (entry === undefined) continue;
        translated += text.slice(from, start);
        used.push({
          said: text.slice(start, end),
          asked: { start, end },
          meant: entry.meant,
          start: translated.length,
          end: translated.length + entry.meant.length,
        });
        translated += entry.meant;
        from = end;
      }
      return { text: translated + text.slice(from), used };
    },
  };
}

function isUnconditional(entry: EverydayEntry): boolean {
  return entry.with.length === 0 && entry.not.length === 0;
}

function fits(entry: EverydayEntry, evidence: string): boolean {
  const stands = (each: string) => evidence.includes(each.toLowerCase());
  return (entry.with.length === 0 || entry.with.some(stands)) && !entry.not.some(stands);
}

function hasHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

function inLowerCase<Value>([said, value]: readonly [string, Value]): readonly [string, Value] {
  return [said.toLowerCase(), value];
}
