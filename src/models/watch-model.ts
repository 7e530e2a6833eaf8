import type { Logger } from '../logger.ts';
import type { Metrics } from '../metrics.ts';
import { ModelError } from './language-model.ts';
import type { ModelMessage, ModelReply, TokenCount } from './language-model.ts';
import type { AskedModel } from './limited-model.ts';

/** What a million tokens cost, read and written. */
export interface ModelPrices {
  input: number;
  output: number;
}

export interface WatchDependencies {
  logger: Logger;
  metrics: Metrics;
  /** Null where nobody gave any: costs are not counted then. */
  prices: ModelPrices | null;
}

/** The same model, with every request counted and logged: its purpose, cost and the endpoint's own name for it; its text only at debug. */
export function watchModel(
  { model, runAgent }: AskedModel,
  { logger, metrics, prices }: WatchDependencies,
): AskedModel {
  async function watched(
    request: { purpose: string; messages: readonly ModelMessage[] },
    work: () => Promise<ModelReply>,
  ): Promise<ModelReply> {
    const start = performance.now();
    const { purpose } = request;
    const count = (outcome: string, tokens: TokenCount) => {
      const seconds = (performance.now() - start) / 1000;
      metrics.countRequest({
        kind: 'chat',
        purpose,
        outcome,
        seconds,
        ...tokens,
        cost: costOf(tokens, prices) ?? 0,
      });
      return Math.round(seconds * 1000);
    };
    try {
      const reply = await work();
      const elapsedMs = count('answered', reply.tokens);
      const { tokens, requestId, text } = reply;
      const cost = costOf(tokens, prices);
      logger.info(
        { purpose, requestId, ...tokens, ...(cost !== null && { cost }), elapsedMs },
        'the model was asked',
      );
      logger.debug(
        { purpose, requestId, messages: request.messages, reply: text },
        'what the model was asked',
      );
      return reply;
    } catch (error) {
      count(error instanceof ModelError ? error.fault : 'failed', { input: 0, output: 0 });
      throw error;
    }
  }
  return {
    model: { name: model.name, complete: (request) => watched(request, () => model.complete(request)) },
    runAgent: (request) => watched(request, () => runAgent(request)),
  };
}

/** @returns Null without prices. */
export function costOf({ input, output }: TokenCount, prices: ModelPrices | null): number | null {
  return prices && (input * prices.input + output * prices.output) / 1_000_000;
}
