import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readReferenceData } from '../../src/library/reference-data.ts';
import { listFigureSets } from '../../src/commands/evaluate/evaluate-figures.ts';
import { runChecks } from '../../src/figures/checks/run-checks.ts';
import type { CheckCase, GoldenCheck } from './golden-checks.ts';
import {
  checkedText,
  checksOf,
  checksOfDocument,
  describeCheck,
  faultsOf,
  isSame,
  readLines,
} from './golden-checks.ts';

const reference = await readReferenceData();
const { catalogue } = reference;
const folder = 'data/evaluation/checks';
const five = readLines(`${folder}/five.jsonl`) as GoldenCheck[];
const documentChecks = readLines(`${folder}/documents.jsonl`) as (GoldenCheck & { set: string })[];
const cases = ['clerk-cases', 'clerk-cases-unseen', 'traps'].flatMap(
  (name) => readLines(`${folder}/${name}.jsonl`) as CheckCase[],
);
const sources = [
  '武胜县-2024.txt',
  '滨海新区-2024.txt',
  '八宿县-2020.txt',
  '武昌区-2024.txt',
  '含谷镇-2023.txt',
];

describe('what a clerk finds', () => {
  it.each(sources)('in %s', (source) => {
    const text = readFileSync(`data/reports/${source}`, 'utf8')
      .replace(/^\uFEFF/, '')
      .replaceAll('\r\n', '\n');
    const checks = runChecks(checkedText(text, reference), null, catalogue);
    const golden = five.filter((one) => one.source === source);
    expect(golden.filter((one) => !checks.some((check) => isSame(check, one)))).toEqual([]);
    const others = checks.filter((check) => !golden.some((one) => isSame(check, one)));
    expect(
      others.filter(({ verdict }) => verdict === 'differs' || verdict === 'rounding').map(describeCheck),
    ).toEqual([]);
  });

  it.each(cases)('$id $text', (one) => {
    expect(faultsOf(one, checksOf(one, reference))).toEqual([]);
  });
});

describe('invented documents', () => {
  const sets = listFigureSets('data').filter(({ name }) => name !== 'five');
  it.each(sets)(
    'of $name hold what was seen to hold, and nothing else is called wrong',
    ({ name, documents }) => {
      const golden = documentChecks.filter(({ set }) => set === name);
      const found = readdirSync(documents).flatMap((source) => {
        const checks = checksOfDocument(join(documents, source), reference);
        return checks.map((check) => ({ source, check }));
      });
      const missing = golden.filter(
        (one) => !found.some(({ source, check }) => source === one.source && isSame(check, one)),
      );
      const wrong = found.filter(({ check }) => check.verdict === 'differs' || check.verdict === 'rounding');
      expect(missing).toEqual([]);
      expect(wrong.map(({ source, check }) => `${source} ${describeCheck(check)}`)).toEqual([]);
    },
  );
});
