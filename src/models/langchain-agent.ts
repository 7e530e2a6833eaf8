import { randomUUID } from 'node:crypto';
import type { ChatOpenAI } from '@langchain/openai';
import type * as Langchain from 'langchain';
import { asModelError } from './classify-model-error.ts';
import { LONGEST_REPLY, limitedFetch } from './limit-body.ts';
import { ModelError } from './language-model.ts';
import type { ModelReply, TokenCount } from './language-model.ts';
import type { ModelEndpoint } from './openai-model.ts';
import type { AgentRequest, RunAgent } from './tool-agent.ts';

const NO_MORE_CALLS = '调用次数已用完。请只根据已有的结果作答。';

/**
 * An agent over a model behind an OpenAI-compatible endpoint. The packages are loaded at the first request: they take longer
 * than an answer by the rules.
 */
export function createLangchainAgent(endpoint: ModelEndpoint): RunAgent {
  return async (request) => {
    // A tool's own failure is the program's, not the endpoint's: it is thrown as it is.
    const failures: unknown[] = [];
    const langchain = await import('langchain');
    const overdue = AbortSignal.timeout(endpoint.timeoutMs);
    const signal = request.signal ? AbortSignal.any([overdue, request.signal]) : overdue;
    try {
      return await unlessAborted(run(endpoint, langchain, { ...request, signal }, failures), signal);
    } catch (error) {
      if (failures.length > 0) throw failures[0];
      throw await asModelError(unwrapped(error));
    }
  };
}

async function run(
  endpoint: ModelEndpoint,
  langchain: typeof Langchain,
  request: AgentRequest & { signal: AbortSignal },
  failures: unknown[],
): Promise<ModelReply> {
  const { messages, mostCalls, signal } = request;
  const requestIds: string[] = [];
  const agent = langchain.createAgent({
    model: await openModel(endpoint, request, requestIds),
    tools: request.tools.map(({ name, description, input }) =>
      langchain.tool(() => '', { name, description, schema: input }),
    ),
    middleware: [workWithin(langchain, request, failures)],
  });
  // A system prompt given to the agent itself is sent in parts, which not every server reads.
  const given = messages.map(({ role, content }) => ({ role, content }));
  const state = await agent.invoke({ messages: given }, { signal, recursionLimit: 8 * (mostCalls + 2) });
  const replies = state.messages.filter((message) => message instanceof langchain.AIMessage);
  const last = replies.at(-1);
  if (last?.response_metadata['finish_reason'] === 'length')
    throw new ModelError('cut_off', 'The model’s reply was longer than it was given room for.');
  if (!last || last.text === '')
    throw new ModelError('malformed', 'The model endpoint sent a reply without text.');
  return { text: last.text, tokens: countOf(replies), requestId: requestIds.at(-1) ?? null };
}

/**
 * Runs the tools, and counts: when the calls are used up, those beyond are refused and the model is asked once more, without
 * tools. The package would tell the model a tool's failure with its stack, and takes a reply that bears an id seen before for
 * the same reply.
 */
function workWithin(
  { createMiddleware, ToolMessage, AIMessage }: typeof Langchain,
  { tools, mostCalls }: Pick<AgentRequest, 'tools' | 'mostCalls'>,
  failures: unknown[],
) {
  let calls = 0;
  let requests = 0;
  const callTool = async (name: string, input: unknown) => {
    calls += 1;
    if (calls > mostCalls) return NO_MORE_CALLS;
    const tool = tools.find((one) => one.name === name);
    if (!tool) return `没有这个工具。可用的有：${tools.map((one) => one.name).join('、')}。`;
    try {
      return await tool.run(input);
    } catch (error) {
      failures.push(error);
      throw error;
    }
  };
  return createMiddleware({
    name: 'limits',
    wrapToolCall: async ({ toolCall: { id = '', name, args } }) =>
      new ToolMessage({ content: await callTool(name, args), tool_call_id: id, name }),
    wrapModelCall: async (request, handler) => {
      requests += 1;
      if (requests > mostCalls + 2)
        throw new ModelError('looping', 'The model went on calling tools instead of answering.');
      const reply = await handler(calls < mostCalls ? request : { ...request, tools: [] });
      if (reply instanceof AIMessage) reply.id = randomUUID();
      return reply;
    },
  });
}

async function openModel(
  { baseUrl, apiKey, model, timeoutMs, retries }: ModelEndpoint,
  { temperature, maxTokens }: Pick<AgentRequest, 'temperature' | 'maxTokens'>,
  requestIds: string[],
): Promise<ChatOpenAI> {
  const { ChatOpenAI: OpenAiChat } = await import('@langchain/openai');
  const limited = limitedFetch(LONGEST_REPLY);
  return new OpenAiChat({
    ...{ model, temperature, maxTokens, timeout: timeoutMs, maxRetries: retries },
    ...{ streaming: false, useResponsesApi: false },
    // The package insists on a key; a server that asks for none does not look at it.
    apiKey: apiKey ?? 'none',
    configuration: {
      ...{ baseURL: baseUrl, organization: null, project: null, logLevel: 'off' },
      fetch: async (input, init) => {
        const response = await limited(input, init);
        requestIds.push(...[response.headers.get('x-request-id') ?? []].flat());
        return response;
      },
    },
  });
}

interface CountedReply {
  usage_metadata?: { input_tokens: number; output_tokens: number } | undefined;
}

function countOf(replies: readonly CountedReply[]): TokenCount {
  return {
    input: replies.reduce((sum, { usage_metadata: usage }) => sum + (usage?.input_tokens ?? 0), 0),
    output: replies.reduce((sum, { usage_metadata: usage }) => sum + (usage?.output_tokens ?? 0), 0),
  };
}

/** The packages give up a request when they are told to, but may still be busy with its tools. */
async function unlessAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  let abort = (): void => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    abort = () => {
      reject(new ModelError('timeout', 'The model endpoint took too long.', signal.reason));
    };
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

/** What middleware throws comes wrapped, and so may what it let pass. */
function unwrapped(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof ModelError) return error;
  if (error.name === 'GraphRecursionError')
    return new ModelError('looping', 'The model went on without end.', error);
  return '~brand' in error && error.cause !== undefined ? error.cause : error;
}
