import { expect, it, onTestFinished } from 'vitest';
import { createMetrics } from '../../src/metrics.ts';
import { openApplication } from '../../src/application.ts';
import { createConsoleChannel } from '../../src/channels/console/console-channel.ts';
import { parseConfig } from '../../src/config.ts';
import { createConversations } from '../../src/conversations/converse.ts';
import { listExchanges } from '../../src/conversations/list-exchanges.ts';
import { objectToFigure } from '../../src/library/object-to-figure.ts';
import { settleFigure } from '../../src/library/settle-figure.ts';
import { findDocument } from '../../src/conversations/find-document.ts';
import { readReport } from '../../src/library/read-report.ts';
import { createWeb } from '../../src/web/server.ts';
import { memoryLog } from '../support/log.ts';
import { temporaryFolder } from '../support/temporary-store.ts';

it('a question that the store has no room for is not taken: the page learns why, the log where', async () => {
  const log = memoryLog();
  const config = parseConfig({ DATA_DIR: temporaryFolder() });
  const application = await openApplication(config, log.logger, { seed: 'never' });
  const { store, ask } = application;
  const console = createConsoleChannel({
    now: Date.now,
    listExchanges: (thread) => listExchanges(store, thread),
  });
  const conversations = createConversations({
    store,
    ask,
    channels: [console],
    logger: log.logger,
    now: () => new Date(),
  });
  await conversations.start();
  onTestFinished(async () => {
    await conversations.stop();
    await application.close();
  });
  const web = createWeb({
    metrics: createMetrics(),
    drafts: {
      choices: () => Promise.resolve({ templates: [], regions: [] }),
      make: () => Promise.reject(new Error('no draft is asked for')),
      lastYear: () => [],
      enter: () => Promise.resolve(0),
    },
    ask,
    console,
    findReport: (id) => readReport(store, id),
    findDocument: (key) => findDocument(store, key),
    catalogue: application.catalogue,
    review: {
      list: () => Promise.resolve({ figures: [], total: 0 }),
      find: () => Promise.resolve(null),
      settle: (settlement) => settleFigure(application, settlement),
      object: (objection) => objectToFigure(application, objection),
      listObjections: () => Promise.resolve([]),
    },
    health: () => Promise.resolve({ ok: true }),
    takeWebhook: null,
    token: null,
    publicUrl: null,
    logger: log.logger,
  });
  const post = (text: string): Promise<Response> =>
    Promise.resolve(
      web.request('http://127.0.0.1/api/messages', {
        method: 'POST',
        headers: { 'content-type': 'application/json', host: '127.0.0.1' },
        body: JSON.stringify({ conversationId: 'conversation', messageId: 'message-1', text }),
      }),
    );
  await store.database.$queryRaw`PRAGMA max_page_count = 1`;
  const refused = await post('问'.repeat(20_000));
  expect(refused.status).toBe(507);
  const body = await refused.text();
  expect(body).toContain('nothing was kept: ask again when there is room');
  expect(body).not.toContain(store.path);
  expect(log.text()).toContain('has no room left');
  await store.database.$queryRaw`PRAGMA max_page_count = 100000`;
  expect((await post('问'.repeat(20_000))).status).toBe(202);
});
