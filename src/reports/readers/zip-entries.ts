import { AppError } from '../../errors.ts';
import { readingForeign, unreadable } from './unreadable.ts';

/** What an archive may hold at most; what is past it is taken for an attempt to fill the machine. */
export const ZIP_LIMITS = {
  files: 2_000,
  /** Of one file, unpacked. */
  fileBytes: 20 * 1024 * 1024,
  /** Of all files, unpacked. */
  totalBytes: 400 * 1024 * 1024,
  /** Unpacked bytes for one packed byte, for files above `ratioFromBytes`. Text reaches 20, XML of Word 60. */
  ratio: 250,
  ratioFromBytes: 1024 * 1024,
  depth: 12,
};
export type ZipLimits = typeof ZIP_LIMITS;

/** A file of an archive. */
export interface ZipEntry {
  /** With `/` between folders, as written in the archive. */
  path: string;
  /** @throws {AppError} `unreadable_file` for a broken or encrypted one, `too_large` when it unpacks to more than it says. */
  open: () => Promise<Uint8Array>;
}

const FOLDER_ESCAPE = /(?:^|\/)\.\.(?:\/|$)|^\/|^[A-Za-z]:/u;

/**
 * Lists the files of a zip archive in its own order, folders left out. Nothing is unpacked yet, but what the archive says of
 * itself is held to the limits, and what is unpacked later to what it said.
 * @throws {AppError} `unreadable_file` for a broken archive, `too_large` for one past the limits.
 */
export async function listZipEntries(bytes: Uint8Array, limits: ZipLimits = ZIP_LIMITS): Promise<ZipEntry[]> {
  const { Uint8ArrayReader, ZipReader, configure } = await import('@zip.js/zip.js');
  configure({ useWebWorkers: false });
  const entries = await readingForeign('zip archive', () =>
    new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false }).getEntries(),
  );
  const files = entries.filter((entry) => !entry.directory);
  refuseBombs(files, limits);
  return files.map((entry) => ({
    path: readName(entry),
    open: () => openEntry(entry, limits),
  }));
}

interface SizedEntry {
  compressedSize: number;
  uncompressedSize: number;
  filename: string;
}

function refuseBombs(files: readonly SizedEntry[], limits: ZipLimits): void {
  const total = files.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (files.length > limits.files) throw tooMuch(`${files.length} files`, `${limits.files} files`);
  if (total > limits.totalBytes)
    throw tooMuch(`${megabytes(total)} unpacked`, `${megabytes(limits.totalBytes)} unpacked`);
  for (const { compressedSize, uncompressedSize, filename } of files) {
    if (uncompressedSize > limits.ratioFromBytes && uncompressedSize > compressedSize * limits.ratio)
      throw tooMuch(
        `a file that unpacks to ${Math.round(uncompressedSize / Math.max(1, compressedSize))} times its size`,
        `${limits.ratio} times`,
      );
    if (filename.split('/').length > limits.depth)
      throw tooMuch('folders nested too deeply', `${limits.depth} levels`);
    if (FOLDER_ESCAPE.test(filename))
      throw unreadable('the archive names a file outside of itself', { remedy: 'Pack the files anew.' });
  }
}

interface OpenableEntry extends SizedEntry {
  encrypted: boolean;
  getData?: (writer: WritableStream<Uint8Array>) => Promise<unknown>;
}

async function openEntry(entry: OpenableEntry, limits: ZipLimits): Promise<Uint8Array> {
  if (entry.encrypted || entry.getData === undefined)
    throw unreadable('the file is protected by a password', { remedy: 'Pack the files without one.' });
  const { getData } = entry;
  if (entry.uncompressedSize > limits.fileBytes)
    throw tooMuch(`a file of ${megabytes(entry.uncompressedSize)}`, `${megabytes(limits.fileBytes)} a file`);
  const content = new Uint8Array(entry.uncompressedSize);
  let length = 0;
  const writer = new WritableStream<Uint8Array>({
    write: (chunk) => {
      if (length + chunk.length > content.length)
        throw tooMuch('a file that unpacks to more than it says', megabytes(content.length));
      content.set(chunk, length);
      length += chunk.length;
    },
  });
  await readingForeign('zip archive', () => getData.call(entry, writer));
  if (length < content.length) throw unreadable('a file of the archive is cut off');
  return content;
}

interface NamedEntry {
  filename: string;
  filenameUTF8: boolean;
  rawFilename: Uint8Array;
}

/** Archives packed in Chinese Windows write names in GBK without saying so. */
function readName({ filename, filenameUTF8, rawFilename }: NamedEntry): string {
  if (filenameUTF8) return filename;
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(rawFilename).replaceAll('\\', '/');
    } catch (error) {
      // The decoder's only failure is a byte sequence that the encoding does not have.
      if (!(error instanceof TypeError)) throw error;
    }
  }
  return filename;
}

function megabytes(sizeBytes: number): string {
  return `${(sizeBytes / 1024 / 1024).toFixed(1)} MB`;
}

function tooMuch(found: string, permitted: string): AppError {
  return new AppError({
    code: 'too_large',
    message: `The archive holds ${found}. Permitted: at most ${permitted}. Take in its files in several archives or as a folder.`,
    facts: { found, permitted },
  });
}
