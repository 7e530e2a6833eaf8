import type { ForeignFormat } from './foreign-formats.ts';

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
/** The end record may be followed by a comment of this length at most. */
const LONGEST_COMMENT = 0xffff;

/**
 * The names in a zip archive's directory, one character a byte; enough to tell a Word document from an archive without
 * opening either.
 * @returns Null when the file is no zip archive, or one that was cut off.
 */
export function listZipNames(bytes: Uint8Array): string[] | null {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return null;
  const names: string[] = [];
  let at = view.getUint32(end + 16, true);
  while (at + ENTRY_LENGTH <= end && view.getUint32(at, true) === ENTRY_SIGNATURE) {
    const nameLength = view.getUint16(at + 28, true);
    const nameStart = at + ENTRY_LENGTH;
    names.push(String.fromCharCode(...bytes.subarray(nameStart, Math.min(nameStart + nameLength, end))));
    at = nameStart + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return names;
}

function findEnd(view: DataView): number | null {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1)
    if (view.getUint32(at, true) === END_SIGNATURE) return at;
  return null;
}

const WORD = /^word\/document\d*\.xml$/u;

/** Whether a file is a Word document in the format of 2007 and later. */
export function isWordDocument(bytes: Uint8Array): boolean {
  return listZipNames(bytes)?.some((name) => WORD.test(name)) ?? false;
}

const OFFICE_FORMATS: readonly (ForeignFormat & { entry: RegExp })[] = [
  {
    name: 'an Excel workbook (.xlsx)',
    remedy: 'Save its sheet as .csv and take that in.',
    entry: /^xl\/workbook\.(?:xml|bin)$/u,
  },
  {
    name: 'a PowerPoint presentation (.pptx)',
    remedy: 'Save its text as .docx or plain text and take that in.',
    entry: /^ppt\/presentation\.xml$/u,
  },
  {
    name: 'an OFD document',
    remedy: 'Print it to PDF from an OFD viewer, or save it as .docx, and take that in.',
    entry: /^OFD\.xml$/iu,
  },
  {
    name: 'an OpenDocument file (.odt, .ods)',
    remedy: 'Save it as .docx and take that in.',
    entry: /^META-INF\/manifest\.xml$/u,
  },
  {
    name: 'an electronic book (.epub)',
    remedy: 'Save its text as .docx or plain text and take that in.',
    entry: /^META-INF\/container\.xml$/u,
  },
];

/** The zip-based format of documents that a file has and that is not read; null for none. */
export function findOfficeFormat(bytes: Uint8Array): ForeignFormat | null {
  const names = listZipNames(bytes);
  if (names === null) return null;
  return OFFICE_FORMATS.find(({ entry }) => names.some((name) => entry.test(name))) ?? null;
}
