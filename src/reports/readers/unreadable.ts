import { AppError, messageOf } from '../../errors.ts';

/** What may be taken in, for messages that refuse a file. */
export const PERMITTED_FORMATS =
  'plain text (UTF-8, UTF-16, GB18030), saved web pages (HTML), Word (.docx), PDF with a text layer, tables of reports (.csv with a text column), and .zip archives of these';

/**
 * The refusal of a file.
 * @param reason What was found, as a part of a sentence.
 * @param remedy What to do, a whole sentence.
 */
export function unreadable(
  reason: string,
  { remedy = 'Save the report as plain text (UTF-8) and take it in again.', cause }: UnreadableOptions = {},
): AppError {
  return new AppError({
    code: 'unreadable_file',
    message: `Not readable as a report: ${reason}. Permitted: ${PERMITTED_FORMATS}. ${remedy}`,
    facts: { reason },
    ...(cause === undefined ? {} : { cause }),
  });
}

interface UnreadableOptions {
  remedy?: string;
  cause?: unknown;
}

/**
 * Runs a library over bytes that anyone may have made: whatever it throws means that the file is broken, and is told as such.
 * @param format Name of the format, as in 「the file is no sound PDF」.
 * @throws {AppError} `unreadable_file`, or the action's own failure when it is one of ours.
 */
export async function readingForeign<Result>(
  format: string,
  action: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw unreadable(`the file is no sound ${format} (${messageOf(error)})`, {
      remedy: 'It may have been cut off on the way: open it, save it anew and take it in again.',
      cause: error,
    });
  }
}
