import { readingForeign, unreadable } from '../../reports/readers/unreadable.ts';
import { listZipEntries } from '../../reports/readers/zip-entries.ts';

/** The parts of a Word document by their path, in the order in which the file holds them. */
export type WordPackage = ReadonlyMap<string, Uint8Array>;

const MAIN_PART = /^word\/document\d*\.xml$/u;

/**
 * Opens a Word document without changing it.
 * @throws {AppError} `unreadable_file` for a broken one, `too_large` for one that unpacks to more than is read.
 */
export async function openWordPackage(bytes: Uint8Array): Promise<WordPackage> {
  const entries = await listZipEntries(bytes);
  const parts = new Map<string, Uint8Array>();
  for (const { path, open } of entries) parts.set(path, await open());
  return parts;
}

/** Packs parts as a .docx; what a part holds stays as it is, byte for byte. */
export async function packWordPackage(parts: WordPackage): Promise<Uint8Array> {
  const { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } = await import('@zip.js/zip.js');
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, extendedTimestamp: false });
  for (const [path, bytes] of parts) await writer.add(path, new Uint8ArrayReader(bytes));
  return readingForeign('Word document', () => writer.close());
}

/** The path of the part that holds the text. @throws {AppError} `unreadable_file` when there is none. */
export function mainPartOf(parts: WordPackage): string {
  const path = [...parts.keys()].find((name) => MAIN_PART.test(name));
  if (path === undefined) throw unreadable('the Word document has no main part');
  return path;
}

/** A part's text; null for none. */
export function textOfPart(parts: WordPackage, path: string): string | null {
  const bytes = parts.get(path);
  // A byte order mark stays: offsets and bytes are to be those of the file.
  return bytes === undefined ? null : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** The package with some parts replaced or added, the rest untouched and in its order. */
export function withParts(parts: WordPackage, changed: Readonly<Record<string, string>>): WordPackage {
  const encoder = new TextEncoder();
  const written = Object.entries(changed).map(([path, text]) => [path, encoder.encode(text)] as const);
  return new Map([...parts, ...written]);
}
