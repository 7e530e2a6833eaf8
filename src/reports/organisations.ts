import { findDates } from './dates.ts';
import type { Line } from './lines.ts';

/** How names of bodies that sign reports end. */
const ORGANISATION_END =
  /(?:人民政府|政府|[委员]会|[省市县区州盟旗镇乡]委|党委|党工委|办事处|局|厅|办公[室厅]|委|行政公署|中心|[支总大]队|院)$/u;
const ORGANISATION_LIMIT = 45;
const SIGNATURE_LIMIT = 90;

/** Whether words are a name, or several names side by side, of bodies that could sign a report. */
export function isOrganisationName(words: string): boolean {
  return (
    words.length >= 3 &&
    words.length <= ORGANISATION_LIMIT &&
    !/[\d,。;:!?、“《|]|报告|情况/u.test(words) &&
    words.split(/\s+/u).every((name) => ORGANISATION_END.test(name))
  );
}

/** A line of a signature: a body, a date, or both. */
export interface SignatureLine {
  /** `''` when the line is only a date. */
  organisation: string;
  /** ISO date; null when the line is only a name. */
  date: string | null;
}

/** Reads a whole line as part of a signature; null when it says anything else. */
export function readSignatureLine(line: Line): SignatureLine | null {
  if (line.text.length > SIGNATURE_LIMIT) return null;
  const date = findDates(line.text).at(-1);
  const rest = date ? line.text.slice(0, date.start) + line.text.slice(date.end) : line.text;
  const organisation = rest
    .replace(/^[(\s]+|[)\s]+$/gu, '')
    .replace(/^(?:报告|汇报|填报)?(?:单位|机关)\s*:\s*/u, '');
  if (organisation !== '' && !isOrganisationName(organisation)) return null;
  return date === undefined && organisation === '' ? null : { organisation, date: date?.iso ?? null };
}
