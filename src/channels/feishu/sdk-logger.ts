import type { Logger as SdkLogger } from '@larksuiteoapi/node-sdk';
import { AppError, messageOf } from '../../errors.ts';
import type { Logger } from '../../logger.ts';

/**
 * Takes the SDK's log lines into ours, with what they must not carry taken out: it logs requests whole (app secret, message
 * text) and the connection's address with its ticket. Objects are dropped but for their codes; addresses lose their query.
 */
export function createSdkLogger(logger: Logger): SdkLogger {
  const line = (parts: unknown[]) => parts.flat(2).map(describe).filter(Boolean).join(' ');
  return {
    error: (...parts) => {
      logger.warn({ from: 'feishu-sdk' }, line(parts));
    },
    warn: (...parts) => {
      logger.warn({ from: 'feishu-sdk' }, line(parts));
    },
    info: (...parts) => {
      logger.debug({ from: 'feishu-sdk' }, line(parts));
    },
    debug: () => undefined,
    trace: () => undefined,
  };
}

function describe(part: unknown): string {
  if (typeof part === 'string') return part.replace(/((?:https?|wss?):\/\/[^\s?]+)\?\S*/g, '$1?…');
  if (part instanceof AppError) return part.message;
  if (part instanceof Error) return describe(messageOf(part));
  if (typeof part === 'number' || typeof part === 'boolean') return String(part);
  return '';
}
