import { AppError } from '../../errors.ts';
import type { Reader } from '../report.ts';
import { findForeignFormat } from './foreign-formats.ts';
import { textReader } from './text.ts';

/** Every format that is read, in the order in which they are asked; plain text, which accepts most, is last. */
export const READERS: readonly Reader[] = [textReader];

/**
 * The first reader that accepts the content.
 * @throws {AppError} `unreadable_file` when none does, naming the format it looks like and what is permitted.
 */
export function chooseReader(bytes: Uint8Array, fileName: string): Reader {
  const reader = READERS.find((candidate) => candidate.accepts(bytes, fileName));
  if (reader !== undefined) return reader;
  const format = findForeignFormat(bytes) ?? 'of an unknown format';
  const permitted = READERS.map((candidate) => candidate.format).join(', ');
  throw new AppError({
    code: 'unreadable_file',
    message: `The file is ${format}, which is not read yet. Permitted: ${permitted}. Save it as plain text (UTF-8) and take it in again.`,
    facts: { format, permitted },
  });
}
