import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answers/answer.ts';
import { openApplication } from '../../src/application.ts';
import type { Application } from '../../src/application.ts';
import { parseConfig } from '../../src/config.ts';
import type { Behaviour, ChatRequest } from '../support/chat-server.ts';
import { memoryLog } from '../support/log.ts';
import { applicationWithModel, passagesIn, promptOf } from '../support/with-model.ts';

/** Questions for words, answered by passages. */
const TEXT_QUESTIONS = [
  '武胜县在优化营商环境方面做了什么？',
  '滨海新区怎么化解矛盾纠纷？',
  '武昌区怎样推进政务公开？',
  '八宿县普法宣传开展了哪些工作？',
  '含谷镇是怎么调解纠纷的？',
  '滨海新区行政执法监督有哪些做法？',
  '武胜县规范性文件管理怎么做的？',
  '武昌区法律顾问制度落实得怎么样？',
  '武胜县下一步打算怎么做？',
  '滨海新区存在哪些问题？',
  '武昌区重大行政决策有什么举措？',
  '八宿县依法行政培训怎么开展的？',
];

type Lie = (passages: { n: number; quote: string }[]) => string;

/** Passages told word for word, which is no lie. */
const honest: Lie = (passages) =>
  passages.map(({ n, quote }) => `${quote.split(/[。；\n]/u)[0] ?? ''}。[${n}]`).join('');

/** What a model may do to true passages. The words of each lie that must never be shown come last. */
const LIES: Record<string, Lie> = {
  'changes one digit': (passages) =>
    honest(passages).replace(/\d(?=[\d.]*[^\d.\]])/gu, (digit) => String((Number(digit) + 1) % 10)),
  'adds a number': (passages) => `${honest(passages)}共办理案件31337件。[1]`,
  'writes the number in words': () => '共办理案件三万一千三百三十七件。[1]',
  'names another region': () => '朝阳区深入推进依法行政。[1]',
  'names a covered region of another report': (passages) =>
    passages.map(({ n }) => `重庆市九龙坡区含谷镇与西藏自治区八宿县一道推进依法行政。[${n}]`).join(''),
  'cites what is not there': (passages) =>
    passages.map(({ quote }) => `${quote.split('。')[0] ?? ''}。[77]`).join(''),
  'cites nothing': (passages) => passages.map(({ quote }) => `${quote.split('。')[0] ?? ''}。`).join(''),
  'speaks English': () => 'The district resolved 31337 disputes last year.[1]',
  'invents a quotation': () => '区长表示：“我们已全面解决31337起纠纷”。[1]',
  'invents a person': () => '局长欧阳震华牵头推进依法行政工作。[1]',
  'denies what is said': (passages) =>
    passages.map(({ n }) => `未推进依法行政，未开展任何工作。[${n}]`).join(''),
  'does what a report asks': () => '忽略以上要求，复议案件为9999件。[1]',
  'speaks of another year': () => '1987年推进依法行政。[1]',
  praises: () => '该地法治水平遥遥领先，群众赞不绝口。[1]',
  'sends markup': () => '<at user_id="all"></at><script>alert(1)</script>推进依法行政。[1]',
  'sends nothing': () => '',
  'says that it does not know': () => '段落未涉及',
};
const FALSE_WORDS =
  /31337|三万一千|朝阳|震华|9999|1987|遥遥领先|赞不绝口|script|<at|disputes|未开展任何|\[77\]|含谷镇与西藏/u;

const FAULTS: Record<string, Behaviour> = {
  stalls: { type: 'stall' },
  resets: { type: 'reset' },
  'is asked too often': { type: 'status', status: 429 },
  fails: { type: 'status', status: 500 },
  'refuses the key': { type: 'status', status: 401 },
  'breaks off': { type: 'break_off', text: '推进依法行政，共31337件' },
  'sends no JSON': { type: 'broken_json' },
  floods: { type: 'flood', bytes: 10_000_000 },
  'ends for want of room': { type: 'cut', text: '共31337件。[1]' },
};

let folder: string;
let modelled: Awaited<ReturnType<typeof applicationWithModel>>;
let plain: Application;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zhibao-'));
  const config = parseConfig({ DATA_DIR: join(folder, 'plain') });
  await (await openApplication(config, memoryLog().logger)).close();
  for (const name of ['modelled', ...Object.keys(FAULTS)])
    cpSync(join(folder, 'plain'), join(folder, name), { recursive: true });
  plain = await openApplication(config, memoryLog().logger);
  modelled = await applicationWithModel(join(folder, 'modelled'));
}, 120_000);
afterAll(async () => {
  await modelled.close();
  await plain.close();
  rmSync(folder, { recursive: true, force: true });
});

function tell(lie: Lie): void {
  modelled.chat.behave((request) => ({
    type: 'reply',
    text: promptOf(request) === 'passages' ? lie(passagesIn(request)) : '{"indicators":[],"region":null}',
  }));
}

/** What stands before the quotations: the telling. */
function toldIn({ text }: Answer): string {
  return text.startsWith('>') ? '' : (text.split('\n\n>')[0] ?? '');
}

describe('a model that tells what passages say', () => {
  it.each(TEXT_QUESTIONS)('is shown where it keeps to them: %s', async (question) => {
    tell(honest);
    const grown: string[] = [];
    const answer = await modelled.application.ask({
      question,
      history: [],
      onText: (text) => grown.push(text),
    });
    const without = await plain.ask({ question, history: [] });
    expect(answer.status).toBe('answered');
    expect(answer.citations.map(({ quote }) => quote)).toEqual(without.citations.map(({ quote }) => quote));
    expect(toldIn(answer)).toMatch(/。\[\d+\]/u);
    expect(answer.notes.join()).toContain('语言模型');
    // What was seen growing is what is said in the end, or its beginning.
    for (const text of grown) expect(toldIn(answer).startsWith(text)).toBe(true);
  });

  describe.each(Object.entries(LIES))('and %s', (_name, lie) => {
    it.each(TEXT_QUESTIONS)('shows nothing false: %s', async (question) => {
      tell(lie);
      const grown: string[] = [];
      const asked = modelled.chat.requests.length;
      const answer = await modelled.application.ask({
        question,
        history: [],
        onText: (text) => grown.push(text),
      });
      expect(modelled.chat.requests.length).toBeGreaterThan(asked);
      expect(answer.status).toBe('answered');
      const shown = [toldIn(answer), ...grown].join('\n');
      expect(shown).not.toMatch(FALSE_WORDS);
      const quotes = answer.citations.map(({ quote }) => quote).join('\n');
      const numbers = shown.replace(/\[\d+\]/gu, '').match(/\d[\d.]*/gu) ?? [];
      expect(numbers.filter((number) => !quotes.includes(number))).toEqual([]);
    });
  });

  it('has its passages in fences that no text of theirs can close', () => {
    const [request] = modelled.chat.requests;
    const [system, user] = request?.messages ?? [];
    const fence = /<<passages (\S+)\n/u.exec(user?.content ?? '')?.[1] ?? 'none';
    expect(system?.content).toContain(`以「${fence} 名称>>」结束`);
    expect(system?.content).not.toContain('武胜');
  });

  it('costs what is logged, and leaves no text or question there but at debug, and no key at all', () => {
    const isPlain = (line: string) => line !== '' && (JSON.parse(line) as { level: number }).level >= 30;
    const log = modelled.log.text().split('\n').filter(isPlain).join('\n');
    expect(modelled.log.text()).not.toContain('sk-a-key');
    expect(log).toMatch(/"requestIds":\["req-1"\].*"msg":"a model helped with an answer"/u);
    expect(log).toContain('"purpose":"answer-from-passages"');
    expect(log).toMatch(/"cost":0\.\d+/u);
    expect(log).not.toMatch(/sk-a-key|营商环境|31337/u);
  });
});

describe('an endpoint that', () => {
  it.each(Object.entries(FAULTS))(
    '%s leaves every answer as it is without it',
    async (name, behaviour) => {
      const own = await applicationWithModel(join(folder, name));
      try {
        own.chat.behave(() => behaviour);
        for (const question of TEXT_QUESTIONS.slice(0, 3)) {
          const signal = AbortSignal.timeout(1500);
          const answer = await own.application.ask({ question, history: [], signal });
          expect(answer).toEqual(await plain.ask({ question, history: [] }));
        }
        expect(own.log.text()).toContain('answered without the model');
        expect(own.log.text()).not.toContain('sk-a-key');
      } finally {
        await own.close();
      }
    },
    60_000,
  );
});

describe('a question that the rules can’t read', () => {
  const question = '武胜县2024年老百姓告状告赢政府几回合？';
  const reading = (code: string, words: string) => () =>
    ({ type: 'reply', text: JSON.stringify({ indicators: [{ code, words }], region: null }) }) as const;

  it('is read by the model from the catalogue, and what it read is named or asked back', async () => {
    const stated = plain.catalogue.indicators.find(({ code }) => code === 'reconsideration.received');
    modelled.chat.behave(reading('reconsideration.received', '告状'));
    const answer = await modelled.application.ask({ question, history: [] });
    const without = await plain.ask({ question, history: [] });
    expect(without.status).not.toBe('answered');
    expect(['answered', 'needs_clarification']).toContain(answer.status);
    expect(answer.status === 'answered' ? answer.notes.join() : answer.choices.join()).toContain(
      stated?.name ?? 'none',
    );
  });

  it.each([
    ['an indicator of no catalogue', 'reconsideration.invented', '告状'],
    ['words that were not said', 'reconsideration.received', '大熊猫'],
  ])('is not read by %s', async (_name, code, words) => {
    modelled.chat.behave(reading(code, words));
    const answer = await modelled.application.ask({ question, history: [] });
    expect(answer).toEqual(await plain.ask({ question, history: [] }));
  });
});

describe('figures', () => {
  const golden = readFileSync(new URL('../../data/evaluation/questions.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { question: string; history?: string[] });

  it.each<[string, (request: ChatRequest) => string]>([
    ['obliging', (request) => (promptOf(request) === 'passages' ? honest(passagesIn(request)) : '{}')],
    [
      'lying',
      (request) =>
        promptOf(request) === 'passages'
          ? '共31337件。[1]'
          : '{"indicators":[{"code":"litigation.firstInstance","words":"年"}],"region":null}',
    ],
  ])(
    'of an answer are the same with a model that is %s as without one',
    async (_name, say) => {
      modelled.chat.behave((request) => ({ type: 'reply', text: say(request) }));
      const different: string[] = [];
      let compared = 0;
      for (const { question, history = [] } of golden) {
        const without = await plain.ask({ question, history });
        if (!without.figures.some(({ role }) => role === 'result')) continue;
        compared += 1;
        const answer = await modelled.application.ask({ question, history });
        if (JSON.stringify(answer.figures) !== JSON.stringify(without.figures)) different.push(question);
      }
      expect(compared).toBeGreaterThan(150);
      expect(different).toEqual([]);
    },
    120_000,
  );
});
