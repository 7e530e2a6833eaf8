import type { AnswerFigure } from '../../answers/answer.ts';
import type { Reply } from '../../conversations/reply.ts';

/** The few words that the page adds to a reply, in the reply's language. */
export interface PageWords {
  place(region: string, year: number): string;
  scope(scope: string): string;
  fromReportOf(year: number): string;
  /** On a link to the report. */
  read(section: string): string;
  readLabel(n: number): string;
  notes: string;
  chart: string;
  /** On a link to the answer as a file. */
  file: Record<'docx' | 'xlsx', string>;
  fileLabel: string;
  /** On a button that asks the same for another year. */
  otherYear(year: number): string;
  kind: Record<Exclude<AnswerFigure['kind'], 'level'>, string>;
  role: Record<Exclude<AnswerFigure['role'], 'result'>, string>;
}

const WORDS: Record<Reply['language'], PageWords> = {
  zh: {
    place: (region, year) => `${region} · ${year}年`,
    scope: (scope) => `口径：${scope}`,
    fromReportOf: (year) => `见${year}年报告`,
    read: (section) => (section === '' ? '查看原文' : `${section} · 查看原文`),
    readLabel: (n) => `出处${n}：在报告原文中查看`,
    notes: '说明',
    chart: '图：与上表同',
    file: { docx: '导出 Word', xlsx: '导出 Excel' },
    fileLabel: '下载这条回答的表格与出处',
    otherYear: (year) => `换成${year}年`,
    kind: { change: '变化幅度', target: '预计或目标，并非实绩', cumulative: '累计数' },
    role: { operand: '用于计算', nearest: '最接近的记载' },
  },
  en: {
    place: (region, year) => `${region} · ${year}`,
    scope: (scope) => `Scope: ${scope}`,
    fromReportOf: (year) => `from the report for ${year}`,
    read: (section) => (section === '' ? 'read in the report' : `${section} · read in the report`),
    readLabel: (n) => `Source ${n}: read it in the report`,
    notes: 'Notes',
    chart: 'Chart of the table above',
    file: { docx: 'Export to Word', xlsx: 'Export to Excel' },
    fileLabel: 'Download the tables of this answer with their sources',
    otherYear: (year) => `Ask for ${year}`,
    kind: { change: 'a change', target: 'a forecast or target, not a result', cumulative: 'cumulative' },
    role: { operand: 'Computed with', nearest: 'Nearest stated' },
  },
};

export function pageWordsOf({ language }: Pick<Reply, 'language'>): PageWords {
  return WORDS[language];
}
