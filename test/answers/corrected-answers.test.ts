import { describe, expect, it } from 'vitest';
import type { FigureDecision } from '../../src/figures/corrections/decide.ts';
import { settleFigure } from '../../src/library/settle-figure.ts';
import { answeringLibrary } from '../support/answering-library.ts';

const SENTENCE = '全年收到行政复议申请360件，受理行政复议案件298件，审结291件。';
const QUESTION = '青田县2024年行政复议受理多少件？';

function report(sentence: string, year = 2024): string {
  return `青田县人民政府${year}年法治政府建设年度报告\n现将${year}年法治政府建设情况报告如下：\n一、主要举措和成效\n全县推进行政执法和行政复议工作。\n${sentence}\n青田县人民政府\n${year + 1}年2月1日\n`;
}

/** 青田县's report, of which a person has said something about one number. */
async function settled(stated: string, decision: FigureDecision, sentence = SENTENCE) {
  const it = await answeringLibrary();
  const reportId = await it.ingest(report(sentence));
  const { id } = await it.figure(reportId, stated);
  await settleFigure(it.library, { figure: id, decision, reason: '司法局台账第12页', by: '王科长' });
  return it;
}

describe('an answer', () => {
  it('gives a corrected figure as its sentence has it', async () => {
    const { ask, log } = await settled('298', { verdict: 'corrected', changes: { value: '291' } });
    const answer = await ask(QUESTION);
    expect(answer.figures).toMatchObject([{ role: 'result', stated: '291', value: 291 }]);
    expect(answer.citations[0]?.quote).toContain('审结291件');
    expect(log.text()).not.toContain('gate');
  });

  it.each(['zh', 'en'])(
    'keeps the number of a report that is wrong, with the right one beside it (%s)',
    async (language) => {
      const { ask, log } = await settled('298', { verdict: 'amended', value: '289' });
      const question =
        language === 'zh' ? QUESTION : 'How many reconsideration cases did Qingtian accept in 2024?';
      const answer = await ask(question);
      expect(answer.figures).toMatchObject([{ role: 'result', stated: '298', value: 298 }]);
      const words =
        language === 'zh'
          ? /更正：原文所载298件有误，应为289件，依据司法局台账第12页，由王科长于2026-03-03更正/
          : /Correction .*states 298.*should be 289/;
      expect(answer.text).toMatch(words);
      expect(answer.notes.join('\n')).toMatch(words);
      expect(log.text()).not.toContain('gate');
    },
  );

  it('says that a figure was rejected, and offers nothing in its place unsaid', async () => {
    const { ask, ingest, log } = await settled('298', { verdict: 'rejected' });
    await ingest(report('全年受理行政复议案件177件。', 2023), 'older.txt');
    for (const question of [QUESTION, '青田县行政复议受理多少件？']) {
      const answer = await ask(question);
      expect(answer).toMatchObject({ status: 'not_found', reason: 'unclear' });
      expect(answer.figures.filter(({ role }) => role !== 'nearest')).toEqual([]);
      expect(answer.text).toMatch(/不能采用.*司法局台账第12页.*王科长于2026-03-03剔除/);
      expect(answer.text).not.toContain('177');
    }
    expect(log.text()).not.toContain('gate');
  });

  it('says so of an open figure', async () => {
    const { ask } = await settled('57', { verdict: 'rejected' }, '全年新建村级法律服务站57个。');
    const answer = await ask('青田县2024年新建村级法律服务站多少个？');
    expect(answer.status).toBe('not_found');
    expect(answer.text).toContain('不能采用');
  });

  it('does not compute with a rejected figure', async () => {
    const { ask } = await settled(
      '4',
      { verdict: 'rejected' },
      '全年审结行政复议案件90件，其中撤销4件、确认违法10件。',
    );
    const answer = await ask('青田县2024年行政复议纠错率是多少？');
    expect(answer.status).not.toBe('answered');
    expect(answer.figures.filter(({ role }) => role === 'result')).toEqual([]);
  });

  it('gives what is left, and says what was rejected', async () => {
    const { ask } = await settled('298', { verdict: 'rejected' });
    const answer = await ask('青田县2024年行政复议收到多少件，受理多少件？');
    expect(answer.status).toBe('answered');
    expect(answer.figures).toMatchObject([{ stated: '360' }]);
    expect(answer.notes.join('\n')).toContain('不能采用');
  });
});

describe('two sources', () => {
  const WORK_REPORT =
    '青田县人民政府2024年政府工作报告\n一、2024年工作回顾\n（一）法治建设不断加强。SENTENCE\n二、2025年工作安排\n（一）坚持依法行政。\n青田县人民政府\n2025年1月15日\n';

  async function twoSources(other: string) {
    const it = await answeringLibrary();
    await it.ingest(report(SENTENCE), 'annual.txt');
    await it.ingest(WORK_REPORT.replace('SENTENCE', other), 'work.txt');
    return it;
  }

  it('that differ are both shown, each with its own sentence', async () => {
    const { ask, log } = await twoSources('全年受理行政复议案件305件。');
    const answer = await ask(QUESTION);
    expect(answer.figures).toMatchObject([
      { role: 'result', stated: '298', reportKind: '法治政府建设年度报告', citation: 1 },
      { role: 'result', stated: '305', reportKind: '政府工作报告', citation: 2 },
    ]);
    expect(answer.citations.map(({ quote }) => quote.trim())).toEqual([
      SENTENCE,
      expect.stringContaining('305件'),
    ]);
    expect(answer.text).toMatch(/298件/);
    expect(answer.text).toMatch(/305件.*政府工作报告/);
    expect(answer.notes.join('\n')).toContain('不同来源的数不一致');
    expect(log.text()).not.toContain('gate');
  });

  it.each([
    ['the same', '全年受理行政复议案件298件。'],
    ['a rounder one', '全年受理行政复议案件近300件。'],
    ['of another stage', '全年收到行政复议申请360件。'],
    ['of another year', '2023年受理行政复议案件305件。'],
    ['of one body', '县公安局受理行政复议案件30件。'],
    ['of the region’s one body for it, and the same', '县行政复议局受理行政复议案件298件。'],
  ])('are one where the other number is %s', async (_what, other) => {
    const { ask } = await twoSources(other);
    const answer = await ask(QUESTION);
    expect(answer.figures).toMatchObject([{ stated: '298' }]);
    expect(answer.notes.join('\n')).not.toContain('不一致');
  });

  it('that differ are both shown in English as well', async () => {
    const { ask, log } = await twoSources('全年受理行政复议案件305件。');
    const answer = await ask('How many reconsideration cases did Qingtian accept in 2024?');
    expect(answer.figures.map(({ stated }) => stated)).toEqual(['298', '305']);
    expect(answer.text).toContain('The sources differ');
    expect(log.text()).not.toContain('gate');
  });
});
