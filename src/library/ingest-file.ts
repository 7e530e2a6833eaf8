import { readdir, readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../errors.ts';
import { findContainer } from '../reports/readers/choose-reader.ts';
import type { ContainedFile, Container, MetadataOverrides } from '../reports/report.ts';
import { ingestBytes, LARGEST_FILE_BYTES, tooLarge } from './ingest-bytes.ts';
import type { BytesToIngest } from './ingest-bytes.ts';
import type { IngestOutcome } from './ingest-outcome.ts';
import type { Library } from './library.ts';

export interface FileToIngest {
  path: string;
  /** Facts that the text does not tell or tells wrongly. Default none. */
  overrides?: MetadataOverrides;
}

/**
 * Takes a file in: each report that it holds wholly or not at all.
 * @returns What became of each report, in the order of the file: one for most files, one a file for an archive, one a row for a
 * table. What can't be used is an outcome too.
 * @throws {AppError} only for a failing store, which would fail the next file as well.
 */
export async function ingestFile(
  library: Library,
  { path, overrides = {} }: FileToIngest,
): Promise<IngestOutcome[]> {
  const source = basename(path);
  return orFailed(source, async () => {
    const bytes = await readBytes(path);
    return ingestContent(library, { bytes, source, overrides });
  });
}

/** One report, or all that a container holds. What a person set wins over what the container tells. */
async function ingestContent(library: Library, file: BytesToIngest): Promise<IngestOutcome[]> {
  const { bytes, source, overrides } = file;
  const container = findContainer(library.readers, bytes, source);
  if (container === null) return [await ingestBytes(library, file)];
  const within = { ...library, readers: withoutContainer(library, container) };
  const outcomes: IngestOutcome[] = [];
  for (const contained of await container.unpack(bytes, source))
    outcomes.push(...(await ingestContained(within, contained, { source, overrides })));
  return outcomes;
}

async function ingestContained(
  library: Library,
  contained: ContainedFile,
  outer: { source: string; overrides: MetadataOverrides },
): Promise<IngestOutcome[]> {
  const source = `${outer.source}${contained.suffix}`;
  return orFailed(source, async () => {
    const bytes = await contained.open();
    return ingestContent(library, {
      bytes,
      source,
      overrides: { ...contained.overrides, ...outer.overrides },
    });
  });
}

/** An archive within an archive is not unpacked: each level multiplies what the limits of one permit. */
function withoutContainer({ readers }: Library, container: Container): Library['readers'] {
  return { ...readers, containers: readers.containers.filter((other) => other !== container) };
}

async function orFailed(source: string, action: () => Promise<IngestOutcome[]>): Promise<IngestOutcome[]> {
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof AppError) || isStoreFailure(error)) throw error;
    return [{ outcome: 'failed', source, error }];
  }
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const found = await stat(path);
    // Folders are listed before: this one could not be. Opening it tells why.
    if (found.isDirectory()) await readdir(path);
    if (!found.isFile()) throw notAFile(path);
    if (found.size > LARGEST_FILE_BYTES) throw tooLarge(basename(path), found.size);
    return await readFile(path);
  } catch (error) {
    throw classifyFileError(error, path);
  }
}

/** What the file system refused, as a failure of this file. */
function classifyFileError(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || error instanceof AppError) return error;
  if (error.code === 'ENOENT')
    return new AppError({
      code: 'not_found',
      message: `There is no file ${path}. Give the path of a file or folder that exists.`,
      cause: error,
    });
  return new AppError({
    code: 'unreadable_file',
    message: `${path} can't be read (${String(error.code)}). Give files and folders that this user may read.`,
    facts: { reason: String(error.code) },
    cause: error,
  });
}

function notAFile(path: string): AppError {
  return new AppError({
    code: 'unreadable_file',
    message: `${path} is neither a file nor a folder of files.`,
  });
}

function isStoreFailure({ code }: AppError): boolean {
  return code === 'store_full' || code === 'store_unavailable' || code === 'store_newer';
}
