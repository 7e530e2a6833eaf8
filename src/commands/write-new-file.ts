import { writeFile } from 'node:fs/promises';
import { AppError } from '../errors.ts';

/**
 * Writes a file that a person named on the command line, and never over one that is there.
 * @throws {AppError} `invalid_argument` when it is there already or can't be written.
 */
export async function writeNewFile(path: string, content: string | Uint8Array): Promise<void> {
  await writeFile(path, content, { flag: 'wx' }).catch((cause: unknown) => {
    throw new AppError({
      code: 'invalid_argument',
      message: `${path} can't be written: it exists already, or its folder does not. Nothing was overwritten.`,
      cause,
    });
  });
}
