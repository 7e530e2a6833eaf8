import { describe, expect, it } from 'vitest';
import { figureSurface } from '../../src/figures/figure-surface.ts';
import { present } from '../../src/conversations/present.ts';
import { aCitation, aFigure, anAnswer } from '../support/messages.ts';

const types = (reply: { blocks: { type: string }[] }) => reply.blocks.map(({ type }) => type);

describe('a reply', () => {
  it('has the answer’s first line for a title, and says nothing twice', () => {
    const reply = present(anAnswer(), '甲县受理多少件？');
    expect(reply.title).toBe('甲县2024年行政复议受理数：1423件');
    expect(types(reply)).toEqual(['figures', 'citations']);
    expect(reply.text).toBe(anAnswer().text);
    expect(reply.language).toBe('zh');
  });

  it('leaves out a scope that only says whose report it is, and keeps every other', () => {
    const scopes = ['我县', '本区', '县政府本级', null];
    const { blocks } = present(
      anAnswer({ figures: scopes.map((scope) => aFigure({ scope })) }),
      '受理多少件？',
    );
    const figures = blocks.flatMap((block) => (block.type === 'figures' ? block.figures : []));
    expect(figures.map(({ scope }) => scope)).toEqual([null, null, '县政府本级', null]);
  });

  it('takes further statements into the title while they fit', () => {
    const text =
      '**甲县2024年收到数：110件**[1]\n**甲县2024年受理数：98件**[1]\n\n> 全年收到110件，受理98件。\n> —— 《x》 [1]';
    const reply = present(
      anAnswer({
        text,
        figures: [aFigure({ stated: '110' }), aFigure({ stated: '98' })],
        citations: [aCitation({ quote: '全年收到110件，受理98件。' })],
      }),
      'x',
    );
    expect(reply.title).toBe('甲县2024年收到数：110件；甲县2024年受理数：98件');
    expect(types(reply)).toEqual(['figures', 'citations']);
  });

  it('puts what was found before what was not asked for exactly', () => {
    const text =
      '报告未单列收到数，以下为受理数。\n\n**甲县2024年受理数：1423件**[1]\n\n说明：\n- 报告未单列收到数，以下为受理数。';
    const reply = present(anAnswer({ text, notes: ['报告未单列收到数，以下为受理数。'] }), 'x');
    expect(reply.title).toBe('甲县2024年受理数：1423件；报告未单列收到数，以下为受理数');
    expect(types(reply)).toEqual(['figures', 'citations', 'notes']);
  });

  it('never puts a near number before what was not found', () => {
    const text = '《报告》未载明收到数。\n\n最接近的有：\n**甲县2024年受理数：1423件**[1]';
    const reply = present(
      anAnswer({ status: 'not_found', text, figures: [aFigure({ role: 'nearest' })] }),
      'x',
    );
    expect(reply.title).toBe('《报告》未载明收到数');
    expect(types(reply)).toEqual(['figures', 'citations']);
  });

  it('says what was not found before it shows what is near', () => {
    const text = '原文表述不清。\n\n「我县我发生案件。」[1]\n\n最接近的有：\n**甲县2024年纠错率：6.41%**[2]';
    const figures = [aFigure({ role: 'nearest', stated: '6.41', unit: '%' })];
    const reply = present(anAnswer({ reason: 'unclear', text, figures }), 'x');
    expect(reply.title).toBe('原文表述不清');
    expect(reply.blocks[0]).toEqual({ type: 'text', markdown: '「我县我发生案件。」[1]' });
    expect(types(reply)).toEqual(['text', 'figures', 'citations']);
  });

  it('that only quotes is titled by the beginning of its first quotation', () => {
    const quote = '（一）工作人员依法行政能力不足。\n随着…\n二、…';
    const text = `> ${quote.replaceAll('\n', ' ')}\n> —— 《x》三/(一) [1]`;
    const reply = present(anAnswer({ text, figures: [], citations: [aCitation({ quote })] }), '存在哪些问题');
    expect(reply.title).toBe('（一）工作人员依法行政能力不足');
    expect(types(reply)).toEqual(['citations']);
  });

  it('keeps a list whole under its title', () => {
    const text = '目前收录2份报告：\n- 甲县：2024年\n- 乙县：2023年';
    const reply = present(anAnswer({ text, figures: [], citations: [] }), '收录了哪些报告');
    expect(reply.title).toBe('目前收录2份报告');
    expect(reply.blocks).toEqual([{ type: 'text', markdown: '- 甲县：2024年\n- 乙县：2023年' }]);
  });

  it('keeps every line that is neither title nor a block of its own', () => {
    const text = [
      '不对，报告载明的是1423件。',
      '',
      '**甲县2024年受理数：1423件**[1]',
      '与上年相比没有载明。',
      '',
      '> 另一句，不在引文之列。',
      '',
      '说明：',
      '- 未指明年份，取最新的2024年报告。',
      '',
      '- 一条不是说明的',
    ].join('\n');
    const reply = present(anAnswer({ text, notes: ['未指明年份，取最新的2024年报告。'] }), '是1500件吧');
    expect(reply.title).toBe('不对，报告载明的是1423件；甲县2024年受理数：1423件');
    expect(reply.blocks).toContainEqual({
      type: 'text',
      markdown: '与上年相比没有载明。\n\n> 另一句，不在引文之列。\n\n- 一条不是说明的',
    });
    expect(types(reply)).toEqual(['figures', 'text', 'citations', 'notes']);
  });

  it('offers the choices of a question back, in the words for every client too', () => {
    const reply = present(
      anAnswer({
        status: 'needs_clarification',
        text: '请问是哪个地区？',
        choices: ['甲县受理多少？'],
        figures: [],
        citations: [],
      }),
      'x',
    );
    expect(reply).toMatchObject({ title: '请问是哪个地区？', tone: 'question' });
    expect(reply.blocks).toEqual([{ type: 'actions', questions: ['甲县受理多少？'] }]);
    expect(reply.text).toBe('请问是哪个地区？\n\n- 甲县受理多少？');
  });

  it.each([
    [anAnswer(), 'answer'],
    [anAnswer({ reason: 'not_stated' }), 'partial'],
    [anAnswer({ figures: [aFigure({ role: 'nearest' })] }), 'partial'],
    [anAnswer({ status: 'not_found', reason: 'region_not_covered' }), 'partial'],
    [anAnswer({ status: 'refused' }), 'refusal'],
  ])('has a tone: %#', (answer, tone) => {
    expect(present(answer, 'x').tone).toBe(tone);
  });

  it('is marked as English for an English question', () => {
    expect(present(anAnswer(), 'How many cases?').language).toBe('en');
  });
});

describe('a figure as people read it', () => {
  it.each([
    ['1423', '件', 'exact', '1423件'],
    ['1.4', '万起', 'over', '1.4万余起'],
    ['5000', '名', 'over', '5000余名'],
    ['三百', '件', 'over', '三百余件'],
    ['1.33', '亿元', 'about', '约1.33亿元'],
    ['90', '%', 'over', '超90%'],
    ['75', '%', 'at_least', '不少于75%'],
    ['40', '件', 'nearly', '近40件'],
    ['600', '', 'less_than', '不足600'],
    ['百分之九十', '%', 'over', '超百分之九十'],
    ['百分百', '%', 'exact', '百分百'],
    ['１ ４２３', '件', 'exact', '1423件'],
  ] as const)('%s %s, %s: %s', (stated, unit, qualifier, expected) => {
    expect(figureSurface({ stated, unit, qualifier })).toBe(expected);
  });
});
