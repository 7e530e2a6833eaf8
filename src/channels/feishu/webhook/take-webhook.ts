import type { EventDispatcher } from '@larksuiteoapi/node-sdk';
import { messageOf } from '../../../errors.ts';
import type { Logger } from '../../../logger.ts';
import { readWebhook, type WebhookRequest, type WebhookSecrets } from './read-webhook.ts';

/** What goes back over HTTP: JSON. Anything but 200 makes the platform bring the event again, or a stranger go away. */
export interface WebhookAnswer {
  status: 200 | 400 | 401 | 500 | 503;
  body: object;
}

/** How many requests came in, by what became of them. */
export interface WebhookCounts {
  taken: number;
  refused: number;
  failed: number;
}

export interface Webhook {
  take(request: WebhookRequest): Promise<WebhookAnswer>;
  counts(): Readonly<WebhookCounts>;
}

export interface WebhookDependencies {
  secrets: WebhookSecrets;
  /** Null until the channel has started: then the platform is told to come again. */
  dispatcher: () => EventDispatcher | null;
  logger: Logger;
  now: () => number;
}

/** The other way in: the platform calls us. What is read is handed to the same handlers as events of the long connection. */
export function createWebhook({ secrets, dispatcher, logger, now }: WebhookDependencies): Webhook {
  const counts: WebhookCounts = { taken: 0, refused: 0, failed: 0 };
  return {
    counts: () => counts,
    async take(request) {
      const reading = readWebhook(request, secrets, now());
      switch (reading.type) {
        case 'challenge':
          return { status: 200, body: { challenge: reading.challenge } };
        case 'refused':
          counts.refused += 1;
          logger.warn({ reason: reading.reason }, 'a webhook request was refused');
          return { status: reading.status, body: { error: `Refused: ${reading.reason}.` } };
        case 'event': {
          const ready = dispatcher();
          if (!ready) return { status: 503, body: { error: 'Not ready yet: come again.' } };
          try {
            const result: unknown = await ready.invoke(reading.envelope, { needCheck: false });
            counts.taken += 1;
            // An event without a handler comes back as a sentence; a callback's answer is an object.
            return { status: 200, body: typeof result === 'object' && result !== null ? result : {} };
          } catch (error) {
            counts.failed += 1;
            logger.warn(
              { reason: messageOf(error) },
              'an event could not be taken; the platform brings it again',
            );
            return { status: 500, body: { error: 'Not taken: come again.' } };
          }
        }
      }
    },
  };
}
