import { describe, expect, it } from 'vitest';
import type { TimedAnswer } from '../../src/answers/ask-timed.ts';
import { serverForThisFile } from '../support/running-server.ts';

const server = serverForThisFile();
const get = (path: string, headers: Record<string, string> = {}) => fetch(server.url + path, { headers });

describe('the pages', () => {
  it('are the console at the root, with assets that all exist', async () => {
    const response = await get('/');
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    const page = await response.text();
    const assets = [...page.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '');
    expect(assets.length).toBeGreaterThan(2);
    for (const asset of assets) expect((await get(asset)).status, asset).toBe(200);
    for (const script of assets.filter((name) => name.endsWith('.js'))) {
      const imports = [...(await (await get(script)).text()).matchAll(/from '\.\/([\w.-]+)'/g)];
      for (const [, name] of imports) expect((await get(`/assets/${name ?? ''}`)).status, name).toBe(200);
    }
  });

  it('allow nothing inline and nothing from elsewhere', async () => {
    const response = await get('/');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toContain('http');
    const page = await response.text();
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\son\w+=|\sstyle=/);
  });

  const absent = [
    '/nothing',
    '/assets/nothing.js',
    '/assets/../server.ts',
    '/assets/%2e%2e%2fserver.ts',
    '/api/nothing',
    '/assets/constructor',
    '/reports/r_000000000000',
    '/reports/%00',
  ];
  it.each(absent)('%s is not there', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(404);
    expect(await response.json()).toHaveProperty('error');
  });

  it('tell people in their words that something is not there', async () => {
    const response = await get('/reports/r_000000000000', { accept: 'text/html,*/*' });
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('没有这份报告');
  });

  it('lead from an answer to the sentence in its report', async () => {
    const response = await fetch(`${server.url}/api/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ question: '滨海新区2024年行政复议受理多少件？' }),
    });
    const citation = ((await response.json()) as TimedAnswer).citations[0];
    const page = await get(`/reports/${citation?.report}?start=${citation?.start}&end=${citation?.end}`);
    expect(page.status).toBe(200);
    expect(/<mark>(.*?)<\/mark>/.exec(await page.text())?.[1]).toBe(citation?.quote);
  });

  it('tell at /metrics what models were asked, in the form that Prometheus reads', async () => {
    const response = await get('/metrics');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/plain');
    expect(await response.text()).toContain('# TYPE zhibao_model_requests_total counter');
  });

  it('tell at /healthz how many reports there are', async () => {
    const response = await get('/healthz');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ ok: true, reports: 5, feishu: null });
  });
});

it('no request has failed for an unforeseen reason', () => {
  expect(server.log.text()).not.toContain('"level":50');
});
