import { openApplication } from './application.ts';
import { createConsoleChannel } from './channels/console/console-channel.ts';
import { createFeishuChannel } from './channels/feishu/feishu-channel.ts';
import type { Config } from './config.ts';
import { createConversations } from './conversations/converse.ts';
import { purgeConversations } from './conversations/purge.ts';
import { messageOf } from './errors.ts';
import { readReport } from './library/read-report.ts';
import { rereadOutdated } from './library/reread-outdated.ts';
import type { Logger } from './logger.ts';
import { listReports } from './store/reports.ts';
import { createWeb, startWeb } from './web/server.ts';

const HOUR_MS = 3_600_000;

export interface RunningServer {
  /** Where the console is. */
  readonly url: string;
  /** Ends what is under way in order: no new messages, answers finished, store closed. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * The composition root of the server: config → store → application → channels → web, and one shutdown in reverse.
 * @throws {AppError} when the store, the port or the settings don't allow it; nothing is left running then.
 */
export async function startServer(config: Readonly<Config>, logger: Logger): Promise<RunningServer> {
  // 1. What every answer needs.
  const application = await openApplication(config, logger, { seed: 'when_empty' });
  const { store, ask } = application;
  // 2. The ways in and out.
  const console = createConsoleChannel({ now: Date.now });
  const feishu = config.feishu ? createFeishuChannel({ settings: config.feishu, logger }) : null;
  const conversations = createConversations({
    store,
    ask,
    channels: feishu ? [console, feishu] : [console],
    logger,
    now: () => new Date(),
  });
  const web = createWeb({
    ask,
    console,
    findReport: (id) => readReport(store, id),
    health: async () => {
      return { ok: true, reports: (await listReports(store)).length, feishu: feishu?.status() ?? null };
    },
    token: config.consoleToken,
    publicUrl: config.publicUrl,
    logger,
  });
  // 3. Listening comes before the messenger: a port in use must not cost a message.
  const stopping = new AbortController();
  try {
    const server = await startWeb(web, config);
    await conversations.start();
    // 4. Work beside answering.
    const rereading = rereadOutdated({ ...application, signal: stopping.signal }).catch((error: unknown) => {
      logger.error({ reason: messageOf(error) }, 'outdated reports could not be read again');
    });
    const purge = setInterval(() => {
      purgeConversations(store, { now: new Date(), retentionDays: config.retentionDays }).catch(
        (error: unknown) => {
          logger.error({ reason: messageOf(error) }, 'old conversations could not be removed');
        },
      );
    }, HOUR_MS);
    let stopped: Promise<void> | null = null;
    const stop = async () => {
      stopping.abort();
      clearInterval(purge);
      await conversations.stop();
      await server.close();
      await rereading;
      await application.close();
    };
    return { url: server.url, stop: () => (stopped ??= stop()) };
  } catch (error) {
    await application.close();
    throw error;
  }
}
