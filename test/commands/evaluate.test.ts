import { describe, expect, it } from 'vitest';
import type { Answer, AnswerCitation, AnswerFigure } from '../../src/answers/answer.ts';
import { evaluateSet, tallyAll, tallyByKind } from '../../src/commands/evaluate/evaluate-set.ts';
import { addFirstResult } from '../../src/commands/evaluate/first-results.ts';
import type { GoldenQuestion } from '../../src/commands/evaluate/golden-question.ts';
import { parseGoldenQuestions } from '../../src/commands/evaluate/golden-question.ts';
import { gradeAnswer } from '../../src/commands/evaluate/grade.ts';
import { printGrades } from '../../src/commands/evaluate/print-grades.ts';
import { isCalendarYear, listShownNumbers } from '../../src/commands/evaluate/shown-numbers.ts';

const text = '青山县年度报告\n2024年,全县收到复议申请120件,受理98件。\n调解纠纷1.4万余起。\n2025年2月7日\n';
const texts = new Map([['report-1', text]]);

function citationOf(quote: string, n = 1): AnswerCitation {
  const start = text.indexOf(quote);
  const end = start + quote.length;
  return {
    n,
    report: 'report-1',
    title: '青山县年度报告',
    region: '青山县',
    year: 2024,
    section: '一',
    quote,
    start,
    end,
  };
}

const sentence = citationOf('2024年,全县收到复议申请120件,受理98件。');
const mediation = citationOf('调解纠纷1.4万余起。');

const accepted: AnswerFigure = {
  ...{ role: 'result', region: '青山县', issuer: '青山县人民政府', reportKind: '法治政府建设年度报告' },
  ...{
    year: 2024,
    reportYear: 2024,
    indicator: '行政复议受理数',
    code: 'reconsideration.accepted',
    label: '受理',
  },
  ...{ value: 98, unit: '件', stated: '98', normalized: '98', qualifier: 'exact', kind: 'level' },
  ...{ period: null, scope: null, derived: false, formula: null, citation: 1 },
};
const received: AnswerFigure = { ...accepted, value: 120, stated: '120', normalized: '120', label: '收到' };
const mediated: AnswerFigure = {
  ...accepted,
  ...{ value: 1.4, unit: '万起', stated: '1.4', normalized: '14000', qualifier: 'over' },
};
const acceptanceRate: AnswerFigure = {
  ...accepted,
  ...{ value: 81.67, unit: '%', stated: '81.67', normalized: '81.67', derived: true },
  ...{ formula: '98 ÷ 120 × 100%', citation: null },
};

function answerWith(parts: Partial<Answer>): Answer {
  const empty = {
    status: 'answered',
    reason: null,
    choices: [],
    figures: [],
    citations: [],
    notes: [],
  } as const;
  return {
    ...empty,
    choices: [],
    figures: [],
    citations: [sentence],
    notes: [],
    text: '受理98件。',
    ...parts,
  };
}

function questionWith(parts: Partial<GoldenQuestion>): GoldenQuestion {
  return {
    ...{
      id: 'x1',
      kind: 'lookup',
      lang: 'zh',
      question: '青山县受理几件',
      history: [],
      status: ['answered'],
    },
    ...{ values: [], derived: [], forbid: [], must: [], cite: [], evidence: [] },
    ...parts,
  };
}

const absent = questionWith({ status: ['not_found'] });

describe('grading', () => {
  const cases: {
    name: string;
    question: GoldenQuestion;
    answer: Answer;
    verdict: string;
    reason?: RegExp;
  }[] = [
    {
      name: 'a figure with its sentence',
      question: questionWith({
        values: ['98'],
        cite: ['青山'],
        must: [['受理', 'accepted']],
        forbid: ['120'],
      }),
      answer: answerWith({
        figures: [accepted],
        text: '青山县2024年受理98件[1]。\n> 2024年,全县收到复议申请120件,受理98件。',
      }),
      verdict: 'right',
    },
    {
      name: 'a part of the sentence quoted in line',
      question: questionWith({ values: ['98'], forbid: ['120'] }),
      answer: answerWith({ figures: [accepted], text: '98件：「全县收到复议申请120件,受理98件」' }),
      verdict: 'right',
    },
    {
      name: 'a value in the base unit with separators',
      question: questionWith({ values: ['1.4'] }),
      answer: answerWith({ figures: [mediated], citations: [mediation], text: 'over 14,000 disputes' }),
      verdict: 'right',
    },
    {
      name: 'a number that only the text gives, full-width',
      question: questionWith({ values: ['98'] }),
      answer: answerWith({ text: '受理９８件。' }),
      verdict: 'right',
    },
    {
      name: 'a computed number, shown more coarsely than expected',
      question: questionWith({ derived: ['81.67'] }),
      answer: answerWith({
        figures: [
          { ...acceptanceRate, value: 81.7 },
          { ...accepted, role: 'operand' },
          { ...received, role: 'operand' },
        ],
        text: '受理率81.7%（98 ÷ 120 × 100%）。',
      }),
      verdict: 'right',
    },
    {
      name: 'nothing found, with the nearest named',
      question: absent,
      answer: answerWith({
        status: 'not_found',
        reason: 'not_stated',
        figures: [{ ...received, role: 'nearest' }],
        text: '报告未载明；最近的是收到120件。',
      }),
      verdict: 'right',
    },
    {
      name: 'a date that a report states, and counts of what is listed',
      question: questionWith({ kind: 'text' }),
      answer: answerWith({ text: '成文于2025-02-07，共1份报告：\n1. 2024年的报告[1]' }),
      verdict: 'right',
    },
    {
      name: 'a claim of the asker echoed',
      question: questionWith({ question: '是1500件吧', values: ['98'] }),
      answer: answerWith({ figures: [accepted], text: '您说的1500件不符：受理98件。' }),
      verdict: 'right',
    },
    {
      name: 'stored things counted on asking for coverage',
      question: questionWith({ kind: 'coverage' }),
      answer: answerWith({ citations: [], text: '收录1份报告，310个数字。' }),
      verdict: 'right',
    },
    {
      name: 'another outcome',
      question: questionWith({ values: ['98'] }),
      answer: answerWith({ status: 'not_found', text: '未载明。' }),
      verdict: 'wrong',
      reason: /^status not_found, accepted answered$/,
    },
    {
      name: 'words that are missing',
      question: questionWith({ must: [['维持', 'upheld']] }),
      answer: answerWith({}),
      verdict: 'wrong',
      reason: /none of: 维持, upheld/,
    },
    {
      name: 'a region that is not cited',
      question: questionWith({ cite: ['绿水'] }),
      answer: answerWith({}),
      verdict: 'wrong',
      reason: /绿水 is not cited/,
    },
    {
      name: 'asking back with nothing to choose',
      question: questionWith({ status: ['needs_clarification'] }),
      answer: answerWith({ status: 'needs_clarification', text: '您问哪里？' }),
      verdict: 'wrong',
      reason: /without choices/,
    },
    {
      name: 'one of two values',
      question: questionWith({ values: ['98', '120'] }),
      answer: answerWith({ figures: [accepted] }),
      verdict: 'wrong',
      reason: /^120 is not given$/,
    },
    {
      name: 'the value offered as the nearest only',
      question: questionWith({ values: ['98'] }),
      answer: answerWith({ figures: [{ ...accepted, role: 'nearest' }], text: '未载明。' }),
      verdict: 'wrong',
      reason: /98 is not given/,
    },
    {
      name: 'another figure as the result',
      question: questionWith({ values: ['98'] }),
      answer: answerWith({ figures: [received], text: '收到120件。' }),
      verdict: 'wrong_number',
      reason: /gives 120件 as the result, asked was 98/,
    },
    {
      name: 'a result where none is stated',
      question: absent,
      answer: answerWith({ figures: [accepted] }),
      verdict: 'wrong_number',
      reason: /where none is stated/,
    },
    {
      name: 'a forbidden number in its own words',
      question: questionWith({ values: ['98'], forbid: ['120'] }),
      answer: answerWith({ figures: [accepted], text: '受理98件，收到120件。' }),
      verdict: 'wrong_number',
      reason: /gives 120, which is forbidden/,
    },
    {
      name: 'a number from nowhere',
      question: questionWith({ values: ['98'] }),
      answer: answerWith({ figures: [accepted], text: '受理98件，同比增长12.5%。' }),
      verdict: 'wrong_number',
      reason: /12\.5.* comes from nowhere/,
    },
    {
      name: 'a number that looks like a year',
      question: questionWith({ values: ['98'] }),
      answer: answerWith({ figures: [accepted], text: '受理98件，共2035件。' }),
      verdict: 'wrong_number',
      reason: /2035/,
    },
    {
      name: 'a date that no report states',
      question: questionWith({}),
      answer: answerWith({ text: '成文于2025年3月9日。' }),
      verdict: 'wrong_number',
      reason: /2025-03-09 stands in no report/,
    },
    {
      name: 'a quote that was touched up',
      question: questionWith({}),
      answer: answerWith({
        citations: [{ ...sentence, quote: sentence.quote.replace('98', '99') }],
        text: '受理。',
      }),
      verdict: 'wrong_number',
      reason: /does not quote the stored text/,
    },
    {
      name: 'a citation of a report that is not stored',
      question: questionWith({}),
      answer: answerWith({ citations: [{ ...sentence, report: 'report-2' }] }),
      verdict: 'wrong_number',
      reason: /no stored report/,
    },
    {
      name: 'a figure outside its quote',
      question: questionWith({ values: ['98'] }),
      answer: answerWith({ figures: [accepted], citations: [mediation], text: '受理98件。' }),
      verdict: 'wrong_number',
      reason: /does not stand in its quote/,
    },
    {
      name: 'a figure without citation',
      question: questionWith({ values: ['98'] }),
      answer: answerWith({ figures: [{ ...accepted, citation: null }] }),
      verdict: 'wrong_number',
      reason: /has no citation/,
    },
    {
      name: 'a scale that was lost',
      question: questionWith({ values: ['1.4'] }),
      answer: answerWith({
        figures: [{ ...mediated, normalized: '1.4' }],
        citations: [mediation],
        text: '1.4万余起',
      }),
      verdict: 'wrong_number',
      reason: /normalized to 1\.4, not 14000/,
    },
    {
      name: 'a derived figure without its operands',
      question: questionWith({ derived: ['81.67'] }),
      answer: answerWith({ figures: [acceptanceRate], text: '81.67%' }),
      verdict: 'wrong_number',
      reason: /without formula or operands/,
    },
    {
      name: 'a rate computed wrongly',
      question: questionWith({ derived: ['81.7'] }),
      answer: answerWith({
        figures: [
          { ...acceptanceRate, value: 82, stated: '82', normalized: '82' },
          { ...received, role: 'operand' },
        ],
        text: '82%',
      }),
      verdict: 'wrong_number',
      reason: /asked was 81\.7/,
    },
    {
      name: 'a mark without citation',
      question: questionWith({}),
      answer: answerWith({ text: '受理98件[2]。' }),
      verdict: 'wrong_number',
      reason: /mark \[2\]/,
    },
  ];

  it.each(cases)('$verdict: $name', ({ question, answer, verdict, reason }) => {
    const grade = gradeAnswer(question, answer, texts);
    expect(grade).toMatchObject({ verdict });
    if (reason === undefined) expect(grade.reasons).toEqual([]);
    else expect(grade.reasons.join('\n')).toMatch(new RegExp(reason.source, 'mu'));
  });
});

describe('shown numbers', () => {
  it.each([
    { words: '受理1,423件', values: ['1423'], scaled: ['1423'] },
    { words: '１.４万余起', values: ['1.4'], scaled: ['14000'] },
    { words: '1.33 亿元', values: ['1.33'], scaled: ['133000000'] },
    { words: '133 million yuan', values: ['133'], scaled: ['133000000'] },
    { words: '1,2,3', values: ['1', '2', '3'], scaled: ['1', '2', '3'] },
    { words: '1. 受理[1]', values: [], scaled: [] },
    { words: '', values: [], scaled: [] },
  ])('of $words are $values', ({ words, values, scaled }) => {
    const shown = listShownNumbers(words);
    expect(shown.map(({ value }) => value)).toEqual(values);
    expect(shown.map((number) => number.scaled)).toEqual(scaled);
  });

  it.each([
    { words: '2024年', isYear: true },
    { words: 'in 2024.', isYear: true },
    { words: '2024件', isYear: false },
    { words: '2000余场', isYear: false },
    { words: '3457年', isYear: false },
  ])('read $words as a year: $isYear', ({ words, isYear }) => {
    expect(listShownNumbers(words).map(isCalendarYear)).toEqual([isYear]);
  });
});

describe('a golden set', () => {
  it('names every broken line', () => {
    const lines = [
      '{"id":"a","kind":"lookup","question":"几件","status":["answered"]}',
      'no json',
      '',
      '{"id":"a","kind":"lookup","question":"几件","status":["answered"]}',
      '{"id":"b","kind":"lookup","question":"几件","status":["maybe"]}',
      '{"id":"c","kind":"lookup","question":"几件","status":["answered"],"value":["1"]}',
      '{"id":"d","kind":"lookup","question":"几件","status":["answered"],"values":["1,423"]}',
    ];
    expect(() => parseGoldenQuestions(lines.join('\n'))).toThrow(
      /line 2: .*line 4: id a occurs twice.*line 5: .*line 6: .*line 7: /s,
    );
  });

  it('goes on when asking fails, and counts by kind', async () => {
    const questions = [
      questionWith({ id: 'a', values: ['98'] }),
      questionWith({ id: 'b', question: 'boom' }),
      questionWith({ id: 'c', kind: 'absent', status: ['not_found'] }),
    ];
    const grades = await evaluateSet(
      ({ question }) =>
        question === 'boom'
          ? Promise.reject(new Error('out of order'))
          : Promise.resolve(answerWith({ figures: [accepted] })),
      questions,
      texts,
    );
    expect(grades.map(({ verdict }) => verdict)).toEqual(['right', 'wrong', 'wrong_number']);
    expect(grades[1]?.reasons).toEqual(['asking failed: out of order']);
    expect([...tallyByKind(grades)]).toEqual([
      ['lookup', { right: 1, wrong: 1, wrong_number: 0 }],
      ['absent', { right: 0, wrong: 0, wrong_number: 1 }],
    ]);
    expect(tallyAll(grades)).toEqual({ right: 1, wrong: 1, wrong_number: 1 });
    const printed = printGrades('questions', grades);
    expect(printed).toContain('questions: 1 of 3 right (33.3%)');
    expect(printed).toContain('b lookup wrong: boom\n    asking failed: out of order');
  });

  it('records the first result of a set and no second', () => {
    const first = {
      set: 'questions',
      commit: 'abc',
      date: '2026-01-02',
      right: 1,
      total: 3,
      wrongNumbers: 1,
    };
    const recorded = addFirstResult('', first);
    expect(recorded).toBe(`${JSON.stringify(first)}\n`);
    const second = { ...first, right: 3 };
    expect(addFirstResult(recorded ?? '', second)).toBeNull();
    const other = { ...first, set: 'questions-held-back' };
    expect(addFirstResult(recorded ?? '', other)).toBe(
      `${JSON.stringify(first)}\n${JSON.stringify(other)}\n`,
    );
  });
});
