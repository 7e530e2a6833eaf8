/** A format that is not read, and what a person can do about it. */
export interface ForeignFormat {
  /** As a person knows it, with its article. */
  name: string;
  remedy: string;
}

interface Signature extends ForeignFormat {
  /** The first bytes of every such file; checked after white space and a byte order mark are skipped. */
  opening: RegExp;
}

const AS_WORD = 'Open it in Word or WPS, save it as .docx and take that in.';
const AS_TEXT_PDF =
  'Words in pictures are not recognised: ask the issuing body for the text, or run it through a text recognition program and check every number.';
const UNPACKED = 'Unpack it and take in the files, or pack them as .zip.';
const SAVED_ANEW = 'It may have been cut off on the way: open it, save it anew and take it in again.';

/** Told by their first bytes. The first three are read when they are sound. */
const SIGNATURES: readonly Signature[] = [
  { name: 'a PDF', remedy: SAVED_ANEW, opening: /^%PDF-/u },
  { name: 'a zip archive or a Word document (.docx)', remedy: SAVED_ANEW, opening: /^PK[\x03\x05\x07]/u },
  { name: 'an RTF document', remedy: AS_WORD, opening: /^\{\\rtf/u },
  {
    name: 'a web archive (.mht)',
    remedy: 'Save the page as HTML and take that in.',
    opening: /^(?:From:.*\r?\n(?:.*\r?\n){0,6})?MIME-Version:/iu,
  },
  { name: 'XML', remedy: 'Save the report as plain text (UTF-8), .docx or PDF.', opening: /^<\?xml\b/u },
  { name: 'a PNG image', remedy: AS_TEXT_PDF, opening: /^\x89PNG/u },
  { name: 'a JPEG image', remedy: AS_TEXT_PDF, opening: /^\xFF\xD8\xFF/u },
  { name: 'a GIF image', remedy: AS_TEXT_PDF, opening: /^GIF8/u },
  { name: 'a TIFF image', remedy: AS_TEXT_PDF, opening: /^(?:II\*\0|MM\0\*)/u },
  { name: 'a BMP image', remedy: AS_TEXT_PDF, opening: /^BM[\s\S]{4}\0{4}/u },
  { name: 'a WebP image', remedy: AS_TEXT_PDF, opening: /^RIFF[\s\S]{4}WEBP/u },
  { name: 'a gzip archive', remedy: UNPACKED, opening: /^\x1F\x8B/u },
  { name: 'a 7z or rar archive', remedy: UNPACKED, opening: /^(?:7z\xBC\xAF|Rar!)/u },
];

/** Old Office files share one container; the name of a stream within tells which program's it is. */
const COMPOUND = /^\xD0\xCF\x11\xE0/u;
const COMPOUND_STREAMS: readonly (ForeignFormat & { stream: string })[] = [
  {
    name: 'an Office document protected by a password',
    remedy: 'Remove the password, save it as .docx and take that in.',
    stream: 'EncryptedPackage',
  },
  { name: 'an old Word or WPS document (.doc, .wps)', remedy: AS_WORD, stream: 'WordDocument' },
  {
    name: 'an old Excel workbook (.xls)',
    remedy: 'Save its sheet as .csv and take that in.',
    stream: 'Workbook',
  },
];
const COMPOUND_OTHER: ForeignFormat = { name: 'an old Word, WPS or Excel document', remedy: AS_WORD };

const OPENING_BYTES = 512;

/** The format of a file that is no plain text and no web page, judged by content; null when none is recognised. */
export function findForeignFormat(bytes: Uint8Array): ForeignFormat | null {
  const opening = readLatin(bytes.subarray(0, OPENING_BYTES)).replace(/^(?:\xEF\xBB\xBF)?\s*/u, '');
  if (COMPOUND.test(opening)) return findCompoundFormat(bytes);
  return SIGNATURES.find((format) => format.opening.test(opening)) ?? null;
}

function findCompoundFormat(bytes: Uint8Array): ForeignFormat {
  const content = readLatin(bytes);
  return (
    COMPOUND_STREAMS.find(({ stream }) => content.includes(Array.from(stream).join('\0'))) ?? COMPOUND_OTHER
  );
}

/** One character a byte. The decoder called latin1 is not: it reads 0x80 to 0x9F as Windows does. */
function readLatin(bytes: Uint8Array): string {
  const chunk = 8192;
  let text = '';
  for (let at = 0; at < bytes.length; at += chunk)
    text += String.fromCharCode(...bytes.subarray(at, at + chunk));
  return text;
}
