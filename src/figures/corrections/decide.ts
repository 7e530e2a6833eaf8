import { AppError } from '../../errors.ts';
import { parseNumeral } from '../../numbers/numerals.ts';
import { compareDecimals } from '../../numbers/decimal.ts';
import { baseUnit, normalizeValue } from '../../numbers/units.ts';
import type { Qualifier } from '../../numbers/quantity.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Figure, FigureFacts, FigureKind } from '../figure.ts';
import { applyState, factsOf } from './figure-state.ts';
import type { FigureState } from './figure-state.ts';
import { findStatedNumber } from './find-stated-number.ts';

/** What a misread figure is set to; what is not given stays. `null` empties a fact. */
export interface FactChanges {
  /** The number as the sentence has it: `1,423`, `三百`; or its decimal. */
  value?: string;
  unit?: string;
  qualifier?: Qualifier;
  kind?: FigureKind;
  year?: number;
  period?: string | null;
  scope?: string | null;
  /** Catalogue code. */
  indicator?: string | null;
}

/** What a person decides. `amended` gives the right number where the report is wrong; `withdrawn` takes back all that was said. */
export type FigureDecision =
  | { verdict: 'confirmed' }
  | { verdict: 'corrected'; changes: FactChanges }
  | { verdict: 'amended'; value: string; unit?: string }
  | { verdict: 'rejected' }
  | { verdict: 'classified'; indicator: string }
  | { verdict: 'withdrawn' };

/** Who decides, when and why. */
export interface Signature {
  reason: string;
  by: string;
  /** ISO date. */
  on: string;
}

/** A figure as the program reads it, with its sentence and what stands for it so far. */
export interface DecidedFigure {
  figure: Figure;
  /** From the figure's `sentence.start` to its end, as stored. */
  quote: string;
  state: FigureState | null;
}

const LONGEST_WORDS = 60;
const YEARS = { first: 1949, last: 2100 };

/**
 * What stands for a figure after a decision; null when nothing does any more.
 * @throws {AppError} `invalid_argument` for what the sentence does not bear out, the catalogue does not know, or changes nothing.
 */
export function decide(
  { figure, quote, state }: DecidedFigure,
  decision: FigureDecision,
  { signature, catalogue }: { signature: Signature; catalogue: Catalogue },
): FigureState | null {
  const shown = applyState(figure, state);
  const set = state?.set ?? {};
  const amendment = state?.amendment ?? null;
  switch (decision.verdict) {
    case 'withdrawn':
      if (state === null) throw refusal('Nothing stands for this figure that could be withdrawn.');
      return null;
    case 'confirmed':
      // All of it was seen by the person: a newer reading that differs does not change it.
      return { ...signature, verdict: 'confirmed', set: factsOf(shown), amendment: null };
    case 'rejected':
      return { ...signature, verdict: 'rejected', set, amendment };
    case 'classified': {
      const indicator = knownIndicator(decision.indicator, shown.unit, catalogue);
      return { ...signature, verdict: 'classified', set: { ...set, indicator }, amendment };
    }
    case 'amended':
      return { ...signature, verdict: 'amended', set, amendment: amend(shown, decision, signature) };
    case 'corrected': {
      const changes = correct(shown, quote, decision.changes, catalogue);
      const isSameNumber = changes.stated === undefined;
      return {
        ...signature,
        verdict: 'corrected',
        set: { ...set, ...changes },
        amendment: isSameNumber ? amendment : null,
      };
    }
  }
}

function amend(
  { value: stated, unit: statedUnit }: Figure,
  { value: given, unit = statedUnit }: { value: string; unit?: string },
  { reason, by, on }: Signature,
): NonNullable<FigureState['amendment']> {
  const value = parseNumeral(given.trim());
  if (value === null)
    throw refusal('The right number must be a number, as 1006 or 91.5, with its unit apart.');
  if (
    baseUnit(unit) === baseUnit(statedUnit) &&
    compareDecimals(normalizeValue(value, unit), normalizeValue(stated, statedUnit)) === 0
  )
    throw refusal('The right number equals the stated one: there is nothing to amend.');
  if (unit.length > LONGEST_WORDS) throw tooLong('unit');
  return { value, unit, basis: reason, by, on };
}

function correct(
  shown: Figure,
  quote: string,
  changes: FactChanges,
  catalogue: Catalogue,
): Partial<FigureFacts> {
  const number = numberSet(shown, quote, changes);
  const unit = number.unit ?? shown.unit;
  const corrected: Partial<FigureFacts> = {
    ...number,
    ...(changes.qualifier !== undefined && { qualifier: changes.qualifier }),
    ...(changes.kind !== undefined && { kind: changes.kind }),
    ...(changes.year !== undefined && { year: plausibleYear(changes.year) }),
    ...(changes.period !== undefined && { period: words(changes.period, 'period') }),
    ...(changes.scope !== undefined && { scope: words(changes.scope, 'scope') }),
    ...(changes.indicator !== undefined && {
      indicator: changes.indicator === null ? null : knownIndicator(changes.indicator, unit, catalogue),
    }),
  };
  const isNew = Object.entries(corrected).some(([fact, value]) => shown[fact as keyof FigureFacts] !== value);
  if (!isNew)
    throw refusal('Nothing is changed by this: give what the sentence says, or confirm the figure as it is.');
  return corrected;
}

/** The number and its unit, which must really stand in the sentence. */
function numberSet(shown: Figure, quote: string, { value, unit }: FactChanges): Partial<FigureFacts> {
  if (value === undefined && unit === undefined) return {};
  const at = shown.start - shown.sentence.start;
  const found = findStatedNumber(quote, value ?? shown.stated, at);
  if (found === null)
    throw refusal(
      'This number does not stand in the sentence. A misread figure is set to what its sentence says; where the report itself is wrong, amend it instead.',
    );
  const read = unit ?? (value === undefined ? shown.unit : found.unit);
  if (read !== '' && read !== shown.unit && !squeeze(quote).includes(squeeze(read)))
    throw refusal('This unit does not stand in the sentence.');
  return {
    start: shown.sentence.start + found.start,
    end: shown.sentence.start + found.end,
    stated: found.stated,
    value: found.value,
    unit: read,
    normalized: normalizeValue(found.value, read),
    ...(value !== undefined && { qualifier: found.qualifier }),
  };
}

/** 万余起 is the unit 万起, and ％ is %. */
function squeeze(text: string): string {
  return text.normalize('NFKC').replace(/[余多\s]/gu, '');
}

function knownIndicator(code: string, unit: string, { indicators }: Catalogue): string {
  const indicator = indicators.find((one) => one.code === code);
  if (indicator === undefined)
    throw refusal('The catalogue has no such indicator. `zhibao indicators` lists their codes.');
  const isCountedSo =
    indicator.units.length === 0 ||
    indicator.units.some((own) => baseUnit(own).normalize('NFKC') === baseUnit(unit).normalize('NFKC'));
  if (isCountedSo) return code;
  throw refusal(
    `${indicator.name} is counted in ${indicator.units.join(', ')}; this figure is in ${unit === '' ? 'no unit' : unit}.`,
  );
}

function plausibleYear(year: number): number {
  if (Number.isInteger(year) && year >= YEARS.first && year <= YEARS.last) return year;
  throw refusal(`A year is a whole number from ${YEARS.first} to ${YEARS.last}.`);
}

function words(text: string | null, fact: string): string | null {
  const trimmed = text?.trim() ?? '';
  if (trimmed.length > LONGEST_WORDS) throw tooLong(fact);
  return trimmed === '' ? null : trimmed;
}

function tooLong(fact: string): AppError {
  return refusal(`The ${fact} is too long: at most ${LONGEST_WORDS} characters, as the report words it.`);
}

function refusal(message: string): AppError {
  return new AppError({ code: 'invalid_argument', message });
}
