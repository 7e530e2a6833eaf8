import type { Span } from '../numbers/span.ts';
import type { Region } from './region.ts';

/** A name found in a text, before it is joined to its neighbours and before its meaning is chosen. */
export interface NamedToken extends Span {
  /** Every division of that name. */
  pool: readonly Region[];
  /** `official` becomes an exact match, and so does a short name of a province or city; Latin names are `short`. */
  form: 'official' | 'short' | 'similar';
  /** False for words that are names only after a division that they lie in: 甘南|合作. */
  standsAlone: boolean;
}

/** Tokens that share no character, by place; of two that do, the longer is kept, of equal ones the first given. */
export function withoutOverlaps(tokens: readonly NamedToken[]): NamedToken[] {
  const kept: NamedToken[] = [];
  for (const token of tokens.toSorted((one, other) => other.end - other.start - (one.end - one.start))) {
    if (kept.every(({ start, end }) => token.end <= start || token.start >= end)) kept.push(token);
  }
  return kept.sort((one, other) => one.start - other.start);
}
