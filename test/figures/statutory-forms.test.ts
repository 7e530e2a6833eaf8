import { describe, expect, it } from 'vitest';
import { extractFigures } from '../../src/figures/extract.ts';
import type { Extraction } from '../../src/figures/figure.ts';
import { readReferenceData } from '../../src/library/reference-data.ts';
import { parseReport } from '../../src/reports/parse-report.ts';
import { chooseReader } from '../../src/reports/readers/choose-reader.ts';
import { readFixture } from '../support/invented-report.ts';
import { readers } from '../support/readers.ts';

const reference = await readReferenceData();

/** What a careful clerk takes from the three tables and the sentence before them, in order. */
const STATED = [
  'disclosure.proactive 8213 2024',
  'normative-documents.issued 7 2024',
  'normative-documents.repealed 3 2024',
  'normative-documents.inForce 54 2024',
  'enforcement.permits 16482 2024',
  'enforcement.punishments 2937 2024',
  'enforcement.coercions 81 2024',
  'disclosure.requests 67 2024',
  'disclosure.carriedIn 3 2023',
  'disclosure.granted 28 2024',
  'disclosure.partlyGranted 6 2024',
  'disclosure.answered 66 2024',
  'disclosure.carriedOver 4 2024',
  'disclosure.reconsiderations 6 2024',
];

async function readFigures(name: string): Promise<Extraction & { text: string }> {
  const bytes = readFixture(name);
  const report = parseReport(await chooseReader(readers, bytes, name).read(bytes, name), reference);
  return { text: report.text, ...extractFigures(report, reference.catalogue) };
}

describe('the statutory tables of a report on disclosure', () => {
  it.each(['statutory.html', 'statutory.docx', 'statutory.pdf'])('in %s', async (name) => {
    const { text, figures, exclusions } = await readFigures(name);
    const claimed = figures.filter(({ indicator }) => indicator !== null);
    expect(claimed.map(({ indicator, value, year }) => `${indicator} ${value} ${year}`)).toEqual(STATED);
    for (const { start, end, stated } of figures) expect(text.slice(start, end)).toBe(stated);
    // Every run of digits is a figure or listed with the reason why it is none.
    const listed = [...figures, ...exclusions];
    for (const { index } of text.matchAll(/\d+/g))
      expect(listed.some(({ start, end }) => start <= index && index < end)).toBe(true);
  });

  it('leaves a single ground of several, and the column of what is left, to no indicator', async () => {
    const { text, figures } = await readFigures('statutory.html');
    const grounds = figures.filter(({ start }) => {
      const line = text.slice(text.lastIndexOf('\n', start) + 1, start);
      return /：\d\.|-其他：$/.test(line);
    });
    expect(grounds.length).toBeGreaterThan(50);
    expect(grounds.filter(({ indicator }) => indicator !== null)).toEqual([]);
  });
});
