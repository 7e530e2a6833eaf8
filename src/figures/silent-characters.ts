/** Digits, punctuation and white space. */
const NOTHING = /[\p{N}\p{P}\p{S}\p{Z}\s]/u;

/** What was found of each UTF-16 unit: a text has few different ones, and asking an expression for each place takes long. */
const known = new Uint8Array(0x10000);
const UNKNOWN = 0;
const NAMES = 1;
const SILENT = 2;

/** True for a place whose character names nothing; a character of two units is judged at its first. */
export function namesNothing(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (isLead(unit)) return NOTHING.test(String.fromCodePoint(text.codePointAt(at) ?? unit));
  if (known[unit] === UNKNOWN) known[unit] = NOTHING.test(text.charAt(at)) ? SILENT : NAMES;
  return known[unit] === SILENT;
}

/** The first unit of a character that takes two. */
function isLead(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
