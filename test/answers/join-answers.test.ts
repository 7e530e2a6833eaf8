import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answers/answer.ts';
import { joinAnswers } from '../../src/answers/join-answers.ts';
import { anAnswer } from '../support/messages.ts';

const citation = (quote: string): Answer['citations'][number] => ({
  ...{ n: 1, report: 'r_1', title: '报告', region: '岳池县', year: 2024, section: '', quote },
  ...{ start: 0, end: quote.length },
});
const part = (text: string, rest: Partial<Answer> = {}): Answer => ({
  ...anAnswer(),
  ...{ status: 'answered', reason: null, choices: [], figures: [], citations: [citation('甲')], notes: [] },
  ...{ text, ...rest },
});

describe('the answers to two parts', () => {
  it('number their citations through, and leave what is quoted alone', () => {
    const quoted = '\n\n> 见[1]号\n> —— 《报告》 [1]';
    const joined = joinAnswers([part(`受理：98件[1]${quoted}`), part(`率：90%[1]${quoted}`)]);
    expect(joined.text).toBe(
      `受理：98件[1]${quoted}\n\n率：90%[2]${quoted.replace('《报告》 [1]', '《报告》 [2]')}`,
    );
    expect(joined.citations.map(({ n }) => n)).toEqual([1, 2]);
  });

  it('are answered when one is; what the other lacks stays in the text', () => {
    const missing = part('未收录乙县的报告。', {
      ...{ status: 'not_found', reason: 'region_not_covered', citations: [] },
    });
    const joined = joinAnswers([part('受理：98件[1]'), missing]);
    expect(joined).toMatchObject({ status: 'answered', reason: null });
    expect(joined.text).toContain('未收录乙县的报告。');
    expect(joinAnswers([missing, missing])).toMatchObject({
      status: 'not_found',
      reason: 'region_not_covered',
    });
  });
});
