import { beforeAll, describe, expect, it } from 'vitest';
import { folderForThisFile, jsonLines, zhibao } from '../support/command-line.ts';

const dataDirectory = folderForThisFile();
const WHY = ['--reason', '与台账核对', '--by'];

const run = (...words: string[]) => zhibao(words, { dataDirectory });

interface FigureLine {
  figure: string;
  stated: string;
  region: string;
  code: string | null;
  correction: { verdict: string; by: string } | null;
}

describe('zhibao figures with a verdict', { timeout: 240_000 }, () => {
  let figure = '';

  beforeAll(async () => {
    await zhibao(['ask', '收录了哪些报告？'], { dataDirectory });
    figure = (await lineOf('1423')).figure;
  }, 120_000);

  async function lineOf(stated: string, ...options: string[]): Promise<FigureLine> {
    const { output } = await run('figures', '--jsonl', ...options);
    const found = jsonLines<FigureLine>(output).find((line) => line.stated === stated);
    if (found === undefined) throw new Error(`No figure is written ${stated}`);
    return found;
  }

  it('says who disputed a figure what another decided, once', async () => {
    expect(await run('figures', 'dispute', figure, ...WHY, '李四')).toMatchObject({ exitCode: 0 });
    const own = await run('figures', 'reject', figure, ...WHY, '李四');
    expect(own).toMatchObject({ exitCode: 2, output: '' });
    expect(own.messages).toContain('someone else must look at it');
    const amended = await run('figures', 'amend', figure, '--value', '1432', ...WHY, '王科长');
    expect(amended.output).toContain('应为 1432件');
    expect((await lineOf('1423')).correction).toMatchObject({ verdict: 'amended', by: '王科长' });
    expect((await run('figures', 'verdicts', '--by', '李四')).output).toContain('王科长 更正（原文有误）');
    expect((await run('figures', 'verdicts', '--by', '李四')).output).toContain('没有新的结论');
  });

  it('takes a rejected figure out of the list, shows it with --all and its history', async () => {
    await run('figures', 'reject', figure, ...WHY, '王科长');
    await expect(lineOf('1423')).rejects.toThrow();
    expect((await lineOf('1423', '--all')).correction).toMatchObject({ verdict: 'rejected' });
    const { output } = await run('figures', '--history', figure, '--jsonl');
    expect(jsonLines<{ verdict: string }>(output).map(({ verdict }) => verdict)).toEqual([
      'amended',
      'rejected',
    ]);
    await run('figures', 'withdraw', figure, ...WHY, '王科长');
    expect((await lineOf('1423')).correction).toBeNull();
  });

  it.each([
    ['a number its sentence has not', ['correct', '--value', '77'], /does not stand in the sentence/],
    ['a kind that is none', ['correct', '--kind', 'maybe'], /Allowed choices/],
    ['an unknown indicator', ['classify', '--indicator', 'no.such'], /zhibao indicators/],
  ])('refuses %s', async (_what, [verb = '', ...options], message) => {
    const refused = await run('figures', verb, figure, ...options, ...WHY, '王科长');
    expect(refused).toMatchObject({ exitCode: 2, output: '' });
    expect(refused.messages).toMatch(message);
  });
});
