import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AnswerLine, FigureLine } from '../support/answer-schema.ts';
import { answerSchema, figureLineSchema } from '../support/answer-schema.ts';
import { folderForThisFile, jsonLines, zhibao } from '../support/command-line.ts';
import { madeUpReport } from '../support/made-up-report.ts';
import { cellsOf } from '../support/table-cells.ts';
import { temporaryFolder } from '../support/temporary-store.ts';

/** A store of the five reports, made by the first question; tests that write use a store of their own. */
const seeded = folderForThisFile();
const QUESTION = '滨海新区2024年行政复议收了多少件？';
let readmeAnswer = '';

const ID = expect.stringMatching(/^r_[0-9a-f]+$/) as string;
const NUMBER = expect.stringMatching(/^[1-9]\d*$/) as string;

beforeAll(async () => {
  readmeAnswer = (await zhibao(['ask', QUESTION], { dataDirectory: seeded })).output;
}, 120_000);

function write(folder: string, name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('zhibao ask', { timeout: 120_000 }, () => {
  it("prints the answer that the README's console shows", () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const shown = /```console\n\$ npm run -s zhibao -- ask "([^"]+)"\n([^]*?)```/.exec(readme);
    expect(shown?.[1]).toBe(QUESTION);
    expect(readmeAnswer).toBe(shown?.[2]);
  });

  it('prints one object', async () => {
    const { exitCode, output, messages } = await zhibao(['ask', '--json', QUESTION], {
      dataDirectory: seeded,
    });
    expect([exitCode, messages]).toEqual([0, '']);
    const answer = answerSchema.parse(JSON.parse(output));
    expect(answer).toMatchObject({ id: null, status: 'answered' });
    expect(answer.figures.map(({ value }) => value)).toContain(1423);
  });

  it('answers lines in order, each with its id and its thread, and goes on after a wrong line', async () => {
    const asked = '滨海新区2024年行政复议受理多少件';
    const lines = [
      `\uFEFF${JSON.stringify({ id: 'first', question: asked })}`,
      JSON.stringify({ id: 2, question: '办结呢？', history: [asked] }),
      'not JSON',
      '',
      '   ',
      '[1]',
      JSON.stringify({ id: 'seven', question: 7 }),
      JSON.stringify({ id: 'controls', question: '滨海新区\u0000\u001b[31m2024年\u0007行政复议受理多少件' }),
      JSON.stringify({ id: 'html', question: `<script>alert(1)</script>${asked}` }),
      JSON.stringify({ id: 'sql', question: `'; DROP TABLE "Report"; -- ${asked}` }),
      JSON.stringify({ id: 'long', question: '滨'.repeat(10_000) }),
      JSON.stringify({ question: asked, history: [] }),
    ];
    const { exitCode, output, messages } = await zhibao(['ask', '--jsonl'], {
      dataDirectory: seeded,
      input: lines.join('\r\n'),
    });
    expect(exitCode).toBe(2);
    const answers = jsonLines<AnswerLine>(output).map((line) => answerSchema.parse(line));
    const accepted = { status: 'answered', figures: [{ value: 1423 }] };
    expect(answers).toMatchObject([
      { id: 'first', ...accepted },
      { id: 2, status: 'answered', figures: [{ value: 1006 }] },
      { id: null, status: 'refused', text: expect.stringContaining('line 3: not JSON') as string },
      { id: null, status: 'refused', text: expect.stringContaining('line 6: ') as string },
      { id: 'seven', status: 'refused', text: expect.stringContaining('line 7: question: ') as string },
      { id: 'controls', ...accepted },
      { id: 'html', ...accepted },
      { id: 'sql', ...accepted },
      { id: 'long', status: 'refused', text: expect.stringMatching(/最多\s?1000/) as string },
      { id: null, ...accepted },
    ]);
    expect(answers.map(({ text }) => text).join('')).not.toMatch(/<script|DROP TABLE|\u001b/);
    expect(messages.match(/^line \d+: .*expected \{"id":"1"/gm)).toHaveLength(3);
  });
});

describe('zhibao text and figures', { timeout: 120_000 }, () => {
  it('print the text on which every offset stands', async () => {
    const figures = await zhibao(['figures', '--jsonl'], { dataDirectory: seeded });
    expect([figures.exitCode, figures.messages]).toEqual([0, '']);
    const lines = jsonLines<FigureLine>(figures.output).map((line) => figureLineSchema.parse(line));
    expect(new Set(lines.map(({ source }) => source)).size).toBe(5);
    const { report } = lines.find(({ source }) => source.startsWith('含谷镇'))!;
    const text = await zhibao(['text', report], { dataDirectory: seeded });
    expect([text.exitCode, text.messages]).toEqual([0, '']);
    const own = lines.filter((line) => line.report === report);
    expect(own.length).toBeGreaterThan(10);
    for (const { start, end, quote, numberStart, numberEnd, stated } of own) {
      expect(text.output.slice(start, end)).toBe(quote);
      expect(text.output.slice(numberStart, numberEnd)).toContain(stated);
      expect(quote).toContain(stated);
    }
  });
});

describe('zhibao ingest, reports and remove', { timeout: 120_000 }, () => {
  const folder = folderForThisFile();
  const dataDirectory = folderForThisFile();
  const run = (...words: string[]) => zhibao(words, { dataDirectory });
  const listed = async (...words: string[]) =>
    jsonLines<{ id: string; source: string; status: string; regionName: string | null; year: number }>(
      (await run('reports', '--jsonl', ...words)).output,
    );

  it('take in a folder and tell the columns of each report; warnings stand beside them', async () => {
    write(folder, 'a.txt', madeUpReport({ received: 37 }));
    write(folder, 'b.txt', madeUpReport({ region: '和县', received: 12 }).replace(/.*\n/, ''));
    const { exitCode, output, messages } = await run('ingest', folder);
    expect(exitCode).toBe(0);
    expect(cellsOf(output)).toEqual([
      ['report', 'id', 'region', 'year', 'sections', 'passages', 'figures', 'warnings', 'outcome'],
      ['a.txt', ID, '凤阳县', '2024', NUMBER, NUMBER, NUMBER, '0', 'added'],
      ['b.txt', ID, '和县', '2024', NUMBER, NUMBER, NUMBER, '1', 'added'],
    ]);
    expect(messages).toBe('b.txt: The text has no title. Set one with --title.\n');
  });

  it('change nothing for the same bytes, and let only a newer text take the place of the older', async () => {
    const newer = temporaryFolder();
    write(newer, 'again.txt', madeUpReport({ received: 37 }));
    write(newer, 'corrected.txt', madeUpReport({ received: 41 }));
    const { exitCode, output } = await run('ingest', join(newer, 'again.txt'), join(newer, 'corrected.txt'));
    expect(exitCode).toBe(0);
    const [, again, corrected] = cellsOf(output);
    expect(again?.at(-1)).toBe('unchanged');
    expect(corrected?.at(-1)).toBe(`added, supersedes ${again?.[1]}`);
    const older = await run('ingest', join(newer, 'again.txt'));
    expect(cellsOf(older.output)[1]?.at(-1)).toBe('unchanged; a newer one is answered from');
    const all = await listed('--all');
    expect(all.map(({ source, status }) => `${source} ${status}`).toSorted()).toEqual([
      'a.txt superseded',
      'b.txt current',
      'corrected.txt current',
    ]);
    expect((await run('text', 'a.txt')).output).toContain('行政复议申请37件');
  });

  it('set what a text does not tell', async () => {
    const untold = write(temporaryFolder(), 'untold.txt', madeUpReport().replaceAll('凤阳县', '我县'));
    const facts = ['--region', '无为市', '--year', '2023', '--issuer', '无为市人民政府', '--title', '题'];
    const { exitCode, output } = await run('ingest', untold, ...facts);
    expect([exitCode, cellsOf(output)[1]?.slice(2, 4)]).toEqual([0, ['无为市', '2023']]);
  });

  it('take a report out of answering and bring it back', async () => {
    const removed = await run('remove', 'b.txt');
    expect(removed).toMatchObject({ exitCode: 0, messages: '' });
    expect(removed.output).toMatch(
      /^b\.txt \(r_\w+\) is removed\. `zhibao remove --undo r_\w+` brings it back\.\n$/,
    );
    expect((await listed()).map(({ source }) => source)).not.toContain('b.txt');
    const back = await run('remove', '--undo', 'b.txt');
    expect(back.output).toMatch(/^b\.txt \(r_\w+\) is answered from again\.\n$/);
  });
});

describe('wrong use', { timeout: 120_000 }, () => {
  const here = basename(import.meta.url);
  it.each<[words: string[], exitCode: number, permitted: RegExp]>([
    [['aks'], 2, /unknown command 'aks'[^]*Did you mean ask/],
    [['ask', '--jsno', '问'], 2, /unknown option '--jsno'[^]*Did you mean --json/],
    [['ask'], 2, /No question: write it after the command, or send lines with --jsonl/],
    [['ask', '--jsonl', '问'], 2, /come from standard input/],
    [['ingest', here, '--year', '24'], 2, /--year "24" is no year: give one from 1990 to 2099/],
    [['ingest', here, '--kind', '日记'], 2, /Allowed choices are 法治政府建设年度报告/],
    [['remove', '没有'], 4, /No report is called "没有"\. There are: .*滨海新区-2024\.txt/],
  ])('%j ends with %i and says what is permitted', async (words, exitCode, permitted) => {
    const result = await zhibao(words, { dataDirectory: seeded });
    expect(result).toMatchObject({
      exitCode,
      output: '',
      messages: expect.stringMatching(permitted) as string,
    });
  });

  it('is helped by --help', async () => {
    const { exitCode, output, messages } = await zhibao(['--help'], { dataDirectory: seeded });
    expect([exitCode, messages]).toEqual([0, '']);
    const commands = [
      'serve',
      'ask',
      'ingest',
      'remove',
      'reports',
      'text',
      'figures',
      'indicators',
      'evaluate',
    ];
    for (const command of commands) expect(output).toMatch(new RegExp(`^  ${command} `, 'm'));
  });
});

describe('zhibao indicators', { timeout: 60_000 }, () => {
  it('lists those that hold a word, as text and as one array', async () => {
    const text = await zhibao(['indicators', '纠错率'], { dataDirectory: seeded });
    expect(text.output).toMatch(/行政复议纠错率  reconsideration\.\w+  比率[^]*公式：.*÷/);
    const json = await zhibao(['indicators', '纠错率', '--json'], { dataDirectory: seeded });
    const listed = JSON.parse(json.output) as { code: string; kind: string; formulaInWords: string }[];
    expect(listed.find(({ code }) => code === 'reconsideration.correctionRate')).toMatchObject({
      kind: 'rate',
    });
    expect((await zhibao(['indicators', '量子力学'], { dataDirectory: seeded })).output).toBe(
      '没有这样的指标。\n',
    );
  });
});
