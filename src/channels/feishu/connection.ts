import { LoggerLevel, WSClient, type EventDispatcher, type HttpInstance } from '@larksuiteoapi/node-sdk';
import type { FeishuSettings } from '../../config.ts';
import { backOffMs, type Wait } from '../../conversations/wait.ts';
import { messageOf } from '../../errors.ts';
import type { Logger } from '../../logger.ts';
import { createSdkLogger } from './sdk-logger.ts';

const HANDSHAKE_TIMEOUT_MS = 15_000;
const RESTART_BACK_OFF = { firstMs: 1000, longestMs: 5 * 60_000 };

/** How the long connection stands. `failed`: given up by the SDK, to be started anew after a while. */
export interface ConnectionStatus {
  state: 'stopped' | 'connecting' | 'connected' | 'reconnecting' | 'failed';
  /** What ended the last attempt that failed for good; null when none has. */
  lastFailure: string | null;
  /** How often it was started anew after such a failure. */
  restarts: number;
}

/** The long connection, kept up until it is stopped. */
export interface Connection {
  start(): void;
  status(): ConnectionStatus;
  /** Closes at once; events that were not acknowledged come again. */
  stop(): Promise<void>;
}

export interface ConnectionDependencies {
  settings: FeishuSettings;
  httpInstance: HttpInstance;
  dispatcher: EventDispatcher;
  logger: Logger;
  wait: Wait;
  /** Without it the SDK takes a half-open socket (sleep, NAT) for alive, and stays silent for ever. */
  pingTimeoutSeconds: number;
}

/**
 * Supervises the SDK's client: it retries most failures by itself, but takes an overloaded platform ("system busy") or one
 * connection too many for final and stays silent from then on. Then a new client is started, with growing pauses.
 */
export function createConnection({
  settings,
  httpInstance,
  dispatcher,
  logger,
  wait,
  pingTimeoutSeconds,
}: ConnectionDependencies): Connection {
  const stopping = new AbortController();
  let client: WSClient | null = null;
  let running: Promise<void> | null = null;
  let lastFailure: string | null = null;
  let restarts = 0;

  async function supervise(): Promise<void> {
    let failuresInARow = 0;
    while (!stopping.signal.aborted) {
      const failure = await untilFailure(() => (failuresInARow = 0));
      if (failure === null) return;
      lastFailure = failure;
      restarts += 1;
      const pauseMs = backOffMs(failuresInARow++, RESTART_BACK_OFF);
      logger.warn(
        { failure, pauseMs },
        'connection to the messenger failed; it is started anew after a pause',
      );
      await wait(pauseMs, stopping.signal);
    }
  }

  /** Runs one client until it gives up (why) or is stopped (null). */
  function untilFailure(onConnected: () => void): Promise<string | null> {
    return new Promise((resolve) => {
      const connected = () => {
        logger.info('connected to the messenger');
        onConnected();
      };
      const end = (failure: string | null) => {
        stopping.signal.removeEventListener('abort', stop);
        started.close({ force: true });
        resolve(failure);
      };
      const stop = () => {
        end(null);
      };
      const started = new WSClient({
        appId: settings.appId,
        appSecret: settings.appSecret,
        domain: settings.domain,
        httpInstance,
        logger: createSdkLogger(logger),
        loggerLevel: LoggerLevel.warn,
        handshakeTimeoutMs: HANDSHAKE_TIMEOUT_MS,
        wsConfig: { pingTimeout: pingTimeoutSeconds },
        onReady: connected,
        onReconnected: connected,
        onError: (error) => {
          end(messageOf(error));
        },
      });
      client = started;
      stopping.signal.addEventListener('abort', stop);
      started.start({ eventDispatcher: dispatcher }).catch((error: unknown) => {
        end(messageOf(error));
      });
    });
  }

  return {
    start() {
      running ??= supervise();
    },
    status: () => ({ state: stateOf(client, running, stopping.signal), lastFailure, restarts }),
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

function stateOf(
  client: WSClient | null,
  running: Promise<void> | null,
  stopping: AbortSignal,
): ConnectionStatus['state'] {
  if (!running || stopping.aborted) return 'stopped';
  const state = client?.getConnectionStatus().state ?? 'idle';
  // Between a loss and the SDK's own attempt to reconnect it calls itself idle.
  return state === 'idle' ? 'connecting' : state;
}
