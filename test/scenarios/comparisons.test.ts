import { describe, expect, it } from 'vitest';
import type { ChartExhibit, TableExhibit } from '../../src/answers/exhibit.ts';
import type { ShownAnswer } from '../../src/answers/answer.ts';
import { renderCard } from '../../src/channels/feishu/render-card.ts';
import { renderReply } from '../../src/channels/console/render-reply.ts';
import { present } from '../../src/conversations/present.ts';
import { openAsking } from '../support/asking.ts';

const report = (region: string, year: number, sentence: string) =>
  `${region}人民政府${year}年法治政府建设年度报告\n${region}深入推进依法行政，现将${year}年有关情况报告如下。\n一、${year}年法治政府建设工作情况\n（一）依法化解行政争议。${sentence}\n二、存在的问题\n（一）执法力量不足。部分人员年龄偏大。\n${region}人民政府\n${year + 1}年1月20日\n`;
const tablesOf = ({ exhibits = [] }: ShownAnswer) =>
  exhibits.filter((one): one is TableExhibit => one.type === 'table');
const chartOf = ({ exhibits = [] }: ShownAnswer) =>
  exhibits.find((one): one is ChartExhibit => one.type === 'chart');
const rowsOf = (answer: ShownAnswer, table = 0) =>
  (tablesOf(answer)[table]?.rows ?? []).map((cells) => cells.map((cell) => cell.replaceAll(/\[\d+\]/gu, '')));

describe('places side by side', () => {
  it('武胜、滨海、武昌: a table, a chart, and why 武昌 can not be ranked', async () => {
    const { ask, logged } = await openAsking();
    const answer = await ask('武胜、滨海、武昌2024年行政复议哪个多？');
    expect(answer.text).toContain('2024年行政复议受理数：滨海新区1423件[1]，多于武胜县98件[2]。');
    expect(answer.text).toMatch(
      /武昌区2024年的1370余件\[\d\]是.*还计入了诉讼案件，口径不同，不能与.*比较或排名/u,
    );
    expect(rowsOf(answer)).toEqual([
      ['滨海新区', '2024年', '未载明', '1423件', '1006件', '未载明'],
      ['武胜县', '2024年', '110件', '98件', '90件', '15.56%'],
      ['武昌区', '2024年', '只有合计数，另列', '只有合计数，另列', '只有合计数，另列', '未载明'],
    ]);
    expect(rowsOf(answer, 1)).toEqual([
      [
        ...['武昌区', '2024年', '行政复议和应诉案件办理数（合计）', '1370余件'],
        '合并计数，还计入了诉讼案件（口径：行政复议、诉讼合计）',
      ],
    ]);
    expect(chartOf(answer)).toMatchObject({
      ...{ kind: 'bar', unit: '件', remarks: ['武昌区2024年的数口径不同，未画入图中。'] },
      points: [
        { region: '滨海新区', value: '1423', surface: '1423件' },
        { region: '武胜县', value: '98', surface: '98件' },
      ],
    });
    expect(logged()).not.toContain('"defect"');
  });

  it('says that nothing compares where only one place has a number', async () => {
    const { ask, logged } = await openAsking();
    const { text } = await ask('武胜县和北京市2024年行政复议受理数哪个多');
    expect(text).toContain('没有口径一致、可以相互比较的行政复议受理数，不排先后。');
    expect(text).toMatch(/\| 北京市 \| 2024年 \| 未收录 \|/u);
    expect(logged()).not.toContain('"defect"');
  });

  it('says in every empty cell why there is nothing, and never 0', async () => {
    const { ask } = await openAsking({
      'a.txt': report('凤阳县', 2024, '全年受理行政复议申请120件，审结100件。'),
      'b.txt': report('来安县', 2024, '全年受理行政复议申请0件。'),
      'c.txt': report('定远县', 2024, '开展执法检查31次。'),
    });
    const answer = await ask('凤阳县、来安县、定远县、全椒县2024年行政复议受理数对比');
    expect(rowsOf(answer).map(([place, , value]) => [place, value])).toEqual([
      ['凤阳县', '120件'],
      ['来安县', '0件'],
      ['定远县', '未载明'],
      ['全椒县', '未收录'],
    ]);
  });

  it('calls nobody first where an inexact number may be either', async () => {
    const { ask } = await openAsking({
      'a.txt': report('凤阳县', 2024, '全年受理行政复议申请120余件。'),
      'b.txt': report('来安县', 2024, '全年受理行政复议申请125件。'),
    });
    const { text, notes } = await ask('凤阳县和来安县2024年行政复议受理数哪个多');
    expect(text).toContain('不能断定先后');
    expect(text).not.toMatch(/多于|最多/u);
    expect(notes.join()).toContain('不能断定先后');
  });

  it('ranks no number of a body among those of whole counties', async () => {
    const { ask } = await openAsking({
      'a.txt': report('凤阳县', 2024, '全县行政复议机构受理行政复议申请120件。'),
      'b.txt': report('来安县', 2024, '全年受理行政复议申请98件。'),
      'c.txt': report('定远县', 2024, '截至11月底，受理行政复议申请300件。'),
    });
    const answer = await ask('凤阳县、来安县、定远县2024年行政复议受理数排名');
    expect(answer.text).not.toMatch(/定远县300件[^，。]*最多/u);
    expect(rowsOf(answer, 1)[0]).toEqual(
      expect.arrayContaining(['定远县', '300件', expect.stringContaining('时点不同')]),
    );
    expect(chartOf(answer)?.points.map(({ region }) => region)).toEqual(['凤阳县', '来安县']);
  });

  it('names no winner between different years, unless the asker insists', async () => {
    const { ask } = await openAsking({
      'a.txt': report('凤阳县', 2023, '全年受理行政复议申请120件。'),
      'b.txt': report('来安县', 2024, '全年受理行政复议申请98件。'),
    });
    const question = '凤阳县和来安县行政复议受理数哪个多';
    expect((await ask(question)).text).toMatch(/年份不同（2023年、2024年），不能直接比较/u);
    expect((await ask(`${question}，不考虑年份`)).text).toContain(
      '凤阳县2023年120件[1]，多于来安县2024年98件[2]。',
    );
  });

  it('computes over what compares, with operands and formula', async () => {
    const { ask } = await openAsking({
      'a.txt': report('凤阳县', 2024, '全年受理行政复议申请120余件。'),
      'b.txt': report('来安县', 2024, '全年受理行政复议申请98件。'),
    });
    const { text, figures } = await ask('凤阳县和来安县2024年一共受理了多少件行政复议');
    expect(text).toContain('218余件');
    expect(text).toContain('120 + 98 = 218件');
    expect(figures.filter(({ role }) => role === 'operand').map(({ stated }) => stated)).toEqual([
      '120',
      '98',
    ]);
    expect(figures.find(({ role }) => role === 'result')).toMatchObject({ qualifier: 'over', derived: true });
  });
});

const TIES = { links: null, ref: '0123456789abcdef01234567' };

describe('a comparison in the channels', () => {
  it('is tables and a chart on the card and tables on the page, with no row said twice', async () => {
    const { ask } = await openAsking();
    const question = '武胜、滨海、武昌2024年行政复议哪个多？';
    const reply = present(await ask(question), question);
    expect(reply.title).toMatch(/^2024年行政复议受理数：滨海新区1423件，多于武胜县98件/u);
    const { elements } = renderCard(reply, 'rich', TIES).body;
    const tags = elements.map(({ tag }) => tag);
    expect(tags.filter((tag) => tag === 'table')).toHaveLength(2);
    expect(tags.filter((tag) => tag === 'chart')).toHaveLength(1);
    expect(JSON.stringify(renderCard(reply, 'plain', TIES).body)).toContain('滨海新区 · 2024年');
    const page = renderReply(reply, (format) => format);
    expect(page.blocks.filter(({ type }) => type === 'table')).toHaveLength(2);
    expect(JSON.stringify(page.blocks.filter(({ type }) => type === 'text'))).not.toContain('|');
    expect(JSON.stringify(page)).toContain('只有合计数，另列');
  });
});

describe('years side by side', () => {
  const years = {
    'a.txt': report('凤阳县', 2022, '全年受理行政复议申请80件。'),
    'b.txt': report('凤阳县', 2023, '全年受理行政复议申请100件。'),
    'c.txt': report('凤阳县', 2024, '全年受理行政复议申请90件，同比下降10%。'),
  };

  it('show each change with both numbers, beside the change that a report states', async () => {
    const { ask } = await openAsking(years);
    const answer = await ask('凤阳县2022年到2024年行政复议受理数的变化趋势');
    expect(tablesOf(answer)[0]?.columns).toEqual([
      ...['地区', '年份', '行政复议受理数', '比上年增减', '报告所载增减'],
    ]);
    expect(rowsOf(answer).map((cells) => cells.slice(1, 4))).toEqual([
      ['2022年', '80件', '—'],
      ['2023年', '100件', '增加20件（增幅25.0%）'],
      ['2024年', '90件', '减少10件（降幅10.0%）'],
    ]);
    expect(rowsOf(answer)[2]?.[4]).toMatch(/10%/u);
    expect(answer.text).toContain('100 − 90 = 10件');
    expect(chartOf(answer)).toMatchObject({ kind: 'line' });
    expect(chartOf(answer)?.points.map(({ value }) => value)).toEqual(['80', '100', '90']);
    expect(new Set(answer.citations.map(({ report: id }) => id)).size).toBe(3);
  });

  it('leave a year without a report open', async () => {
    const { ask } = await openAsking({ 'a.txt': years['a.txt'], 'c.txt': years['c.txt'] });
    const answer = await ask('凤阳县2022年到2024年行政复议受理数的变化趋势');
    expect(rowsOf(answer).map((cells) => cells.slice(1, 3))).toEqual([
      ['2022年', '80件'],
      ['2023年', '未收录'],
      ['2024年', '90件'],
    ]);
  });
});
