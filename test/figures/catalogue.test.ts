import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { codesOfFormula } from '../../src/figures/catalogue-problems.ts';
import { extractFigures } from '../../src/figures/extract.ts';
import { createIndicatorWords } from '../../src/figures/indicator-words.ts';
import { parseCatalogue } from '../../src/figures/parse-catalogue.ts';
import { parsedReport } from '../support/parsed-report.ts';

const catalogue = parseCatalogue(readFileSync('data/indicators.yaml', 'utf8'));
const words = createIndicatorWords(catalogue);

function indicatorsOf(sentence: string): (string | null)[] {
  return extractFigures(parsedReport(sentence), catalogue).figures.map(({ indicator }) => indicator);
}

describe('the catalogue', () => {
  it('holds at least 150 indicators', () => {
    expect(catalogue.indicators.length).toBeGreaterThanOrEqual(150);
  });

  it('has a headline for every procedure that is asked as a whole, and orders its stages from 1', () => {
    for (const { code } of catalogue.procedures) {
      const orders = catalogue.indicators
        .filter(({ procedure }) => procedure === code)
        .map(({ order }) => order);
      expect(orders, code).toEqual(orders.map((_, index) => index + 1));
    }
    for (const code of ['reconsideration', 'litigation', 'appearance', 'normative-documents', 'mediation']) {
      expect(
        catalogue.indicators.some((entry) => entry.procedure === code && entry.headline),
        code,
      ).toBe(true);
    }
  });

  it('has formulas of counts that have a unit in common', () => {
    for (const { formula, code } of catalogue.indicators) {
      if (formula === null) continue;
      const operands = codesOfFormula(formula).map((name) =>
        catalogue.indicators.find((entry) => entry.code === name),
      );
      const [first, ...others] = operands.map((operand) => operand?.units ?? []);
      for (const units of others)
        expect(
          units.some((unit) => first?.includes(unit)),
          code,
        ).toBe(true);
    }
  });

  it.each(catalogue.indicators)('reads $code from 「$example」', ({ code, example }) => {
    expect(indicatorsOf(example)).toContain(code);
  });

  it.each(catalogue.indicators)('does not read $code from 「$notExample」', ({ code, notExample }) => {
    expect(indicatorsOf(notExample)).not.toContain(code);
  });

  it.each(catalogue.indicators)('finds $code in 「$question」', ({ code, question }) => {
    expect(words.find(question).map((word) => word.code)).toEqual([code]);
  });
});

const SOUND = `
version: 1
units: { cases: [件] }
filler: []
foreign: []
subsets: []
breakdowns: []
procedures:
  - code: appeals
    name: 申诉
    english: appeals
    topics: [申诉]
    indicators:
      - code: received
        name: 申诉收到数
        english: appeals received
        units: cases
        definition: 收到的申诉。
        reads: [{ near: [收到 接到] }]
        example: 收到申诉3件。
        question: 申诉收到几件？
        notExample: 办结申诉3件。
      - code: closed
        name: 申诉办结数
        english: appeals closed
        parent: received
        near: [received]
        units: cases
        definition: 办结的申诉。
        reads: [{ near: [办结] }]
        example: 办结申诉3件。
        question: 申诉办结几件？
        notExample: 收到申诉3件。
`;

/** What replaces a stretch of the sound catalogue, and what must be said of it. */
const FAULTS: [what: string, from: string, to: string, problem: string][] = [
  ['a missing field', '        definition: 收到的申诉。\n', '', 'definition'],
  ['an unknown field', '        units: cases\n', '        units: cases\n        colour: red\n', 'colour'],
  ['broken syntax', 'version: 1', 'version: [1', 'problem'],
  ['an unknown parent', 'parent: received', 'parent: lost', 'parent names unknown appeals.lost'],
  ['an unknown neighbour', 'near: [received]\n', 'near: [other.lost]\n', 'near names unknown other.lost'],
  ['a name given twice', 'name: 申诉办结数', 'name: 申诉收到数', '「申诉收到数」'],
  ['an alias of another', 'english: appeals closed', 'english: Appeals Received', '「appeals received」'],
  ['a code given twice', 'code: closed', 'code: received', 'code 「appeals.received」'],
  ['its own parent', 'parent: received', 'parent: closed', 'lead back to itself'],
  ['a rule for everything', 'near: [收到 接到]', 'near: []', 'needs a near group'],
  [
    'a formula of unknowns',
    'parent: received',
    'measure: rate\n        formula: appeals.won / appeals.received',
    'appeals.won',
  ],
  ['a formula of a count', 'parent: received', 'formula: appeals.received', 'only a rate has a formula'],
];

describe('a catalogue is refused', () => {
  it('not when it is sound', () => {
    const { indicators } = parseCatalogue(SOUND);
    expect(indicators.map(({ code, parent, units }) => ({ code, parent, units }))).toEqual([
      { code: 'appeals.received', parent: null, units: ['件'] },
      { code: 'appeals.closed', parent: 'appeals.received', units: ['件'] },
    ]);
    expect(indicators[0]?.reads[0]).toEqual({
      near: [['收到', '接到']],
      all: [['申诉']],
      none: [],
      bare: false,
    });
  });

  it.each(FAULTS)('for %s', (_, from, to, problem) => {
    expect(SOUND).toContain(from);
    expect(() => parseCatalogue(SOUND.replace(from, to))).toThrow(AppError);
    expect(() => parseCatalogue(SOUND.replace(from, to))).toThrow(problem);
  });

  it('with all its problems at once', () => {
    const faulty = SOUND.replace('parent: received', 'parent: lost').replace(
      'name: 申诉办结数',
      'name: 申诉收到数',
    );
    expect(() => parseCatalogue(faulty)).toThrow(/2 problem[\s\S]*「申诉收到数」[\s\S]*appeals\.lost/);
  });
});
