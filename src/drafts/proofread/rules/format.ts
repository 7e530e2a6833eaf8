import type { ProofreadingRule } from '../draft-text.ts';
import type { Finding } from '../finding.ts';

const HALF_WIDTH = /(?<=\p{Script=Han})[,;:?!](?=\p{Script=Han})/gu;
const FULL_WIDTH = /[，；：？！]/gu;
/** A text that mostly uses half-width marks was exported so; one that seldom does slipped. */
const SLIP_SHARE = 0.1;
const CHINESE_DATE =
  /^[一二]\s*[〇○零一二三四五六七八九O]{3}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日$/u;

/** Marks and dates that differ from the form of official documents. */
export const findFormat: ProofreadingRule = ({ report, paragraphs }) => {
  const body = report.text.slice(report.body.start, report.body.end);
  const half = [...body.matchAll(HALF_WIDTH)];
  const full = body.match(FULL_WIDTH)?.length ?? 0;
  const slips = half.length <= (half.length + full) * SLIP_SHARE ? half : [];
  const marks = slips.map((match): Finding => {
    const start = report.body.start + match.index;
    const from = Math.max(0, start - 4);
    return {
      start,
      end: start + 1,
      severity: 'low',
      kind: 'format',
      found: report.text.slice(from, start + 5),
      expected: `全角「${String.fromCharCode(match[0].charCodeAt(0) + 0xfee0)}」`,
      source: 'GB/T 15834 标点符号用法',
    };
  });
  const dates = paragraphs
    .filter(({ text }) => CHINESE_DATE.test(text))
    .map(({ start, end, text }): Finding => ({
      start,
      end,
      severity: 'low',
      kind: 'format',
      found: text,
      expected: '用阿拉伯数字写全年、月、日',
      source: 'GB/T 9704—2012 成文日期',
    }));
  return [...marks, ...dates];
};
