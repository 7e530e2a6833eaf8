import { expect, it } from 'vitest';
import { listIndicators } from '../../src/figures/list-indicators.ts';
import { readReferenceData } from '../../src/library/reference-data.ts';

const { catalogue } = await readReferenceData();

it('lists every indicator once, a procedure’s together and in its course', () => {
  const all = listIndicators(catalogue);
  expect(all.map(({ code }) => code).toSorted()).toEqual(
    catalogue.indicators.map(({ code }) => code).toSorted(),
  );
  const changes = all.filter(({ procedure }, index) => procedure !== all[index - 1]?.procedure);
  expect(changes).toHaveLength(new Set(all.map(({ procedure }) => procedure)).size);
});

it('words formulas and parents by names, and leaves no code in them', () => {
  const all = listIndicators(catalogue);
  const rates = all.filter(({ formula }) => formula !== null);
  expect(rates.length).toBeGreaterThan(10);
  for (const { formulaInWords } of rates) expect(formulaInWords).not.toMatch(/[a-z/*]/);
  for (const { parent, parentName } of all) expect(parentName === null).toBe(parent === null);
  const rate = all.find(({ code }) => code === 'appearance.rate');
  expect(rate?.formulaInWords).toMatch(/^\S+ ÷ \S+$/);
});

it.each([
  ['a code', 'reconsideration.accepted'],
  ['a name', '行政复议受理数'],
  ['what people call it, in full width', '受理行政复议案件'],
  ['English, whatever its case', 'Reconsideration CASES accepted'],
])('finds an indicator by %s', (_what, word) => {
  expect(listIndicators(catalogue, word).map(({ code }) => code)).toContain('reconsideration.accepted');
});

it('finds none by a word that no entry holds', () => {
  expect(listIndicators(catalogue, '量子力学')).toEqual([]);
});
