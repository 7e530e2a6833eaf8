import { describe, expect, it } from 'vitest';
import { readReferenceData } from '../../src/library/reference-data.ts';
import { serverForThisFile } from '../support/running-server.ts';

const server = serverForThisFile();

describe('the page of indicators', () => {
  it('holds every one with its definition', async () => {
    const { catalogue } = await readReferenceData();
    const response = await fetch(`${server.url}/indicators`);
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    const text = await response.text();
    for (const { code, definition } of catalogue.indicators) {
      expect(text).toContain(`<code>${code}</code>`);
      expect(text).toContain(definition);
    }
  });

  it('starts with a word of the address, which is never markup', async () => {
    const text = await (
      await fetch(`${server.url}/indicators?word=${encodeURIComponent('"><script>x')}`)
    ).text();
    expect(text).toContain('value="&quot;&gt;&lt;script&gt;x"');
  });

  it('has its style and script', async () => {
    for (const name of ['indicators.css', 'indicators.js'])
      expect((await fetch(`${server.url}/assets/${name}`)).status).toBe(200);
  });
});
