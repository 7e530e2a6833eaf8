import type { Container, Reader } from '../report.ts';
import { csvContainer } from './csv.ts';
import { docxReader } from './docx.ts';
import { findForeignFormat } from './foreign-formats.ts';
import { htmlReader } from './html.ts';
import { textReader } from './text.ts';
import { unreadable } from './unreadable.ts';
import { findOfficeFormat } from './zip-directory.ts';
import { zipContainer } from './zip.ts';

/** Every format that is read, each list in the order in which it is asked. */
export interface Readers {
  /** Plain text, which accepts most, is last. */
  readers: readonly Reader[];
  /** Asked before the readers: a table is plain text as well. */
  containers: readonly Container[];
}

/**
 * The readers of this program. Their libraries are loaded when the first such file comes.
 * @param pdfReader That of `pdf.ts`, or one that does its work elsewhere.
 */
export function createReaders(pdfReader: Reader): Readers {
  return {
    readers: [docxReader, pdfReader, htmlReader, textReader],
    containers: [zipContainer, csvContainer],
  };
}

/**
 * The first reader that accepts the content.
 * @throws {AppError} `unreadable_file` when none does, naming the format it looks like and what is permitted.
 */
export function chooseReader({ readers }: Readers, bytes: Uint8Array, fileName: string): Reader {
  const reader = readers.find((candidate) => candidate.accepts(bytes, fileName));
  if (reader !== undefined) return reader;
  const format = findOfficeFormat(bytes) ?? findForeignFormat(bytes);
  if (format === null) throw unreadable('the file is of an unknown format');
  throw unreadable(`the file is ${format.name}, which is not read`, { remedy: format.remedy });
}

/** The first container that accepts the content; null for a file that holds one report. */
export function findContainer(
  { containers }: Readers,
  bytes: Uint8Array,
  fileName: string,
): Container | null {
  return containers.find((candidate) => candidate.accepts(bytes, fileName)) ?? null;
}
