import type { ModelReply } from '../../models/language-model.ts';
import type { ModelHelp } from './model-help.ts';

/** What a model was asked for one answer. */
export interface ModelUse {
  requests: number;
  /** Tokens read and written. */
  input: number;
  output: number;
  /** The endpoint's own names for the requests, where it gives any. */
  requestIds: string[];
}

/** The same help, with what it comes to in `use`. */
export function countUse(help: ModelHelp): { help: ModelHelp; use: ModelUse } {
  const use: ModelUse = { requests: 0, input: 0, output: 0, requestIds: [] };
  const counted = async (asking: Promise<ModelReply>) => {
    use.requests += 1;
    const reply = await asking;
    use.input += reply.tokens.input;
    use.output += reply.tokens.output;
    if (reply.requestId !== null) use.requestIds.push(reply.requestId);
    return reply;
  };
  const { model, runAgent } = help;
  return {
    use,
    help: {
      ...help,
      model: { name: model.name, complete: (request) => counted(model.complete(request)) },
      runAgent: (request) => counted(runAgent(request)),
    },
  };
}
