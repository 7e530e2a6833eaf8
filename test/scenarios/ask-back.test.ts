import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApplication } from '../../src/application.ts';
import type { Application } from '../../src/application.ts';
import { parseConfig } from '../../src/config.ts';
import { folderForThisFile } from '../support/command-line.ts';
import { memoryLog } from '../support/log.ts';

let application: Application;

beforeAll(async () => {
  application = await openApplication(parseConfig({ DATA_DIR: folderForThisFile() }), memoryLog().logger);
}, 60_000);

afterAll(async () => {
  await application.close();
});

const ask = (question: string, ...history: string[]) => application.ask({ question, history });

describe('a question that is too vague', () => {
  it.each([
    '复议',
    '滨海新区',
    '多少件？',
    '我县受理了多少件复议',
    '本区',
    'how many reconsideration cases did our county accept?',
  ])('is asked back with choices that are answered, four at most: %s', async (question) => {
    const { status, choices } = await ask(question);
    expect(status).toBe('needs_clarification');
    expect(choices.length).toBeGreaterThan(0);
    expect(choices.length).toBeLessThanOrEqual(4);
    for (const choice of choices) expect([choice, (await ask(choice)).status]).toEqual([choice, 'answered']);
  });

  it.each([
    ['多少件？', '随便'],
    ['复议受理多少件', '不知道'],
    ['我县受理了多少件复议', '我县受理了多少件复议'],
    ['滨海新区', '滨海新区'],
    ['how many reconsideration cases were accepted', 'any'],
  ])('is asked back once in a row: %s, then %s', async (first, second) => {
    expect((await ask(first)).status).toBe('needs_clarification');
    expect((await ask(second, first)).status).not.toBe('needs_clarification');
  });

  it('is asked back again when something else was answered in between', async () => {
    const thread = ['我县受理了多少件复议', '武胜县2024年受理复议多少件'];
    expect((await ask('我们区的出庭应诉率', ...thread)).status).toBe('needs_clarification');
  });

  it('says what it was taken for, when it is answered all the same', async () => {
    const { text, notes } = await ask('我县受理了多少件复议', '我县受理了多少件复议');
    expect(text.split('\n')[0]).toBe('未指明地区，列出已收录各地的情况。');
    expect(notes).toContain('未指明地区，列出已收录各地的情况。');
  });
});
