/**
 * The bot as a process of its own, for tests that kill it. Arguments: data folder, platform's address, and what happens to a
 * question: `answers` it, or `ponders` it for ever. Says `asked` on standard output when a question arrives.
 */
import { createFeishuChannel } from '../../src/channels/feishu/feishu-channel.ts';
import { createConversations } from '../../src/conversations/converse.ts';
import { createLogger } from '../../src/logger.ts';
import { openStore } from '../../src/store/open-store.ts';
import { APP } from '../support/feishu-emulator/emulator.ts';
import { anAnswer } from '../support/messages.ts';

const [dataDirectory, domain, behaviour] = process.argv.slice(2);
if (!dataDirectory || !domain || !behaviour)
  throw new Error('usage: bot-process FOLDER DOMAIN answers|ponders');

const logger = createLogger({ level: 'silent', secrets: [] });
const store = await openStore({ dataDirectory });
const channel = createFeishuChannel({
  settings: { ...APP, domain, allowExternal: false, webhook: null },
  logger,
});
await createConversations({
  store,
  channels: [channel],
  logger,
  now: () => new Date(),
  ask: async ({ question }) => {
    console.log('asked');
    if (behaviour === 'ponders') await new Promise(() => undefined);
    return anAnswer({ text: `答：${question}` });
  },
}).start();
