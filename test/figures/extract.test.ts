import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extractFigures } from '../../src/figures/extract.ts';
import { parseCatalogue } from '../../src/figures/parse-catalogue.ts';
import { parsedReport } from '../support/parsed-report.ts';
import { DISPUTES_AND_PUBLICITY } from './statements/disputes-and-publicity.ts';
import { ENFORCEMENT } from './statements/enforcement.ts';
import { NOTHING_STATED } from './statements/nothing-stated.ts';
import { RECONSIDERATION } from './statements/reconsideration.ts';
import { RULES_AND_DECISIONS } from './statements/rules-and-decisions.ts';
import { TIME_AND_PLACE } from './statements/time-and-place.ts';
import { parseStatement } from './statements/statement.ts';

const catalogue = parseCatalogue(readFileSync('data/indicators.yaml', 'utf8'));

describe('a sentence states', () => {
  const cases = [
    ...RECONSIDERATION,
    ...RULES_AND_DECISIONS,
    ...ENFORCEMENT,
    ...DISPUTES_AND_PUBLICITY,
    ...TIME_AND_PLACE,
  ];
  it.each(cases.map(([sentence, ...stated]) => ({ sentence, stated })))(
    '$sentence',
    ({ sentence, stated }) => {
      const { figures } = extractFigures(parsedReport(sentence), catalogue);
      const expected = stated.map(parseStatement);
      const got = figures.map((figure, index) => ({
        value: figure.value,
        unit: figure.unit,
        qualifier: figure.qualifier,
        kind: figure.kind,
        year: figure.year,
        period: figure.period,
        scope: expected[index]?.scope === null ? null : figure.scope,
        label: expected[index]?.label === null ? null : figure.label,
      }));
      expect(got).toEqual(expected);
      for (const figure of figures) expect(sentence.slice(figure.start, figure.end)).toBe(figure.stated);
    },
  );
});

describe('a sentence states nothing', () => {
  it.each(NOTHING_STATED.map(([sentence, ...reasons]) => ({ sentence, reasons })))(
    '$sentence',
    ({ sentence, reasons }) => {
      const { figures, exclusions } = extractFigures(parsedReport(sentence), catalogue);
      expect(figures.map((figure) => figure.stated)).toEqual([]);
      expect(exclusions.map((exclusion) => exclusion.reason)).toEqual(reasons);
    },
  );
});
