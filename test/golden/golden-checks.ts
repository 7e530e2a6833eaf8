import { readFileSync } from 'node:fs';
import type { Check, CheckedText } from '../../src/figures/checks/check.ts';
import { AppError } from '../../src/errors.ts';
import { runChecks } from '../../src/figures/checks/run-checks.ts';
import { extractFigures } from '../../src/figures/extract.ts';
import type { ReferenceData } from '../../src/library/reference-data.ts';
import { parseReport } from '../../src/reports/parse-report.ts';
import { readPlainText } from '../../src/reports/readers/text.ts';

/** A check that a clerk expects: data/evaluation/checks/README.md explains the fields. */
export interface GoldenCheck {
  source?: string;
  kind: string;
  verdict: string;
  stated: string;
  operands: string[];
}

/** A line of clerk-cases.jsonl. */
export interface CheckCase {
  id: string;
  year: number;
  text: string;
  earlier?: { year: number; text: string };
  expect: GoldenCheck[];
  silent?: boolean;
  never?: { kind: string; operands: string[] }[];
}

export function readLines(file: string): unknown[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);
}

/** A text as checks take it. */
export function checkedText(text: string, { catalogue, gazetteer }: ReferenceData): CheckedText {
  const parsed = parseReport({ text, warnings: [] }, { gazetteer });
  return {
    text: parsed.text,
    figures: extractFigures(parsed, catalogue).figures,
    level: parsed.metadata.level,
  };
}

/** The checks of an invented report that holds nothing but a case's sentences. */
export function checksOf({ text, year, earlier }: CheckCase, reference: ReferenceData): Check[] {
  const before = earlier === undefined ? null : checkedText(wrap(earlier.text, earlier.year), reference);
  return runChecks(checkedText(wrap(text, year), reference), before, reference.catalogue);
}

/** The checks of a document as it lies on the disk; none of one that is refused as no report. */
export function checksOfDocument(path: string, reference: ReferenceData): Check[] {
  try {
    const { text } = readPlainText(readFileSync(path));
    return runChecks(checkedText(text, reference), null, reference.catalogue);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_a_report') return [];
    throw error;
  }
}

/** What is wrong with the checks of a case; empty when a clerk would agree. */
export function faultsOf(
  { expect, silent = false, never = [] }: CheckCase,
  checks: readonly Check[],
): string[] {
  const isFalse = ({ verdict }: Check) =>
    verdict === 'differs' || verdict === 'rounding' || (silent && verdict === 'holds');
  const isForbidden = ({ kind, verdict, operands }: Check) =>
    verdict === 'holds' && never.some((one) => one.kind === kind && haveSame(one.operands, operands));
  return [
    ...expect
      .filter((one) => !checks.some((check) => isSame(check, one)))
      .map((one) => `missing ${[one.kind, one.verdict, one.stated, '|', ...one.operands].join(' ')}`),
    ...checks
      .filter((check) => isFalse(check) && !expect.some((one) => isSame(check, one)))
      .map((check) => `unexpected ${describeCheck(check)}`),
    ...checks.filter(isForbidden).map((check) => `must not hold: ${describeCheck(check)}`),
  ];
}

export function isSame({ kind, verdict, subject, operands }: Check, one: GoldenCheck): boolean {
  return (
    kind === one.kind &&
    verdict === one.verdict &&
    subject.figure.stated === one.stated &&
    haveSame(one.operands, operands)
  );
}

export function describeCheck({ kind, verdict, subject, formula, expected }: Check): string {
  return `${kind} ${verdict} ${subject.figure.stated} | ${formula} | ${expected}`;
}

function haveSame(stated: readonly string[], operands: Check['operands']): boolean {
  return (
    [...stated].sort().join(' ') ===
    operands
      .map(({ figure }) => figure.stated)
      .sort()
      .join(' ')
  );
}

function wrap(text: string, year: number): string {
  return `凤阳县人民政府关于${year}年法治政府建设情况的报告\n\n一、工作情况\n${text}\n\n凤阳县人民政府\n${year + 1}年1月20日\n`;
}
