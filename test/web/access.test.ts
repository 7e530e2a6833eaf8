import { request } from 'node:http';
import { Hono } from 'hono';
import { describe, expect, it, onTestFinished } from 'vitest';
import { guardAccess, type AccessOptions } from '../../src/web/access.ts';
import { startWeb } from '../../src/web/listen.ts';

const TOKEN = 'a-token-of-some-length';

describe('without a token', () => {
  const cases: [host: string, status: number][] = [
    ['127.0.0.1:3000', 200],
    ['127.8.9.1', 200],
    ['localhost:3000', 200],
    ['[::1]:3000', 200],
    ['zhibao.example', 200],
    ['evil.example', 403],
    ['127.0.0.1.evil.example', 403],
    ['localhost.evil.example:3000', 403],
    ['zhibao.example:81', 403],
    ['10.0.0.1', 403],
    ['128.0.0.1', 403],
  ];
  it.each(cases)('a request to %j is answered with %i', async (host, status) => {
    const ask = await guarded({ token: null, publicUrl: 'https://zhibao.example' });
    expect((await ask({ host })).status).toBe(status);
  });
});

describe('with a token', () => {
  const basic = (credentials: string) => `Basic ${Buffer.from(credentials).toString('base64')}`;
  const cases: [what: string, headers: Record<string, string>, status: number][] = [
    ['as bearer', { authorization: `Bearer ${TOKEN}` }, 200],
    ['as password of any user', { authorization: basic(`someone:${TOKEN}`) }, 200],
    ['as password of no user', { authorization: basic(`:${TOKEN}`) }, 200],
    ['under any host', { authorization: `Bearer ${TOKEN}`, host: 'elsewhere.example' }, 200],
    ['missing', {}, 401],
    ['missing on this machine', { host: '127.0.0.1' }, 401],
    ['wrong as bearer', { authorization: `Bearer ${TOKEN}x` }, 401],
    ['cut short', { authorization: `Bearer ${TOKEN.slice(1)}` }, 401],
    ['empty', { authorization: 'Bearer ' }, 401],
    ['wrong as password', { authorization: basic(`someone:${TOKEN}x`) }, 401],
    ['as user, not password', { authorization: basic(`${TOKEN}:`) }, 401],
  ];
  it.each(cases)('%s', async (_what, headers, status) => {
    const ask = await guarded({ token: TOKEN, publicUrl: null });
    const answer = await ask(headers);
    expect(answer.status).toBe(status);
    if (status === 401) expect(answer.challenge).toMatch(/^Basic realm="Zhibao"/);
  });
});

/** A guarded page behind a real socket; `host` can only be set below `fetch`. */
async function guarded(options: AccessOptions) {
  const web = new Hono();
  web.use(guardAccess(options));
  web.get('/', (context) => context.text('in'));
  const server = await startWeb(web, { host: '127.0.0.1', port: 0 });
  onTestFinished(() => server.close());
  return (headers: Record<string, string>) =>
    new Promise<{ status: number | undefined; challenge: string | undefined }>((resolve, reject) => {
      request(server.url, { headers, agent: false }, (response) => {
        response.resume();
        resolve({ status: response.statusCode, challenge: response.headers['www-authenticate'] });
      })
        .on('error', reject)
        .end();
    });
}
