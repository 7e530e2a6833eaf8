import { AppError } from '../errors.ts';
import type { Library } from './library.ts';

const LONGEST_REASON = 300;
const LONGEST_NAME = 40;

/** A person's words and name as they are kept: one line each. @throws {AppError} `invalid_argument` when one is missing or too long. */
export function sign({ reason, by }: { reason: string; by: string }): { reason: string; by: string } {
  return {
    reason: line(reason, 'reason', LONGEST_REASON),
    by: line(by, 'name of who says so', LONGEST_NAME),
  };
}

/** Whether two names are one person's: width, case and blanks do not matter. */
export function isSamePerson(one: string, other: string): boolean {
  const plain = (name: string) => name.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
  return plain(one) === plain(other);
}

/** The day of a moment where the reports are read. @returns An ISO date. */
export function dayOf(at: Date, { timeZone = 'Asia/Shanghai' }: Pick<Library, 'timeZone'>): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(at);
}

function line(words: string, what: string, longest: number): string {
  const kept = words.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  if (kept === '' || kept.length > longest)
    throw new AppError({
      code: 'invalid_argument',
      message: `This needs a ${what}, of at most ${longest} characters.`,
    });
  return kept;
}
