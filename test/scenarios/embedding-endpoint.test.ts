import { onTestFinished, describe, expect, it } from 'vitest';
import { openApplication } from '../../src/application.ts';
import { parseConfig } from '../../src/config.ts';
import { startEmbeddingServer, temporaryEmbeddingServer } from '../support/embedding-server.ts';
import type { Misbehaviour } from '../support/embedding-server.ts';
import { memoryLog } from '../support/log.ts';
import { temporaryFolder } from '../support/temporary-store.ts';

/** Questions answered by passages, by figures, by several reports, and by nothing. */
const QUESTIONS = [
  '武胜县2024年有哪些普法宣传活动',
  '滨海新区行政执法监督是怎么开展的',
  '武昌区下一步有什么打算',
  '哪些报告提到了府院联动',
  '武胜县2024年受理行政复议申请几件？',
  '滨海新区和武胜县哪个行政复议受理得多',
  '今天天气怎么样',
];

const MISBEHAVIOURS: Misbehaviour[] = [{ status: 500 }, { status: 429, retryAfter: '1' }, 'reset', 'zeros'];

/** The program on the five reports. */
async function open(dataDirectory: string, url: string | null) {
  const endpoint = url === null ? {} : { EMBEDDING_BASE_URL: url, EMBEDDING_MODEL: 'hashed-test' };
  const log = memoryLog();
  const application = await openApplication(
    parseConfig({ DATA_DIR: dataDirectory, ...endpoint }),
    log.logger,
  );
  onTestFinished(() => application.close());
  const askAll = async () => {
    const answers = [];
    for (const question of QUESTIONS) answers.push(await application.ask({ question, history: [] }));
    return answers;
  };
  return { ...application, askAll, log };
}

describe('answers with an embedding endpoint', { timeout: 120_000 }, () => {
  it('are what they are without one, whatever the endpoint does, and say nothing of it', async () => {
    const folder = temporaryFolder();
    const without = await (await open(folder, null)).askAll();
    const server = await temporaryEmbeddingServer();
    await (await open(folder, server.url)).embedPassages?.({});
    for (const how of MISBEHAVIOURS) {
      const { askAll, log } = await open(folder, server.url);
      server.treat(() => how);
      expect(await askAll()).toEqual(without);
      expect(log.text()).toContain('words alone');
    }
    await server.close();
    expect(await (await open(folder, server.url)).askAll()).toEqual(without);
  });

  it('give the same figures with one that works, and quote what stands in the reports', async () => {
    const folder = temporaryFolder();
    const without = await (await open(folder, null)).askAll();
    const server = await startEmbeddingServer({ dimension: 256 });
    onTestFinished(() => server.close());
    const { askAll, embedPassages } = await open(folder, server.url);
    await embedPassages?.({});
    server.requests.length = 0;
    const answers = await askAll();
    expect(server.requests.length).toBeGreaterThan(0);
    expect(answers.map(({ figures }) => figures)).toEqual(without.map(({ figures }) => figures));
    expect(answers.map(({ status }) => status)).toEqual(without.map(({ status }) => status));
  });
});
