import type { ProofreadingRule } from '../draft-text.ts';
import type { Finding } from '../finding.ts';

const CLOSING: Readonly<Record<string, string>> = {
  '《': '》',
  '“': '”',
  '‘': '’',
  '（': '）',
  '(': ')',
  '【': '】',
  '「': '」',
};
const OPENING = Object.fromEntries(Object.entries(CLOSING).map(([open, close]) => [close, open]));
const MARK = /[《》“”‘’（）()【】「」]/gu;
/** 「1)」 and 「一）」 number an item; their mark has no partner. */
const NUMBERS_ITEM = /(?:^|[\s，。；;,])[\d一二三四五六七八九十]{1,3}$/u;

/** Quotation marks, brackets and book-title marks of a paragraph that have no partner in it. */
export const findUnpairedMarks: ProofreadingRule = ({ paragraphs, report }) =>
  paragraphs.flatMap(({ start, end }) => unpairedIn(report.text.slice(start, end), report.text, start));

function unpairedIn(paragraph: string, text: string, offset: number): Finding[] {
  const open: { mark: string; at: number }[] = [];
  const unpaired: { mark: string; at: number }[] = [];
  for (const { 0: written, index: at } of paragraph.matchAll(MARK)) {
    const mark = plainBracket(written);
    if (mark in CLOSING) {
      open.push({ mark, at });
      continue;
    }
    const partner = OPENING[mark];
    if (partner === undefined || (mark === ')' && NUMBERS_ITEM.test(paragraph.slice(0, at)))) continue;
    const place = open.findLastIndex((candidate) => candidate.mark === partner);
    if (place < 0) unpaired.push({ mark: written, at });
    else unpaired.push(...open.splice(place).slice(1));
  }
  return [...unpaired, ...open]
    .sort((one, other) => one.at - other.at)
    .map(({ mark, at }) => ({
      start: offset + at,
      end: offset + at + mark.length,
      severity: 'medium',
      kind: 'unpaired_mark',
      found: around(text, offset + at),
      expected: `补上成对的「${CLOSING[plainBracket(mark)] ?? OPENING[plainBracket(mark)] ?? ''}」，或删去「${mark}」`,
      source: 'GB/T 15834 标点符号用法',
    }));
}

/** Full-width and half-width brackets pair with each other in careless typing. */
function plainBracket(mark: string): string {
  if (mark === '（') return '(';
  if (mark === '）') return ')';
  return mark;
}

function around(text: string, at: number): string {
  const from = Math.max(text.lastIndexOf('\n', at) + 1, at - 8);
  const lineEnd = text.indexOf('\n', at);
  return text.slice(from, Math.min(lineEnd < 0 ? text.length : lineEnd, at + 9)).trim();
}
