import type { Client } from '@larksuiteoapi/node-sdk';
import { z } from 'zod';
import { AppError, messageOf } from '../../errors.ts';
import type { Logger } from '../../logger.ts';
import { isOpenId } from './ids.ts';

/** Who the bot is on the platform. */
export interface BotIdentity {
  openId: string;
  /** The organisation the app belongs to; null when the app lacks the scope to ask: then each event's header says it. */
  tenantKey: string | null;
}

const botSchema = z.object({ bot: z.object({ open_id: z.string().refine(isOpenId) }) });
const tenantSchema = z.object({ data: z.object({ tenant: z.object({ tenant_key: z.string().min(1) }) }) });

/**
 * Asks the platform who the bot is.
 * @param signal Ends the asking.
 * @throws {AppError} `platform` when it can't be told; the caller decides when to ask again.
 */
export async function fetchBotIdentity(
  client: Client,
  logger: Logger,
  signal: AbortSignal,
): Promise<BotIdentity> {
  const info = await client.request<unknown>({ url: '/open-apis/bot/v3/info', method: 'GET', signal });
  const parsed = botSchema.safeParse(info);
  if (!parsed.success)
    throw new AppError({
      code: 'platform',
      message:
        'The messenger did not say who the bot is: turn on the app’s bot ability and publish a version.',
      retryable: true,
    });
  return { openId: parsed.data.bot.open_id, tenantKey: await fetchTenantKey(client, logger, signal) };
}

async function fetchTenantKey(client: Client, logger: Logger, signal: AbortSignal): Promise<string | null> {
  try {
    const answer = await client.request<unknown>({
      url: '/open-apis/tenant/v2/tenant/query',
      method: 'GET',
      signal,
    });
    const parsed = tenantSchema.safeParse(answer);
    return parsed.success ? parsed.data.data.tenant.tenant_key : null;
  } catch (error) {
    logger.info(
      { reason: messageOf(error) },
      'own organisation taken from events: scope tenant:tenant:readonly would tell it',
    );
    return null;
  }
}
