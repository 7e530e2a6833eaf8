import type { Catalogue, Indicator } from './catalogue.ts';

/** Codes named in a formula, in order: `a.b / c.d` → ['a.b', 'c.d']. */
export function codesOfFormula(formula: string): string[] {
  return formula.match(/[a-z][a-z0-9-]*\.[a-zA-Z][a-zA-Z0-9-]*/g) ?? [];
}

function findDuplicates(entries: readonly { key: string; owner: string }[], what: string): string[] {
  const owners = new Map<string, string>();
  const problems: string[] = [];
  for (const { key, owner } of entries) {
    const first = owners.get(key);
    if (first === undefined) owners.set(key, owner);
    else problems.push(`${what} 「${key}」 of ${owner} is already that of ${first}`);
  }
  return problems;
}

/** Every way an indicator or procedure is called, lower-cased; a way that two share cannot be understood. */
function namesOf(entry: {
  name: string;
  english: string;
  aliases: string[];
  colloquial: string[];
  englishAliases: string[];
}): string[] {
  return [entry.name, entry.english, ...entry.aliases, ...entry.colloquial, ...entry.englishAliases].map(
    (name) => name.toLowerCase(),
  );
}

function findUnknownCodes(indicator: Indicator, known: ReadonlySet<string>): string[] {
  const named: [string, readonly string[]][] = [
    ['parent', indicator.parent === null ? [] : [indicator.parent]],
    ['near', indicator.near],
    ['yields', indicator.yields],
    ['formula', indicator.formula === null ? [] : codesOfFormula(indicator.formula)],
  ];
  return named.flatMap(([field, codes]) =>
    codes
      .filter((code) => !known.has(code))
      .map((code) => `${indicator.code}: ${field} names unknown ${code}`),
  );
}

/** Follows parents upwards; the start of a cycle is reported by each of its members. */
function findParentCycle(indicator: Indicator, byCode: ReadonlyMap<string, Indicator>): string[] {
  const seen = new Set([indicator.code]);
  let parent = indicator.parent;
  while (parent !== null) {
    if (parent === indicator.code) return [`${indicator.code}: its parents lead back to itself`];
    if (seen.has(parent)) return [];
    seen.add(parent);
    parent = byCode.get(parent)?.parent ?? null;
  }
  return [];
}

function findOwnProblems(indicator: Indicator): string[] {
  const problems: string[] = [];
  if (indicator.measure !== 'rate' && indicator.formula !== null) {
    problems.push(`${indicator.code}: only a rate has a formula`);
  }
  if (indicator.near.includes(indicator.code)) problems.push(`${indicator.code}: is named near itself`);
  for (const rule of indicator.reads) {
    if (rule.near.length === 0 && !rule.bare) {
      problems.push(
        `${indicator.code}: a reading rule needs a near group, or it would claim every number of its topic`,
      );
    }
  }
  return problems;
}

/**
 * What makes a catalogue unusable although each field is well formed: codes, names or aliases given twice, codes that
 * nothing bears, parents in a circle, rules that would claim too much. Empty when it is sound.
 */
export function findCatalogueProblems(catalogue: Catalogue): string[] {
  const byCode = new Map(catalogue.indicators.map((indicator) => [indicator.code, indicator]));
  const known = new Set(byCode.keys());
  return [
    ...findDuplicates(
      [...catalogue.indicators, ...catalogue.procedures].map(({ code, name }) => ({
        key: code,
        owner: name,
      })),
      'code',
    ),
    ...findDuplicates(
      [...catalogue.indicators, ...catalogue.procedures].flatMap((entry) =>
        namesOf(entry).map((key) => ({ key, owner: entry.code })),
      ),
      'name',
    ),
    ...catalogue.indicators.flatMap((indicator) => [
      ...findUnknownCodes(indicator, known),
      ...findParentCycle(indicator, byCode),
      ...findOwnProblems(indicator),
    ]),
  ];
}
