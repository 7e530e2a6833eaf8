import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { foldWidth } from '../../src/reports/fold-width.ts';
import { parseReport } from '../../src/reports/parse-report.ts';
import { PASSAGE_LIMIT } from '../../src/reports/passages.ts';
import { readPlainText } from '../../src/reports/readers/text.ts';
import type { ParsedReport } from '../../src/reports/report.ts';
import { readGazetteer } from '../support/gazetteer.ts';

const gazetteer = readGazetteer();

/** Pieces of which reports and the pages around them are made, in any order. */
const PIECES = [
  '一、',
  '二、',
  '、',
  '十一、',
  '(一)',
  '（二）',
  '( )',
  '1.',
  '２．',
  '(1)',
  '③',
  '一是',
  '二是',
  '第一,',
  '第二部分',
  '第一节',
  '凤阳县2023年法治政府建设情况报告',
  '关于',
  '凤阳县人民政府',
  '2024年2月5日',
  '2023年,',
  '3.5%',
  '1,423件',
  '法治政府',
  '依法行政',
  '受理行政复议案件',
  '。',
  '；',
  ';',
  ',',
  '、',
  '：',
  '“',
  '”',
  '（',
  '）',
  '\n',
  '\n\n',
  '　',
  ' ',
  '\u200B',
  '|',
  '浏览次数: ',
  '发布机构:',
  '【打印本页】',
  '— 1 —',
  '附件:',
  '专此报告。',
  '无',
  '加强组织领导,健全工作机制,'.repeat(25),
  '😀',
  'a?b',
  '…',
];

const pageLike = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(''));
const anyText = fc.oneof(
  pageLike,
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ maxLength: 300 }),
);

function parse(text: string): ParsedReport {
  return parseReport({ text, warnings: [] }, { gazetteer, overrides: { kind: '法治政府建设年度报告' } });
}

/** Asserts that spans are in order, apart from each other, trimmed, and within the body. */
function expectOrdered(report: ParsedReport, spans: readonly { start: number; end: number }[]): void {
  let last = report.body.start;
  for (const { start, end } of spans) {
    expect(start).toBeGreaterThanOrEqual(last);
    expect(end).toBeGreaterThan(start);
    expect(end).toBeLessThanOrEqual(report.body.end);
    const words = foldWidth(report.text.slice(start, end));
    expect(words.trim()).toBe(words);
    last = end;
  }
}

/** What the spans leave of the body, furniture aside. */
function uncovered(report: ParsedReport, spans: readonly { start: number; end: number }[]): string {
  const units = Array.from({ length: report.text.length }, (_, at) => report.text.charAt(at));
  for (const { start, end } of [...spans, ...report.furniture]) units.fill(' ', start, end);
  return foldWidth(units.slice(report.body.start, report.body.end).join('')).trim();
}

describe('whatever the text', () => {
  it('sentences and passages are ordered, apart, and cover the body', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const report = parse(text);
        for (const spans of [report.sentences, report.passages]) {
          expectOrdered(report, spans);
          expect(uncovered(report, spans)).toBe('');
        }
      }),
      { numRuns: 400 },
    );
  });

  it('no sentence crosses a line, no passage its limit or a border of levels 1 to 3', () => {
    fc.assert(
      fc.property(pageLike, (text) => {
        const report = parse(text);
        for (const { start, end } of report.sentences)
          expect(report.text.slice(start, end)).not.toContain('\n');
        const borders = report.sections
          .filter(({ level }) => level > 0 && level < 4)
          .map(({ start }) => start);
        for (const { start, end } of report.passages) {
          expect(end - start).toBeLessThanOrEqual(PASSAGE_LIMIT);
          expect(borders.filter((border) => border > start && border < end)).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('sections nest, and hold the sentences and passages that name them', () => {
    fc.assert(
      fc.property(pageLike, (text) => {
        const report = parse(text);
        const [root, ...parts] = report.sections;
        expect(root).toMatchObject({ path: '', level: 0, ...report.body });
        for (const part of parts) {
          expect(part.end).toBeGreaterThan(part.start);
          const parent = report.sections.find(
            ({ path, start, end }) =>
              path === parentPath(part.path) && start <= part.start && end >= part.end,
          );
          expect(parent).toBeDefined();
        }
        for (const { start, end, section } of [...report.sentences, ...report.passages]) {
          const holder = report.sections[section];
          expect(holder?.start).toBeLessThanOrEqual(start);
          expect(holder?.end).toBeGreaterThanOrEqual(end);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('parsing fails only as foreseen, and twice the same text is understood alike', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const attempt = (): ParsedReport | string => {
          try {
            return parseReport({ text, warnings: [] }, { gazetteer });
          } catch (error) {
            if (error instanceof AppError) return error.code;
            throw error;
          }
        };
        expect(attempt()).toEqual(attempt());
      }),
      { numRuns: 200 },
    );
  });

  it('bytes are read, or refused as unreadable', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          expect(readPlainText(bytes).text).not.toContain('\r');
        } catch (error) {
          expect(error).toMatchObject({ code: 'unreadable_file' });
        }
      }),
    );
  });
});

function parentPath(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}
