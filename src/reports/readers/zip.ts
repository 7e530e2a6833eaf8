import type { Container } from '../report.ts';
import { unreadable } from './unreadable.ts';
import { findOfficeFormat, isWordDocument } from './zip-directory.ts';
import { listZipEntries } from './zip-entries.ts';

/** What macOS, Windows and editors leave in archives beside the files that a person packed. */
const HIDDEN = /(?:^|\/)(?:\.|__MACOSX(?:\/|$)|Thumbs\.db$|desktop\.ini$|~\$)/iu;

/** Archives of reports: every file that a person put in is read as what it is. */
export const zipContainer: Container = {
  format: 'zip',
  accepts: (bytes) => isZip(bytes) && !isWordDocument(bytes) && findOfficeFormat(bytes) === null,
  unpack: async (bytes) => {
    const entries = await listZipEntries(bytes);
    const files = entries.filter(({ path }) => !HIDDEN.test(path));
    if (files.length === 0)
      throw unreadable('the archive holds no files', { remedy: 'Pack the reports themselves.' });
    return files.map(({ path, open }) => ({ suffix: `/${path}`, overrides: {}, open }));
  },
};

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5 || bytes[2] === 7);
}
