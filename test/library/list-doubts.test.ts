import { describe, expect, it } from 'vitest';
import { listDoubts } from '../../src/library/list-doubts.ts';
import { objectToFigure } from '../../src/library/object-to-figure.ts';
import { settleFigure } from '../../src/library/settle-figure.ts';
import { answeringLibrary } from '../support/answering-library.ts';

const WRONG_SUM = '收到行政复议申请346件，其中受理298件，不予受理31件，视为放弃27件。';

function report(sentence: string, year = 2024): string {
  return `青田县人民政府${year}年法治政府建设年度报告\n现将${year}年法治政府建设情况报告如下：\n一、主要举措和成效\n全县推进行政执法和行政复议工作。\n${sentence}\n青田县人民政府\n${year + 1}年2月1日\n`;
}

function workReport(sentence: string): string {
  return `青田县人民政府2024年政府工作报告\n一、2024年工作回顾\n（一）法治建设不断加强。${sentence}\n二、2025年工作安排\n（一）坚持依法行政。\n青田县人民政府\n2025年1月15日\n`;
}

async function queued(...texts: string[]) {
  const it = await answeringLibrary();
  const ids: string[] = [];
  for (const [index, text] of texts.entries()) ids.push(await it.ingest(text, `${index}.txt`));
  const queue = async (most = 50) => {
    const { figures, total } = await listDoubts(it.library, most);
    const listed = figures.map(({ figure, doubts }) => [figure.shown.stated, doubts.map(({ type }) => type)]);
    return { listed, total };
  };
  return { ...it, reportId: ids[0] ?? '', queue };
}

describe('the queue of doubtful figures', () => {
  it('is empty where nothing is doubtful', async () => {
    const { queue } = await queued(report('全年受理行政复议案件298件，审结291件。'));
    expect(await queue()).toEqual({ listed: [], total: 0 });
  });

  it('holds what the arithmetic does not bear out, below what a person reported', async () => {
    const { library, queue, figure, reportId } = await queued(report(WRONG_SUM));
    expect(await queue()).toEqual({ listed: [['346', ['check']]], total: 1 });
    const { id } = await figure(reportId, '31');
    await objectToFigure(library, { figure: id, reason: '应为21件', by: '李四' });
    expect(await queue()).toEqual({
      listed: [
        ['31', ['objection']],
        ['346', ['check']],
      ],
      total: 2,
    });
    expect(await queue(1)).toMatchObject({ listed: [['31', ['objection']]], total: 2 });
  });

  it('holds both of two sources that differ', async () => {
    const both = await queued(
      report('全年受理行政复议案件298件。'),
      workReport('全年受理行政复议案件305件。'),
    );
    expect((await both.queue()).listed.toSorted()).toEqual([
      ['298', ['sources']],
      ['305', ['sources']],
    ]);
    const same = await queued(
      report('全年受理行政复议案件298件。'),
      workReport('全年受理行政复议案件近300件。'),
    );
    expect((await same.queue()).listed).toEqual([]);
  });

  it('lets a figure go once a person has decided, and takes it back when another reports it', async () => {
    const { library, queue, figure, reportId } = await queued(report(WRONG_SUM));
    const { id } = await figure(reportId, '346');
    const decision = { verdict: 'confirmed' } as const;
    await settleFigure(library, { figure: id, decision, reason: '原文如此', by: '王科长' });
    expect((await queue()).total).toBe(0);
    await objectToFigure(library, { figure: id, reason: '与台账不符', by: '李四' });
    expect((await queue()).listed).toEqual([['346', ['objection']]]);
  });
});
