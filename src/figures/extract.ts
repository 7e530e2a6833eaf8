/**
 * Every number that a report states, with its unit, qualifier, year, kind, scope and label. Read top to bottom: numerals →
 * exclusions → sentences → parts and wholes → labels → indicators. Nothing is guessed: a sentence without a number states none.
 */
import type { QuantityMatch } from '../numbers/read-quantity.ts';
import type { ParsedReport } from '../reports/report.ts';
import type { Catalogue } from './catalogue.ts';
import { classifyFigures } from './classify.ts';
import type { Exclusion, Extraction, Figure } from './figure.ts';
import type { DraftFigure } from './draft-figure.ts';
import { partNumerals } from './find-figures.ts';
import { headingTrails } from './headings.ts';
import { labelOf } from './label.ts';
import { findParents } from './parents.ts';
import { createSentenceReader } from './read-sentence.ts';

/** Raised whenever the same text would give other figures; stored reports of an older version are read again. */
export const EXTRACTOR_VERSION = 5;

/**
 * @param report As the reports room parsed it; offsets of all figures stand on its text.
 * @returns Figures and exclusions in order of `start`. A number with two subjects gives two figures that differ in `branch`.
 * @example extractFigures(parseReport(…), catalogue).figures[0]?.label // '受理行政复议申请'
 */
export function extractFigures(report: ParsedReport, catalogue: Catalogue): Extraction {
  // 1–2. Numerals, and those that state nothing.
  const { quantities, exclusions } = partNumerals(report.text, report.body);
  // 3. Each sentence with its clauses: kind, year, period, scope, topics.
  const { drafts, strays } = readSentences(report, quantities);
  // 4. Parts and wholes, among the figures of sentences that lean on each other.
  const parents = findParents(drafts.map((draft) => draft.part));
  // 5. Labels, which name a part by its whole; wholes come first.
  const figures: Figure[] = [];
  for (const [index, draft] of drafts.entries()) {
    const parent = parents[index] ?? null;
    const whole = parent === null ? null : (figures[parent] ?? null);
    figures.push({
      ...draft.figure,
      label:
        draft.rowLabel ??
        labelOf(draft.statement, draft.figure.context, {
          parent: whole,
          previous: spokenOf(figures, drafts, index),
        }),
      parent,
    });
  }
  // 6. Indicators.
  return {
    figures: classifyFigures(figures, report, catalogue),
    exclusions: withStrays(exclusions, strays),
  };
}

function withStrays(exclusions: readonly Exclusion[], strays: readonly QuantityMatch[]): Exclusion[] {
  const furniture = strays.map(({ numeral, stated }): Exclusion => ({
    ...numeral,
    text: stated,
    reason: 'page_furniture',
  }));
  return [...exclusions, ...furniture].sort((left, right) => left.start - right.start);
}

/**
 * What a bare 下降 or 占 speaks of: the number before it in its sentence. Outside a bracket that is none inside one, and a
 * change is no change of another change.
 */
function spokenOf(figures: readonly Figure[], drafts: readonly DraftFigure[], index: number): Figure | null {
  const own = drafts[index];
  if (own === undefined) return null;
  for (let at = index - 1; at >= 0; at -= 1) {
    const draft = drafts[at];
    if (draft?.figure.sentence.start !== own.figure.sentence.start) break;
    if (draft.part.isBracketed && !own.part.isBracketed) continue;
    if (draft.figure.kind === 'change' && own.figure.kind === 'change') continue;
    return figures[at] ?? null;
  }
  return null;
}

/** `strays` stand in no sentence: page furniture between the lines of the report. */
function readSentences(
  report: ParsedReport,
  quantities: readonly QuantityMatch[],
): { drafts: DraftFigure[]; strays: QuantityMatch[] } {
  const strays: QuantityMatch[] = [];
  const trails = headingTrails(report.sections);
  const reader = createSentenceReader(report, trails);
  const drafts: DraftFigure[] = [];
  let next = 0;
  for (const sentence of report.sentences) {
    const own: QuantityMatch[] = [];
    for (
      let quantity = quantities[next];
      quantity !== undefined && quantity.numeral.start < sentence.end;
      quantity = quantities[next]
    ) {
      (quantity.numeral.start >= sentence.start ? own : strays).push(quantity);
      next += 1;
    }
    drafts.push(...reader.read(sentence, own));
  }
  return { drafts, strays: [...strays, ...quantities.slice(next)] };
}
