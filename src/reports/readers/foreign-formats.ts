interface ForeignFormat {
  name: string;
  /** The first bytes of every such file; checked after white space and a byte order mark are skipped. */
  opening: RegExp;
}

/** Formats told by their first bytes, each with the name that a person knows it by. */
const FOREIGN_FORMATS: readonly ForeignFormat[] = [
  { name: 'PDF', opening: /^%PDF-/u },
  { name: 'Word, Excel or another zip-based document', opening: /^PK[\x03\x05\x07]/u },
  { name: 'old Word or Excel document', opening: /^\xD0\xCF\x11\xE0/u },
  { name: 'RTF', opening: /^\{\\rtf/u },
  { name: 'HTML', opening: /^<(?:!doctype\s+html|html|head|body)\b/iu },
  { name: 'XML', opening: /^<\?xml\b/u },
  { name: 'PNG image', opening: /^\x89PNG/u },
  { name: 'JPEG image', opening: /^\xFF\xD8\xFF/u },
  { name: 'GIF image', opening: /^GIF8/u },
  { name: 'gzip archive', opening: /^\x1F\x8B/u },
  { name: '7z or rar archive', opening: /^(?:7z\xBC\xAF|Rar!)/u },
];

const OPENING_BYTES = 256;

/** The name of a format that is not plain text, judged by the first bytes; null when none is recognised. */
export function findForeignFormat(bytes: Uint8Array): string | null {
  const opening = String.fromCharCode(...bytes.subarray(0, OPENING_BYTES)).replace(
    /^(?:\xEF\xBB\xBF)?\s*/u,
    '',
  );
  return FOREIGN_FORMATS.find((format) => format.opening.test(opening))?.name ?? null;
}
