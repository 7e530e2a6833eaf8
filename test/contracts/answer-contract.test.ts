import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApplication } from '../../src/application.ts';
import type { Application } from '../../src/application.ts';
import { askTimed } from '../../src/answers/ask-timed.ts';
import { writeDraftFile } from '../../src/exports/draft-file.ts';
import { parseConfig } from '../../src/config.ts';
import { readReport } from '../../src/library/read-report.ts';
import { listReports } from '../../src/store/reports.ts';
import type { AnswerLine } from '../support/answer-schema.ts';
import { answerSchema } from '../support/answer-schema.ts';
import { folderForThisFile } from '../support/command-line.ts';
import { memoryLog } from '../support/log.ts';

/** Of every sort that the program knows, answered or not. */
const QUESTIONS: [question: string, ...history: string[]][] = [
  // Look-ups of the catalogue and beyond it
  ['滨海新区2024年行政复议收了多少件？'],
  ['武胜县2024年受理行政复议申请几件？'],
  ['武昌区2024年行政诉讼一审案件有多少？'],
  ['八宿县2020年办理法律援助案件多少件'],
  ['含谷镇2023年制发了几件行政规范性文件'],
  ['武昌区2024年行政机关负责人出庭应诉率是多少？'],
  ['滨海新区智慧城管平台的结案率'],
  ['武胜县2024年行政复议情况'],
  ['武胜县法治广场有几个'],
  // Languages and scripts
  ["what was Binhai's reconsideration caseload?"],
  ['How many administrative reconsideration cases did Wuchang accept in 2024?'],
  ['binhai xinqu 2024 nian xingzheng fuyi shouli duoshao jian'],
  ['濱海新區2024年行政複議受理多少件'],
  ['２０２４年滨海新区受理行政复议多少件'],
  ['Binhai 2024 行政复议 accepted?'],
  // Threads
  ['办结呢？', '滨海新区2024年行政复议受理多少件'],
  ['武昌区呢', '滨海新区2024年行政复议受理多少件'],
  ['那审结的呢', '武胜县2024年受理行政复议申请几件', '武昌区呢'],
  // Computed
  ['滨海新区2024年行政复议审结率是多少'],
  ['滨海新区和武昌区2024年行政复议受理数相差多少'],
  ['滨海新区2024年行政复议审结数占受理数的比例'],
  ['滨海新区、武胜县、武昌区2024年行政复议受理数排名'],
  ['滨海新区比武胜县2024年多受理多少件行政复议'],
  ['三个区县2024年行政复议受理总数'],
  // Verifying
  ['滨海新区2024年受理行政复议1423件，对吗'],
  ['滨海新区2024年受理行政复议1500件，对吗'],
  // Not there, and why
  ['成都市2024年行政复议受理多少件'],
  ['滨海县2024年行政复议受理多少件'],
  ['滨海新区2019年行政复议受理多少件'],
  ['滨海新区去年行政复议受理多少件'],
  ['含谷镇2023年行政复议受理多少件'],
  ['八宿县2020年行政复议案件多少件'],
  ['武昌区2024年建了几座核电站'],
  ['滨海2024年复议'],
  ['行政复议受理多少件'],
  // Words, coverage, help, not ours
  ['武昌区2024年法治政府建设存在哪些问题？'],
  ['武胜县下一步打算怎么做'],
  ['收录了哪些报告？'],
  ['which reports are covered?'],
  ['你会做什么？'],
  ['谁写的诗最好？'],
  ['今天天气怎么样'],
  // Not meant to be answered
  [''],
  ['？？？'],
  ['啊'.repeat(10_000)],
  ['\u0000\u001b[31m滨海新区\u00072024年行政复议受理多少件'],
  ["'; DROP TABLE Report; --"],
  ['<img src=x onerror=alert(1)>武昌区2024年行政复议'],
];

const log = memoryLog();
const dataDirectory = folderForThisFile();
const texts = new Map<string, string>();
let application: Application | null = null;

beforeAll(async () => {
  application = await openApplication(parseConfig({ DATA_DIR: dataDirectory }), log.logger);
  for (const { id } of await listReports(application.store)) {
    texts.set(id, (await readReport(application.store, id))?.text ?? '');
  }
}, 60_000);
afterAll(() => application?.close());

async function answerOf(question: string, history: string[]): Promise<AnswerLine> {
  const line = await askTimed(application!.ask, { id: 'q', question, history }, writeDraftFile);
  return answerSchema.parse(JSON.parse(JSON.stringify(line)));
}

describe('the answer contract', () => {
  it.each(
    QUESTIONS.map(([question, ...history]) => ({ question: question.slice(0, 60), full: question, history })),
  )('is kept for $question $history', async ({ full, history }) => {
    const answer = await answerOf(full, history);
    const { status, reason, choices, figures, citations } = answer;
    if (status !== 'needs_clarification') expect(choices).toEqual([]);
    if (status === 'answered') expect(reason).toBeNull();
    if (status === 'refused') expect([figures, citations]).toEqual([[], []]);
    if (status === 'not_found') expect(figures.filter(({ role }) => role === 'result')).toEqual([]);
    expect(citations.map(({ n }) => n)).toEqual(citations.map((_citation, index) => index + 1));
    for (const { report, quote, start, end } of citations)
      expect(texts.get(report)?.slice(start, end)).toBe(quote);
    for (const figure of figures) {
      if (figure.derived) {
        expect(figure.formula).not.toBeNull();
        expect(figures.some(({ role, derived }) => role === 'operand' && !derived)).toBe(true);
      } else {
        const cited = citations.find(({ n }) => n === figure.citation);
        expect(cited?.quote).toContain(figure.stated);
        expect(cited?.region).toBe(figure.region);
        expect(cited?.year).toBe(figure.reportYear);
        expect(figure.formula).toBeNull();
      }
    }
  });

  it('was seen in each of its statuses, and no answer had to be replaced by the gate', async () => {
    const answers = await Promise.all(QUESTIONS.map(([question, ...history]) => answerOf(question, history)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(
      new Set(['answered', 'not_found', 'needs_clarification', 'refused']),
    );
    expect(answers.some(({ figures }) => figures.some(({ derived }) => derived))).toBe(true);
    expect(log.text()).toBe('');
  });
});
