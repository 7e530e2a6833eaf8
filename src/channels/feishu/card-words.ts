import type { AnswerFigure } from '../../answers/answer.ts';
import type { Reply } from '../../conversations/reply.ts';

/** The few words that a card adds to a reply. */
export interface CardWords {
  what: string;
  number: string;
  where: string;
  remark: string;
  scope: string;
  formula: string;
  source: string;
  askNext: string;
  askHere: string;
  tone: Record<Exclude<Reply['tone'], 'answer'>, string>;
  read: string;
  file: Record<'docx' | 'xlsx', string>;
  /** After the file's name where no address leads to it. */
  inConsole: string;
  year(year: number): string;
  kind: Record<Exclude<AnswerFigure['kind'], 'level'>, string>;
  role: Record<Exclude<AnswerFigure['role'], 'result'>, string>;
}

const WORDS: Record<Reply['language'], CardWords> = {
  zh: {
    what: '项目',
    number: '数值',
    where: '地区与年份',
    remark: '口径与出处',
    scope: '口径',
    formula: '算式',
    source: '出处',
    askNext: '可以这样问：',
    askHere: '接着问，按回车发送',
    tone: { partial: '并非正好所问', question: '请选择', refusal: '不作答', error: '出错' },
    read: '查看原文',
    file: { docx: '导出 Word', xlsx: '导出 Excel' },
    inConsole: '：在网页端再问一次即可下载',
    year: (year) => `${year}年`,
    kind: { change: '变化幅度', target: '目标或预计，不是实绩', cumulative: '累计' },
    role: { operand: '（用于计算）', nearest: '（最接近）' },
  },
  en: {
    what: 'Figure',
    number: 'Value',
    where: 'Region, year',
    remark: 'Scope, source',
    scope: 'scope',
    formula: 'formula',
    source: 'Source',
    askNext: 'You can ask:',
    askHere: 'Ask on; press Enter',
    tone: {
      partial: 'not quite what was asked',
      question: 'choose',
      refusal: 'not answered',
      error: 'error',
    },
    read: 'read in the report',
    file: { docx: 'Export to Word', xlsx: 'Export to Excel' },
    inConsole: ': ask again on the page to download it',
    year: String,
    kind: { change: 'change', target: 'target or forecast, not a result', cumulative: 'cumulative' },
    role: { operand: '(operand)', nearest: '(nearest)' },
  },
};

export function cardWordsOf({ language }: Pick<Reply, 'language'>): CardWords {
  return WORDS[language];
}
