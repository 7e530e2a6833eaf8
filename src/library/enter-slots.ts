import type { DraftSlot } from '../drafts/draft.ts';
import { AppError } from '../errors.ts';
import { parseNumeral } from '../numbers/numerals.ts';
import { addEntries } from '../store/draft-entries.ts';
import type { Store } from '../store/open-store.ts';

/** What a person enters for one slot: 「1,120件」, or words. */
export interface SlotEntry {
  slot: string;
  text: string;
  by: string;
  department: string;
}

/** Whose draft it is. */
export interface EnteringPlace {
  regionCode: string;
  year: number;
}

const LONGEST_WORDS = 5000;
const LONGEST_NAME = 60;
const ENTERED_NUMBER = /^([\d.,，]+|[一二三四五六七八九十百千零〇两]+)\s*([万亿]?)\s*(\P{Number}{0,8})$/u;

/**
 * Keeps what people enter for open slots, all or nothing: an entry is evidence of its own kind, marked with who gave it, and never
 * becomes a figure of a report.
 * @param slots The slots that are open or were filled by an entry.
 * @throws {AppError} `invalid_argument` naming each entry that can't be kept and why.
 */
export async function enterSlots(
  { store, now }: { store: Store; now: () => Date },
  { regionCode, year }: EnteringPlace,
  { slots, entries }: { slots: readonly DraftSlot[]; entries: readonly SlotEntry[] },
): Promise<number> {
  const read = entries.map((entry) => readEntry(entry, slots));
  const problems = read.flatMap((one) => (typeof one === 'string' ? [one] : []));
  if (problems.length > 0)
    throw new AppError({ code: 'invalid_argument', message: `没有保存：${problems.join('；')}。` });
  const enteredAt = now();
  await addEntries(
    store.database,
    read.flatMap((one) => (typeof one === 'string' ? [] : [{ ...one, regionCode, year, enteredAt }])),
  );
  return read.length;
}

interface ReadEntry {
  slot: string;
  value: string;
  unit: string;
  enteredBy: string;
  department: string;
}

/** The entry as it is kept, or what is wrong with it. */
function readEntry(
  { slot: key, text, by, department }: SlotEntry,
  slots: readonly DraftSlot[],
): ReadEntry | string {
  const slot = slots.find((candidate) => candidate.key === key);
  if (slot === undefined) return `没有待填项「${key}」`;
  const [enteredBy, answerable] = [by.trim(), department.trim()];
  if (enteredBy === '' || answerable === '') return `「${slot.name}」须写明填报人和填报单位`;
  if (enteredBy.length > LONGEST_NAME || answerable.length > LONGEST_NAME)
    return `「${slot.name}」填报人或单位过长`;
  const signed = { slot: key, enteredBy, department: answerable };
  if (slot.kind === 'words') {
    const words = text.trim();
    return words === '' || words.length > LONGEST_WORDS
      ? `「${slot.name}」应为1至${LONGEST_WORDS}字`
      : { ...signed, value: words, unit: '' };
  }
  const [, numeral = '', scale = '', written = ''] = ENTERED_NUMBER.exec(text.normalize('NFKC').trim()) ?? [];
  const value = numeral === '' ? null : parseNumeral(numeral.replaceAll(/[,，]/gu, ''));
  if (value === null) return `「${slot.name}」应填一个数，如 120${slot.units[0] ?? ''}`;
  const unit = written === '' ? (slot.units[0] ?? '') : written;
  if (!slot.units.includes(unit)) return `「${slot.name}」的单位应为${slot.units.join('、')}`;
  return { ...signed, value, unit: `${scale}${unit}` };
}
