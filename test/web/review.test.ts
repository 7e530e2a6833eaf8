import { beforeAll, describe, expect, it } from 'vitest';
import { serverForThisFile } from '../support/running-server.ts';

const server = serverForThisFile();
const SIGNED = { reason: '与台账核对', by: '王科长' };
const post = (path: string, body: unknown, type = 'application/json') =>
  fetch(server.url + path, { method: 'POST', headers: { 'content-type': type }, body: JSON.stringify(body) });
const pageOf = async (path: string) => (await fetch(server.url + path)).text();

describe('reviewing over HTTP', () => {
  let ids: string[] = [];
  beforeAll(async () => {
    const queue = await pageOf('/review');
    ids = [...queue.matchAll(/data-figure="([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(ids.length).toBeGreaterThan(2);
  });

  it('shows each figure with its sentence, its doubts and a way to the report', async () => {
    const queue = await pageOf('/review');
    expect(queue.match(/<blockquote>[^<]*<mark>[^<]+<\/mark>/g)).toHaveLength(ids.length);
    expect(queue.match(/<ul class="doubts">/g)).toHaveLength(ids.length);
    const [address = ''] = /\/reports\/r_[^"]+/.exec(queue) ?? [];
    expect(await pageOf(address.replaceAll('&amp;', '&'))).toContain('<mark>');
  });

  it('keeps a verdict, after which the figure leaves the queue and tells its history', async () => {
    const [id = ''] = ids;
    expect((await post(`/api/figures/${id}/verdict`, { verdict: 'confirmed', ...SIGNED })).status).toBe(201);
    expect(await pageOf('/review')).not.toContain(`data-figure="${id}"`);
    const page = await pageOf(`/review?figure=${id}`);
    expect(page).toMatch(/王科长\s+确认：\s*与台账核对/);
  });

  it('lets nobody settle what they reported themselves', async () => {
    const [, id = ''] = ids;
    expect((await post(`/api/figures/${id}/objections`, { reason: '应为5', by: '李四' })).status).toBe(201);
    expect(await pageOf('/review')).toContain('李四报告有误：应为5');
    const own = await post(`/api/figures/${id}/verdict`, { verdict: 'rejected', reason: '错', by: '李四' });
    expect(own.status).toBe(403);
    expect(await own.json()).toMatchObject({ code: 'not_permitted' });
    expect((await post(`/api/figures/${id}/verdict`, { verdict: 'confirmed', ...SIGNED })).status).toBe(201);
    expect(await pageOf('/review')).not.toContain('李四报告有误');
    const told = await fetch(`${server.url}/api/figures/objections?by=${encodeURIComponent('李 四')}`);
    const verdict = { words: '确认', ...SIGNED };
    expect(await told.json()).toMatchObject([{ figure: id, reason: '应为5', verdict }]);
    const others = await fetch(`${server.url}/api/figures/objections?by=nobody`);
    expect(await others.json()).toEqual([]);
  });

  it.each<[string, unknown, number]>([
    ['no reason', { verdict: 'confirmed', reason: '', by: '王科长' }, 400],
    ['no name', { verdict: 'confirmed', reason: '对' }, 400],
    ['a verdict that is none', { verdict: 'deleted', ...SIGNED }, 400],
    [
      'a number that the sentence has not',
      { verdict: 'corrected', changes: { value: '987654' }, ...SIGNED },
      400,
    ],
    ['a change that can not be made', { verdict: 'corrected', changes: { label: '别的' }, ...SIGNED }, 400],
  ])('refuses %s', async (_what, body, status) => {
    const refused = await post(`/api/figures/${ids[2] ?? ''}/verdict`, body);
    expect(refused.status).toBe(status);
    expect(await refused.json()).toHaveProperty('error');
  });

  it('refuses what a form of another site could send', async () => {
    const body = { verdict: 'rejected', ...SIGNED };
    for (const type of ['text/plain', 'application/x-www-form-urlencoded'])
      expect((await post(`/api/figures/${ids[2] ?? ''}/verdict`, body, type)).status).toBe(415);
  });

  it('knows nothing of figures that are none', async () => {
    expect(
      (await post('/api/figures/r_000000000000:1/verdict', { verdict: 'confirmed', ...SIGNED })).status,
    ).toBe(404);
    expect((await fetch(`${server.url}/review?figure=r_000000000000:1`)).status).toBe(404);
  });

  it('sends words as words, never as markup', async () => {
    const id = ids[2] ?? '';
    await post(`/api/figures/${id}/objections`, { reason: '<img src=x onerror=alert(1)>', by: '<b>' });
    const page = await pageOf('/review');
    expect(page).not.toContain('<img');
    expect(page).toContain('&lt;img src=x');
  });
});

describe('reviewing on a server with a token', () => {
  const guarded = serverForThisFile({ CONSOLE_TOKEN: 'a-long-enough-token-for-tests' });

  it('is for those who have it', async () => {
    expect((await fetch(`${guarded.url}/review`)).status).toBe(401);
    const headers = { authorization: 'Bearer a-long-enough-token-for-tests' };
    expect((await fetch(`${guarded.url}/review`, { headers })).status).toBe(200);
    expect(
      (await fetch(`${guarded.url}/api/figures/r_000000000000:1/verdict`, { method: 'POST' })).status,
    ).toBe(401);
  });
});
