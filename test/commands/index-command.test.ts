import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { zhibao } from '../support/command-line.ts';
import { temporaryEmbeddingServer } from '../support/embedding-server.ts';
import { madeUpReport } from '../support/made-up-report.ts';
import { temporaryFolder } from '../support/temporary-store.ts';

/** A report in a file, an endpoint, and the settings that name it. */
async function setUp() {
  const dataDirectory = temporaryFolder();
  const file = join(temporaryFolder(), 'a.txt');
  writeFileSync(file, madeUpReport({ more: '(二)推广网上立案。建设智慧法庭三处。' }));
  const server = await temporaryEmbeddingServer();
  const environment = {
    ...{
      EMBEDDING_BASE_URL: server.url,
      EMBEDDING_MODEL: 'hashed-test',
      EMBEDDING_API_KEY: 'sk-never-shown',
    },
  };
  return { file, server, dataDirectory, environment };
}

describe('zhibao index', { timeout: 120_000 }, () => {
  it('says what to set where there is no model', async () => {
    const { exitCode, messages } = await zhibao(['index'], { dataDirectory: temporaryFolder() });
    expect(exitCode).toBe(2);
    expect(messages).toContain('EMBEDDING_BASE_URL');
  });

  it('has nothing left to do after ingestion, and all of it with --rebuild', async () => {
    const { file, server, ...options } = await setUp();
    const ingested = await zhibao(['ingest', file], options);
    expect(ingested).toMatchObject({ exitCode: 0 });
    expect(ingested.messages).toMatch(/All \d+ passages are embedded/);
    const texts = server.requests.flatMap(({ input }) => input);
    server.requests.length = 0;
    expect(await zhibao(['index'], options)).toMatchObject({ exitCode: 0, output: '' });
    expect(server.requests).toEqual([]);
    expect(await zhibao(['index', '--rebuild'], options)).toMatchObject({ exitCode: 0 });
    expect(server.requests.flatMap(({ input }) => input)).toEqual(texts);
  });

  it('keeps what was ingested when the endpoint refuses', async () => {
    const { file, server, ...options } = await setUp();
    server.treat(() => ({ status: 401 }));
    const ingested = await zhibao(['ingest', file], options);
    expect(ingested.exitCode).toBe(7);
    expect(ingested.output).toContain('凤阳县');
    expect(ingested.messages).toMatch(/EMBEDDING_API_KEY.*\n0 of \d+ passages/);
    expect(ingested.messages).not.toContain('sk-never-shown');
  });
});
