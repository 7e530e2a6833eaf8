import { describe, expect, it } from 'vitest';
import type { ShownAnswer } from '../../src/answers/answer.ts';
import type { TableExhibit } from '../../src/answers/exhibit.ts';
import { writeComparisonDocument } from '../../src/exports/comparison-document.ts';
import { openAsking } from '../support/asking.ts';
import mammoth from 'mammoth';

const report = (region: string, sentence: string) =>
  `${region}人民政府2024年法治政府建设年度报告\n${region}深入推进依法行政，现将2024年有关情况报告如下。\n一、2024年法治政府建设工作情况\n（一）依法化解行政争议。${sentence}\n二、存在的问题\n（一）执法力量不足。部分人员年龄偏大。\n${region}人民政府\n2025年1月20日\n`;
const REPORTS = {
  'a.txt': report('凤阳县', '全年受理行政复议申请120件，审结100件。行政机关负责人出庭应诉率98%。'),
  'b.txt': report('来安县', '全年受理行政复议申请80件。办理行政应诉案件31件。'),
  'c.txt': report('定远县', '全年办理行政复议、诉讼案件66件。'),
};
const tablesOf = ({ exhibits = [] }: ShownAnswer) =>
  exhibits.filter((one): one is TableExhibit => one.type === 'table');

describe('a page for a meeting', () => {
  it('sets several subjects of a place and its neighbours in one table, with the main remarks, and as files', async () => {
    const { ask, logged } = await openAsking(REPORTS);
    const answer = await ask('给我一页材料：凤阳县和邻县2024年复议、应诉、出庭');
    const [table, apart] = tablesOf(answer);
    expect(table?.columns).toEqual(['指标', '凤阳县2024年', '来安县2024年', '定远县2024年']);
    expect(table?.rows.map((cells) => cells.map((cell) => cell.replaceAll(/\[\d+\]/gu, '')))).toEqual([
      ['行政复议受理数', '120件', '80件', '只有合计数，另列'],
      ['行政复议审结数', '100件', '未载明', '只有合计数，另列'],
      ['行政应诉办理数', '未载明', '31件', '只有合计数，另列'],
      ['负责人出庭应诉率', '98%', '未载明', '未载明'],
    ]);
    expect(apart?.rows.map(([place]) => place)).toEqual(['定远县']);
    expect(answer.notes).toContain('「邻县」按滁州市内已收录的同级地区理解：来安县、定远县。');
    expect(answer.document).toMatchObject({ purpose: 'asked', formats: ['docx', 'xlsx'] });
    expect(answer.document?.main).toHaveLength(3);
    expect(logged()).not.toContain('"defect"');
    const bytes = await writeComparisonDocument(answer.document!);
    const { value: text } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
    for (const words of ['120件[1]', '出处', '全年受理行政复议申请120件', '口径不同'])
      expect(text).toContain(words);
  });

  it('says where no neighbour is covered, and asks whose unit is meant', async () => {
    const { ask } = await openAsking();
    const { text } = await ask('武胜县和邻县2024年行政复议受理数对比');
    expect(text).toContain('武胜县的邻县');
    expect(text).toContain('未收录');
    expect(await ask('本区和邻区2024年行政复议受理数对比')).toMatchObject({ status: 'needs_clarification' });
  });
});
