import { AppError, messageOf } from '../errors.ts';
import type { ErrorCode } from '../errors.ts';

/** SQLite's primary result codes (https://www.sqlite.org/rescode.html) that a person can do something about. */
const REMEDIES: Readonly<Record<number, { code: ErrorCode; retryable: boolean; message: string }>> = {
  5: unavailable('is in use by another program', 'Try again when it has finished, or stop it.', 'retryable'),
  6: unavailable('is in use by another program', 'Try again when it has finished, or stop it.', 'retryable'),
  8: unavailable(
    'may not be written',
    'Give this user write permission on it and its folder, or set DATA_DIR elsewhere.',
  ),
  10: unavailable('could not be read or written by the disk', 'Check the disk, then start again.'),
  11: unavailable('is damaged', 'Put back a copy of it, or move it away and ingest the reports again.'),
  13: {
    code: 'store_full',
    retryable: false,
    message: 'has no room left. Nothing was lost; free disk space and try again.',
  },
  14: unavailable('could not be opened', 'DATA_DIR must be a folder that this user may write.'),
  26: unavailable('is no store of this program', 'Move the file away, or set DATA_DIR to another folder.'),
};

/**
 * Turns what Prisma, its adapter or SQLite threw into an `AppError`: `store_full`, `store_unavailable` with what to do, or, for a
 * failure of our own making such as wrong SQL, the error as it came, because that is a bug. An `AppError` passes unchanged.
 * @param path The store's file, named in the message.
 */
export function classifyStoreError(error: unknown, path: string): unknown {
  if (error instanceof AppError) return error;
  const sqliteCode = findSqliteCode(error);
  return sqliteCode === null ? error : toAppError(path, sqliteCode, error);
}

/** A store's file that the driver could not open at all. */
export function unopenable(error: unknown, path: string): unknown {
  const classified = classifyStoreError(error, path);
  return classified instanceof AppError ? classified : toAppError(path, 14, error);
}

/** The same for a failure of the file system around the store: a missing, forbidden or full folder. */
export function classifyFolderError(error: unknown, folder: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new AppError({
      code: 'store_full',
      message: `The folder ${folder} has no room left. Free disk space and try again.`,
      facts: { folder, reason: code },
      cause: error,
    });
  if (/^E[A-Z]+$/.test(code))
    return new AppError({
      code: 'store_unavailable',
      message: `The folder ${folder} can't be used (${code}). DATA_DIR must be a folder that this user may create or write.`,
      facts: { folder, reason: code },
      cause: error,
    });
  return error;
}

/**
 * Prisma wraps the driver's error, differently for queries, raw queries, scripts and commits; the code is in one of these fields,
 * at most five levels deep.
 */
function findSqliteCode(error: unknown, depth = 0): number | null {
  if (typeof error !== 'object' || error === null || depth > 5) return null;
  const fields = error as Record<string, unknown>;
  for (const name of ['rawCode', 'extendedCode', 'originalCode']) {
    const code = Number(fields[name]);
    if (Number.isInteger(code) && code > 1) return code;
  }
  for (const name of ['cause', 'driverAdapterError', 'meta']) {
    const code = findSqliteCode(fields[name], depth + 1);
    if (code !== null) return code;
  }
  return null;
}

function toAppError(path: string, sqliteCode: number, cause: unknown): unknown {
  const remedy = REMEDIES[sqliteCode & 0xff];
  if (remedy === undefined) return cause;
  return new AppError({
    code: remedy.code,
    retryable: remedy.retryable,
    message: `The store ${path} ${remedy.message}`,
    facts: { path, sqliteCode, reason: messageOf(cause).trim().split('\n').at(-1) ?? '' },
    cause,
  });
}

function unavailable(what: string, remedy: string, retry?: 'retryable') {
  return {
    code: 'store_unavailable' as const,
    retryable: retry === 'retryable',
    message: `${what}. ${remedy}`,
  };
}
