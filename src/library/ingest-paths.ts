import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../errors.ts';
import type { MetadataOverrides } from '../reports/report.ts';
import { ingestFile } from './ingest-file.ts';
import type { IngestOutcome } from './ingest-outcome.ts';
import type { Library } from './library.ts';

export interface PathsToIngest {
  /** Files, and folders whose files are taken in with those of their subfolders; hidden ones are passed over. */
  paths: readonly string[];
  /** Set for every file. Default none. */
  overrides?: MetadataOverrides;
  /** Called before the first file with 0 done, and after each. */
  onProgress?: (progress: IngestProgress) => void;
  /** Ends the work after the file under way; what was taken in stays. */
  signal?: AbortSignal;
}

export interface IngestProgress {
  /** Files, an archive counting once. */
  done: number;
  total: number;
  /** What became of the file just done, or of the last report in it; null before the first. */
  last: IngestOutcome | null;
}

/**
 * Takes in files and folders, each file for itself: one that can't be used does not stop the others. Folders are read in the
 * order of names.
 * @returns One outcome a report, in that order: several for an archive or a table of reports.
 * @throws {AppError} `not_found` when the paths hold no file at all; a failing store.
 */
export async function ingestPaths(library: Library, options: PathsToIngest): Promise<IngestOutcome[]> {
  const { paths, overrides = {}, onProgress, signal } = options;
  const files = (await Promise.all(paths.map(listFiles))).flat();
  if (files.length === 0)
    throw new AppError({
      code: 'not_found',
      message: `There is no file in ${paths.join(', ')}. Give files, or a folder that holds reports.`,
    });
  const outcomes: IngestOutcome[] = [];
  let done = 0;
  onProgress?.({ done: 0, total: files.length, last: null });
  for (const path of files) {
    if (signal?.aborted === true) break;
    const ofFile = await ingestFile(library, { path, overrides });
    outcomes.push(...ofFile);
    done += 1;
    onProgress?.({ done, total: files.length, last: ofFile.at(-1) ?? null });
  }
  return outcomes;
}

/** The files of a folder in the order of names; a path that is no readable folder is left to fail as a file. */
async function listFiles(path: string): Promise<string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    const entries = await readdir(path, { withFileTypes: true });
    const visible = entries.filter(({ name }) => !name.startsWith('.'));
    visible.sort((one, other) => (one.name < other.name ? -1 : 1));
    const files = await Promise.all(visible.map(({ name }) => listFiles(join(path, name))));
    return files.flat();
  } catch (error) {
    if (error instanceof Error && 'code' in error) return [path];
    throw error;
  }
}
