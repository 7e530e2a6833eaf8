import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createIndicatorWords } from '../../src/figures/indicator-words.ts';
import { parseCatalogue } from '../../src/figures/parse-catalogue.ts';

const words = createIndicatorWords(parseCatalogue(readFileSync('data/indicators.yaml', 'utf8')));

/** A question as people write it, and what it names; `+` joins several. */
const QUESTIONS: [question: string, named: string][] = [
  ['复议收了多少件', 'reconsideration.received'],
  ['行政复议去年一共收了多少？', 'reconsideration.received'],
  ['受理行政复议多少件', 'reconsideration.accepted'],
  ['复议办了多少', 'reconsideration.handled'],
  ['复议审结的案件里终止了几件？', 'reconsideration.terminated'],
  ['复议受理审结分别多少', 'reconsideration.accepted+reconsideration.concluded'],
  ['复议收案和结案', 'reconsideration.received+reconsideration.concluded'],
  ['复议和应诉各收了多少', 'reconsideration.received+litigation.cases'],
  ['复议情况', 'reconsideration'],
  ['行政复议案件谁最多？', 'reconsideration'],
  ['被纠错率', 'reconsideration.correctionRate'],
  ['维持率是多少', 'reconsideration.upholdRate'],
  ['民告官多少起', 'litigation.cases'],
  ['撤诉的有多少件', 'litigation.withdrawn'],
  ['应诉案件中，撤诉的有多少件？', 'litigation.withdrawn'],
  ['应诉驳回诉讼请求几件', 'litigation.claimsDismissed'],
  ['出庭率', 'appearance.rate'],
  ['一把手出庭率', 'appearance.chiefRate'],
  ['红头文件审了几件', 'normative-documents.reviewed'],
  ['多少家党政机关配备了公职律师？', 'counsel.bodies'],
  ['公职律师人数', 'counsel.lawyers'],
  ['行政处罚案卷评查几件', 'supervision.punishmentFiles'],
  ['行政处罚多少件', 'enforcement.punishments'],
  ['调解成功率', 'mediation.successRate'],
  ['行政调解成功率', 'administrative-mediation.successRate'],
  ['双随机抽查了多少户', 'random-inspection.subjects'],
  ['双随机抽查了几次', 'random-inspection.rounds'],
  ["what was the county's reconsideration caseload?", 'reconsideration'],
  ['How many applications for reconsideration did the county receive?', 'reconsideration.received'],
  ['reconsideration cases accepted and concluded', 'reconsideration.accepted+reconsideration.concluded'],
  [
    'How many cases did they conclude at first instance, and how many are pending?',
    'litigation.firstConcluded+litigation.pending',
  ],
  ['Court Appearance Rates', 'appearance.rate'],
  ['number of mediated disputes', 'mediation.mediated'],
  // Nothing of the catalogue.
  ['公开了几条财政预决算信息？', ''],
  ['存在哪些问题？', ''],
  ['写一首诗', ''],
  ['办结了多少', ''],
  ['', ''],
];

describe('a question names', () => {
  it.each(QUESTIONS)('%s → %s', (question, named) => {
    expect(
      words
        .find(question)
        .map(({ code }) => code)
        .join('+'),
    ).toBe(named);
  });

  it('a stage alone only with what was spoken of before', () => {
    expect(words.find('办结了多少', ['litigation']).map(({ code }) => code)).toEqual([
      'litigation.concluded',
    ]);
    expect(words.find('How many cases were accepted?', ['reconsideration']).map(({ code }) => code)).toEqual([
      'reconsideration.accepted',
    ]);
  });

  it('places that slice to the words, and how sure it is', () => {
    const question = '复议去年收了多少，出庭率呢';
    expect(
      words.find(question).map(({ start, end, certainty, topic }) => ({
        words: question.slice(start, end),
        certainty,
        topic: topic && question.slice(topic.start, topic.end),
      })),
    ).toEqual([
      { words: '收了', certainty: 'composed', topic: '复议' },
      { words: '出庭率', certainty: 'exact', topic: null },
    ]);
  });
});
