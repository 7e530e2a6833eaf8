import {
  BrokenCircuitError,
  BulkheadRejectedError,
  ConsecutiveBreaker,
  bulkhead,
  circuitBreaker,
  handleType,
} from 'cockatiel';
import type { Logger } from '../logger.ts';
import { ModelError } from './language-model.ts';
import type { LanguageModel } from './language-model.ts';
import type { RunAgent } from './tool-agent.ts';

export interface ModelLimits {
  /** Requests under way at once, and those that may wait for one of them. */
  concurrent: number;
  waiting: number;
  /** Failures in a row after which the endpoint is left alone, and for how long. */
  failures: number;
  pauseMs: number;
}

export const MODEL_LIMITS: ModelLimits = { concurrent: 4, waiting: 32, failures: 5, pauseMs: 30_000 };

/** What a model is asked through: a language model, and an agent over the same endpoint. */
export interface AskedModel {
  model: LanguageModel;
  runAgent: RunAgent;
}

/**
 * The same model, asked no more than so often at once, and left alone for a while after it failed several times in a row: a
 * dead endpoint must not cost every question its time-out. Then one request tries it again.
 */
export function limitModel(
  { model, runAgent }: AskedModel,
  logger: Logger,
  { concurrent, waiting, failures, pauseMs }: ModelLimits = MODEL_LIMITS,
): AskedModel {
  const room = bulkhead(concurrent, waiting);
  const breaker = circuitBreaker(handleType(ModelError), {
    halfOpenAfter: pauseMs,
    breaker: new ConsecutiveBreaker(failures),
  });
  breaker.onBreak(() => {
    logger.warn({ model: model.name, pauseMs }, 'the model failed several times in a row and is left alone');
  });
  breaker.onReset(() => {
    logger.info({ model: model.name }, 'the model answers again');
  });

  async function within<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await room.execute(() => breaker.execute(work));
    } catch (error) {
      if (error instanceof BrokenCircuitError)
        throw new ModelError(
          'paused',
          'The model failed several times and is left alone for a while.',
          error,
        );
      if (error instanceof BulkheadRejectedError)
        throw new ModelError('paused', 'The model is asked by too many at once.', error);
      throw error;
    }
  }

  return {
    model: { name: model.name, complete: (request) => within(() => model.complete(request)) },
    runAgent: (request) => within(() => runAgent(request)),
  };
}
