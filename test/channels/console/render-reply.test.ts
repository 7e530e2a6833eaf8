import { describe, expect, it } from 'vitest';
import type { ShownAnswer } from '../../../src/answers/answer.ts';
import { renderReply } from '../../../src/channels/console/render-reply.ts';
import type { PageBlock, PageReply } from '../../../src/channels/console/page-reply.ts';
import { present } from '../../../src/conversations/present.ts';
import { aCitation, aFigure, anAnswer, aReply } from '../../support/messages.ts';

describe('a reply on the page', () => {
  it('shows a figure that the title states in the figure alone', () => {
    const reply = render(anAnswer());
    expect(reply.heading).toBeNull();
    expect(reply.title).toContain('1423件');
    expect(figuresOf(reply)).toEqual([
      {
        role: 'result',
        roleWord: null,
        place: '甲县 · 2024年',
        measure: '行政复议受理数',
        before: '',
        number: '1423',
        after: '件',
        remarks: [],
        source: { text: '[1]', label: '出处1：在报告原文中查看', href: '/reports/r_1?start=0&end=14' },
      },
    ]);
  });

  it('names what is measured in the words of the answer', () => {
    const text = '**Jia (甲县) 2024, reconsideration cases accepted (行政复议受理数): 1423件**[1]';
    const reply = render(anAnswer({ text }), 'how many cases?');
    expect(figuresOf(reply)[0]).toMatchObject({
      place: 'Jia (甲县) · 2024',
      measure: 'reconsideration cases accepted (行政复议受理数)',
      source: { label: 'Source 1: read it in the report' },
    });
    expect(reply.language).toBe('en');
  });

  it('names what is measured by the catalogue, or by the report, where the text does not', () => {
    const figures = [aFigure(), aFigure({ indicator: null, label: '受理案件' })];
    expect(figuresOf(render(anAnswer({ text: '见下。', figures })))).toMatchObject([
      { measure: '行政复议受理数' },
      { measure: '受理案件' },
    ]);
  });

  it('keeps what the title says beyond its figures, and does not repeat it as a note', () => {
    const note = '报告未单列收到数，以下为受理数。';
    const reply = render(
      anAnswer({
        text: `${note}\n\n**甲县2024年行政复议受理数：1423件**[1]\n\n说明：\n- ${note}\n- 另一条。`,
        notes: [note, '另一条。'],
      }),
    );
    expect(reply.heading).toBe('报告未单列收到数，以下为受理数');
    expect(blockOf(reply, 'notes')).toMatchObject({ label: '说明', notes: ['另一条。'] });
  });

  it('does not put a judgement away with the figure it is about', () => {
    const text = '不对，报告载明的是1423件。\n\n**甲县2024年行政复议受理数：1423件**[1]';
    expect(render(anAnswer({ text })).heading).toBe('不对，报告载明的是1423件');
  });

  it('says what a near figure is, and leaves out the line that led to it', () => {
    const reply = render(
      anAnswer({
        status: 'not_found',
        reason: 'year_not_covered',
        text: '未收录甲县2022年的报告。\n\n最接近的有：\n- **甲县2024年行政复议受理数：1423件**[1]',
        figures: [aFigure({ role: 'nearest' })],
      }),
    );
    expect(reply).toMatchObject({ heading: '未收录甲县2022年的报告', tone: 'partial' });
    expect(figuresOf(reply)[0]).toMatchObject({ role: 'nearest', roleWord: '最接近的记载' });
    expect(reply.blocks.some(({ type }) => type === 'text')).toBe(false);
  });

  it('shows what answers before what it was computed with', () => {
    const figures = [
      aFigure({ role: 'operand', stated: '1006' }),
      aFigure({
        role: 'result',
        stated: '70.7',
        unit: '%',
        derived: true,
        formula: '1006 ÷ 1423',
        citation: null,
      }),
    ];
    expect(figuresOf(render(anAnswer({ figures })))).toMatchObject([
      { role: 'result', number: '70.7', after: '%', remarks: ['1006 ÷ 1423'], source: null },
      { role: 'operand', roleWord: '用于计算' },
    ]);
  });

  const surfaces: [Parameters<typeof aFigure>[0], [before: string, number: string, after: string]][] = [
    [{ qualifier: 'about', stated: '1.4', unit: '万件' }, ['约', '1.4', '万件']],
    [{ qualifier: 'over', stated: '1370', unit: '件' }, ['', '1370', '余件']],
    [{ qualifier: 'over', stated: '95', unit: '%' }, ['超', '95', '%']],
    [{ qualifier: 'at_least', stated: '5', unit: '次' }, ['不少于', '5', '次']],
  ];
  it.each(surfaces)(
    'keeps the qualifier and the unit with the number: %j',
    (figure, [before, number, after]) => {
      expect(figuresOf(render(anAnswer({ figures: [aFigure(figure)] })))[0]).toMatchObject({
        before,
        number,
        after,
      });
    },
  );

  it('says what limits a number', () => {
    const figure = aFigure({ scope: '全县法院', period: '截至11月底', kind: 'target', reportYear: 2025 });
    expect(figuresOf(render(anAnswer({ figures: [figure] })))[0]?.remarks).toEqual([
      '口径：全县法院',
      '截至11月底',
      '预计或目标，并非实绩',
      '见2025年报告',
    ]);
  });

  it('puts the sentences of one report under its title, with the numbers that were taken set off', () => {
    const citations = [
      aCitation({ n: 1, quote: '收到1423件,受理142件。\n另有14.2件。' }),
      aCitation({ n: 2, section: '三' }),
      aCitation({ n: 3, report: 'r_2', title: '乙县报告', section: '' }),
    ];
    const reply = render(
      anAnswer({ text: '见下。', citations, figures: [aFigure({ stated: '142', citation: 1 })] }),
    );
    const [one, other, ...none] = blockOf(reply, 'sources').sources;
    expect(none).toEqual([]);
    expect([one?.quotes.length, other?.quotes.length]).toEqual([2, 1]);
    expect(one?.quotes[0]?.lines).toEqual([
      [
        { text: '收到1423件,受理', strong: false },
        { text: '142', strong: true },
        { text: '件。', strong: false },
      ],
      [{ text: '另有14.2件。', strong: false }],
    ]);
    expect(one?.quotes.map(({ link }) => link.text)).toEqual(['[1] 二/(六) · 查看原文', '[2] 三 · 查看原文']);
    expect(other).toMatchObject({ title: '乙县报告', quotes: [{ link: { text: '[3] 查看原文' } }] });
  });

  it('does not quote in its words what stands among the sources', () => {
    const quote = '今年以来,我县我发生行政复议案件。';
    const text = `原文表述不清，不能据以给出数字：\n「${quote}」[1]\n另见别处。`;
    const reply = render(
      anAnswer({ status: 'not_found', text, figures: [], citations: [aCitation({ quote })] }),
    );
    expect(reply.heading).toBe('原文表述不清，不能据以给出数字');
    expect(blockOf(reply, 'text').paragraphs).toEqual([{ kind: 'lines', lines: [[run('另见别处。')]] }]);
  });

  it('has no heading where a quotation begins with it', () => {
    const quote = '(一)意识有待提升。部分人员主动性不强。';
    const text = `> ${quote}\n> —— 《x》二/(一) [1]`;
    const reply = render(anAnswer({ text, figures: [], citations: [aCitation({ quote })] }));
    expect(reply).toMatchObject({ heading: null, title: '(一)意识有待提升' });
  });

  it('shows lists, quotations and bold words of the text, and markup as it is written', () => {
    const markdown = '第一行\n**粗**行\n- 一项\n- 又一项\n\n> 引文\n\n<b>不是标记</b>';
    const reply = renderReply(
      aReply({ title: '题', blocks: [{ type: 'text', markdown }], text: '' }),
      fileAddress,
    );
    expect(blockOf(reply, 'text').paragraphs).toEqual([
      { kind: 'lines', lines: [[run('第一行')], [run('粗', 'strong'), run('行')]] },
      { kind: 'list', lines: [[run('一项')], [run('又一项')]] },
      { kind: 'quote', lines: [[run('引文')]] },
      { kind: 'lines', lines: [[run('<b>不是标记</b>')]] },
    ]);
  });

  it('leads from the marks of a cell to their sentences, and keeps brackets that are none', () => {
    const rows = [['甲县', '98件[1]', '〔2024〕[9]']];
    const blocks = [
      { type: 'table' as const, caption: '', columns: ['地区', '数值', '文号'], rows },
      { type: 'citations' as const, citations: [aCitation()] },
    ];
    const cells = blockOf(renderReply(aReply({ blocks }), fileAddress), 'table').rows[0];
    expect(cells).toEqual([
      { text: '甲县', sources: [] },
      {
        text: '98件',
        sources: [{ text: '[1]', label: '出处1：在报告原文中查看', href: '/reports/r_1?start=0&end=14' }],
      },
      { text: '〔2024〕[9]', sources: [] },
    ]);
  });

  it('offers what can be done next: questions, other years, the file', () => {
    const answer = {
      ...anAnswer(),
      next: ['乙？'],
      otherYears: [{ year: 2023, question: '甲县2023年受理多少件？' }],
      document: {
        ...{
          title: '甲县',
          purpose: 'offered' as const,
          formats: ['xlsx' as const],
          language: 'zh' as const,
        },
        ...{ tables: [], notes: [], figures: [], citations: [] },
      },
    };
    const reply = render(answer);
    expect(blockOf(reply, 'actions')).toEqual({
      type: 'actions',
      questions: [
        { text: '乙？', question: '乙？' },
        { text: '换成2023年', question: '甲县2023年受理多少件？' },
      ],
    });
    expect(blockOf(reply, 'file').links).toEqual([
      { text: '导出 Excel', label: '下载这条回答的表格与出处', href: 'file.xlsx' },
    ]);
  });

  it('shows a chart with what it does not draw', () => {
    const chart = { type: 'chart' as const, spec: { type: 'bar' }, remarks: ['丙县未画入图中。'] };
    expect(blockOf(renderReply(aReply({ blocks: [chart] }), fileAddress), 'chart')).toMatchObject(chart);
  });
});

const fileAddress = (format: string) => `file.${format}`;

function render(answer: ShownAnswer, question = '受理多少件？'): PageReply {
  return renderReply(present(answer, question), fileAddress);
}

function figuresOf(reply: PageReply) {
  return blockOf(reply, 'figures').figures;
}

function blockOf<Type extends PageBlock['type']>(
  reply: PageReply,
  type: Type,
): Extract<PageBlock, { type: Type }> {
  const found = reply.blocks.find(
    (block): block is Extract<PageBlock, { type: Type }> => block.type === type,
  );
  if (!found) throw new Error(`no ${type} in ${JSON.stringify(reply)}`);
  return found;
}

function run(text: string, weight: 'plain' | 'strong' = 'plain') {
  return { text, strong: weight === 'strong' };
}
