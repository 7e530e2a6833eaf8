import { readTableRow } from '../../src/reports/table-row.ts';
import type { ParsedReport, Section, Sentence } from '../../src/reports/report.ts';

/**
 * A report made of plain lines for tests of the figures room: sentences end at 。！？； and at line ends, a row of a table
 * is one sentence, a line
 * 「一、…」 opens a section of level 1.
 */
export function parsedReport(text: string, year = 2024): ParsedReport {
  const sections: Section[] = [
    { path: '', level: 0, heading: '', headingSpan: { start: 0, end: 0 }, start: 0, end: text.length },
  ];
  const sentences: Sentence[] = [];
  let lineStart = 0;
  for (const line of text.split('\n')) {
    const heading = /^([一二三四五六七八九十]+)、(.*)$/.exec(line);
    const end = lineStart + line.length;
    if (heading?.[1] !== undefined) {
      const span = { start: lineStart, end };
      sections.push({ path: heading[1], level: 1, heading: heading[2] ?? '', headingSpan: span, ...span });
    }
    const isRow = readTableRow(line) !== null;
    let start = lineStart;
    for (let at = lineStart; at < end; at += 1) {
      if ((isRow || !/[。！？；;]/.test(text.charAt(at))) && at < end - 1) continue;
      sentences.push({ start, end: at + 1, section: sections.length - 1, isHeading: heading !== null });
      start = at + 1;
    }
    lineStart = end + 1;
  }
  return {
    text,
    metadata: {
      title: null,
      kind: '法治政府建设年度报告',
      regionCode: null,
      regionName: null,
      level: null,
      issuer: null,
      year,
      signedOn: null,
      publishedOn: null,
    },
    body: { start: 0, end: text.length },
    furniture: [],
    sections,
    sentences,
    passages: [],
    warnings: [],
  };
}
