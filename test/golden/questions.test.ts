import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseGoldenQuestions } from '../../src/commands/evaluate/golden-question.ts';
import { frameOf, sharesContentWord } from './question-frame.ts';

const dataFolder = new URL('../../data/', import.meta.url);
const readSet = (name: string) =>
  parseGoldenQuestions(readFileSync(new URL(`evaluation/${name}.jsonl`, dataFolder), 'utf8'));

const readTexts = (folder: string) =>
  readdirSync(new URL(folder, dataFolder)).map((name) =>
    readFileSync(new URL(`${folder}${encodeURIComponent(name)}`, dataFolder), 'utf8').replaceAll(
      '\r\n',
      '\n',
    ),
  );

const reports = readTexts('reports/');
const unseenDocuments = readTexts('evaluation/figures/unseen/documents/');

/** The sentences that hold the words, in every text that has them. */
function findSentences(words: string, texts: readonly string[]): string[] {
  return texts.flatMap((text) => text.split(/(?<=。)|\n/u).filter((sentence) => sentence.includes(words)));
}

const statesNumber = (text: string, number: string) =>
  new RegExp(`(?<![\\d.])${number.replace('.', '\\.')}(?!\\d)`, 'u').test(text);

const sets = [
  { name: 'questions', prefix: 'g', atLeast: 200, texts: reports },
  { name: 'questions-held-back', prefix: 'h', atLeast: 80, texts: reports },
  { name: 'questions-unseen', prefix: 'u', atLeast: 200, texts: reports },
  { name: 'questions-threads', prefix: 'c', atLeast: 70, texts: reports },
  { name: 'questions-threads-held-back', prefix: 'k', atLeast: 70, texts: reports },
  { name: 'questions-colloquial', prefix: 'q', atLeast: 46, texts: reports },
  { name: 'questions-unseen-documents', prefix: 'w', atLeast: 80, texts: [...unseenDocuments, ...reports] },
];

describe.each(sets)('the golden set $name', ({ name, prefix, atLeast, texts }) => {
  const lines = readSet(name);
  const sentencesAround = (words: string) => findSentences(words, texts);

  it(`holds at least ${atLeast} lines with ids of its own`, () => {
    expect(lines.length).toBeGreaterThanOrEqual(atLeast);
    expect(new Set(lines.map((line) => line.id)).size).toBe(lines.length);
    expect(lines.filter((line) => !line.id.startsWith(prefix))).toEqual([]);
  });

  it('quotes evidence that stands in a report and states the values', () => {
    const problems = lines.flatMap((line) => [
      ...line.evidence
        .filter((words) => sentencesAround(words).length === 0)
        .map((words) => `${line.id}: not in a report: ${words}`),
      ...line.values
        .filter(
          (value) => line.evidence.length > 0 && !line.evidence.some((words) => statesNumber(words, value)),
        )
        .map((value) => `${line.id}: ${value} is not in its evidence`),
    ]);
    expect(problems).toEqual([]);
  });

  it('forbids no number of the sentence that the answer quotes', () => {
    const problems = lines.flatMap((line) =>
      line.forbid
        .filter((number) =>
          line.evidence.flatMap(sentencesAround).some((sentence) => statesNumber(sentence, number)),
        )
        .map((number) => `${line.id}: ${number}`),
    );
    expect(problems).toEqual([]);
  });

  it('has at most three lines of one frame', () => {
    const byFrame = new Map<string, string[]>();
    for (const { question } of lines) {
      const frame = frameOf(question);
      byFrame.set(frame, [...(byFrame.get(frame) ?? []), question]);
    }
    expect([...byFrame].filter(([, questions]) => questions.length > 3)).toEqual([]);
  });

  it('has a quarter of lines that share no content word with the sentence that settles them', () => {
    const far = lines.filter(
      (line) =>
        line.evidence.length > 0 &&
        !sharesContentWord(line.question, line.evidence.flatMap(sentencesAround).join('\n')),
    );
    expect(far.length / lines.length).toBeGreaterThanOrEqual(0.25);
  });

  it('asks of every report', () => {
    const silent = texts.filter(
      (text) => !lines.some((line) => line.evidence.some((words) => text.includes(words))),
    );
    expect(silent).toEqual([]);
  });
});

describe('the frame of a question', () => {
  it.each([
    { question: '武胜县2024年不予受理几件？', frame: 'RY~几件' },
    { question: '滨海新区2024年撤诉几件', frame: 'RY~几件' },
    { question: '谁的调解数最多', frame: '谁的~数最多' },
    { question: '', frame: '' },
  ])('of $question is $frame', ({ question, frame }) => {
    expect(frameOf(question)).toBe(frame);
  });

  it.each([
    { question: '武胜县受理几件？', sentence: '武胜县受理98件', shares: true },
    { question: '武胜县罚了多少单', sentence: '武胜县行政处罚148128件', shares: false },
    { question: 'How many people in Wusheng?', sentence: '武胜县有5人', shares: false },
  ])('shares a word with the sentence: $question $shares', ({ question, sentence, shares }) => {
    expect(sharesContentWord(question, sentence)).toBe(shares);
  });
});
