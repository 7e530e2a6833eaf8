const PART_OF_NUMBER = /[\d.,，．０-９%％万亿]/;

/**
 * A place at or before `limit` where a text may be cut without changing a number or halving a character: the last border of a
 * line or clause in its second half, else the last place outside a number. At least 1, unless the text is empty.
 * @example cutPlace('受理行政复议案件1423件', 10) // 8: never between 14 and 23
 */
export function cutPlace(text: string, limit: number): number {
  if (text.length <= limit) return text.length;
  for (let at = limit; at > limit / 2; at -= 1) {
    if (/[\n。；，、;]/.test(text.charAt(at - 1)) && !isInsideNumber(text, at)) return at;
  }
  let at = limit;
  while (at > 1 && (isInsideNumber(text, at) || /[\uDC00-\uDFFF]/.test(text.charAt(at)))) at -= 1;
  return at;
}

/** The start of a text with 「…」 in place of the rest; the text itself when it is short enough. */
export function shorten(text: string, limit: number): string {
  return text.length <= limit
    ? text
    : `${text.slice(0, cutPlace(text, limit - 1)).replace(/[，、；;\s]+$/, '')}…`;
}

function isInsideNumber(text: string, at: number): boolean {
  return PART_OF_NUMBER.test(text.charAt(at - 1)) && PART_OF_NUMBER.test(text.charAt(at));
}
