import { describe, expect, it } from 'vitest';
import type { TimedAnswer } from '../../src/answers/ask-timed.ts';
import { serverForThisFile } from '../support/running-server.ts';

const server = serverForThisFile();

describe('POST /api/ask', () => {
  it('answers as the contract says, with the sentence that the number stands in', async () => {
    const { status, body } = await ask({ id: '7', question: '滨海新区2024年行政复议受理多少件？' });
    expect(status).toBe(200);
    expect(Object.keys(body).sort()).toEqual(
      ['choices', 'citations', 'elapsedMs', 'figures', 'id', 'notes', 'reason', 'status', 'text'].sort(),
    );
    expect(body).toMatchObject({ id: '7', status: 'answered', reason: null, choices: [] });
    const figure = body.figures.find(({ role }) => role === 'result');
    expect(figure).toMatchObject({ region: '滨海新区', year: 2024, stated: '1423', unit: '件', citation: 1 });
    const citation = body.citations.find(({ n }) => n === figure?.citation);
    expect(citation?.quote).toContain('1423');
    expect(citation?.end).toBe((citation?.start ?? 0) + (citation?.quote.length ?? 0));
  });

  it('reads a question with those before it', async () => {
    const { body } = await ask({ question: '武胜县呢？', history: ['滨海新区2024年行政复议受理多少件？'] });
    expect(body.figures[0]).toMatchObject({ region: '武胜县', stated: '98' });
    expect(body.id).toBeNull();
  });

  const peculiar: [what: string, question: string][] = [
    ['nothing', ''],
    ['blanks', ' \n\t　'],
    ['10,000 characters', '行政复议'.repeat(2500)],
    ['control characters', '滨海新区\u0000\u0007\u001b[31m行政复议\u200b受理\ufeff多少件'],
    ['half a character', '滨海新区\ud83d行政复议'],
    ['markup', '<script>alert(1)</script><img src=x onerror=alert(1)>'],
    ['a query', `'; DROP TABLE "Report"; -- " OR 1=1`],
    ['search operators', 'NEAR("行政" "复议") AND * OR ^ : - "'],
    ['pictures', '🏛️📊🇨🇳👩‍⚖️？'],
    ['a pattern', '(((((.*)+)+)+$[a-z'],
  ];
  it.each(peculiar)('answers a question of %s', async (_what, question) => {
    const { status, body } = await ask({ question });
    expect(status).toBe(200);
    expect(['answered', 'not_found', 'needs_clarification', 'refused']).toContain(body.status);
    expect(body.text).not.toBe('');
    expect(body.text).not.toContain('<script>');
  });

  it.each([
    ['问'.repeat(1001), /^问题太长：最多1000个字/],
    ['word '.repeat(300), /^The question is too long: at most 1000 characters/],
  ])('says how long a question may be, in its language', async (question, says) => {
    const { body } = await ask({ question });
    expect(body.status).toBe('refused');
    expect(body.text).toMatch(says);
  });

  const refused: [what: string, body: string, type: string | null, status: number, says: RegExp][] = [
    ['broken JSON', '{"question":', 'application/json', 400, /not JSON/],
    ['an empty body', '', 'application/json', 400, /not JSON/],
    ['no question', '{"id":"1"}', 'application/json', 400, /question/],
    ['a list', '[1]', 'application/json', 400, /body/],
    ['a question that is no text', '{"question":5}', 'application/json', 400, /question/],
    ['a history that is no list', '{"question":"x","history":"y"}', 'application/json', 400, /history/],
    ['a form', 'question=x', 'application/x-www-form-urlencoded', 415, /application\/json/],
    ['plain text', '{"question":"x"}', 'text/plain', 415, /application\/json/],
    ['a type that only begins so', '{"question":"x"}', 'application/jsonp', 415, /application\/json/],
    [
      'more than 64 KB',
      JSON.stringify({ question: 'x'.repeat(70_000) }),
      'application/json',
      413,
      /65536 bytes/,
    ],
  ];
  it.each(refused)('refuses %s', async (_what, body, type, status, says) => {
    const answer = await post(body, type === null ? {} : { 'content-type': type });
    expect(answer.status).toBe(status);
    expect(((await answer.json()) as { error: string }).error).toMatch(says);
  });

  it('refuses another method', async () => {
    expect((await fetch(`${server.url}/api/ask`)).status).toBe(404);
  });
});

function post(body: string, headers: Record<string, string>): Promise<Response> {
  return fetch(`${server.url}/api/ask`, { method: 'POST', headers, body });
}

async function ask(request: object): Promise<{ status: number; body: TimedAnswer }> {
  const response = await post(JSON.stringify(request), { 'content-type': 'application/json; charset=utf-8' });
  return { status: response.status, body: (await response.json()) as TimedAnswer };
}
