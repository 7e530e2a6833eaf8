import type OpenAI from 'openai';
import { asModelError } from './classify-model-error.ts';
import { LONGEST_REPLY, limitedFetch } from './limit-body.ts';
import { ModelError } from './language-model.ts';
import type { LanguageModel, ModelReply, ModelRequest, TokenCount } from './language-model.ts';

/** Where a model is served. */
export interface ModelEndpoint {
  /** Up to and with `/v1`, without trailing slash. */
  baseUrl: string;
  /** Null for servers that ask for none. */
  apiKey: string | null;
  model: string;
  /** Milliseconds that a request may take, with all its tries and until its reply is whole. */
  timeoutMs: number;
  /** Tries after the first, on connection failures, 408, 409, 429 and 5xx only. */
  retries: number;
}

/**
 * A model behind an OpenAI-compatible endpoint. The package is loaded at the first request, so that a program without a model
 * never does.
 */
export function createOpenAiModel(endpoint: ModelEndpoint): LanguageModel {
  let opening: Promise<OpenAI> | null = null;
  const client = () => (opening ??= openClient(endpoint));
  return {
    name: endpoint.model,
    complete: async (request) => {
      try {
        const ends = [AbortSignal.timeout(endpoint.timeoutMs), request.signal ?? []].flat();
        const limited = { ...request, signal: AbortSignal.any(ends) };
        return await (request.onPiece ? stream : complete)(await client(), limited);
      } catch (error) {
        throw await asModelError(error);
      }
    },
  };

  async function complete(openai: OpenAI, request: LimitedRequest): Promise<ModelReply> {
    const { data, request_id: requestId } = await openai.chat.completions
      .create({ ...bodyOf(request), stream: false }, { signal: request.signal })
      .withResponse();
    const [choice] = Array.isArray(data.choices) ? data.choices : [];
    const text = choice?.message.content;
    if (typeof text !== 'string')
      throw new ModelError('malformed', 'The model endpoint sent a reply without text.');
    if (choice?.finish_reason === 'length')
      throw new ModelError('cut_off', 'The model’s reply was longer than it was given room for.');
    return { text, tokens: countOf(data.usage), requestId };
  }

  async function stream(openai: OpenAI, request: LimitedRequest): Promise<ModelReply> {
    const { data: chunks, request_id: requestId } = await openai.chat.completions
      .create(
        { ...bodyOf(request), stream: true, stream_options: { include_usage: true } },
        { signal: request.signal },
      )
      .withResponse();
    let text = '';
    let tokens: TokenCount = { input: 0, output: 0 };
    let isWhole = false;
    for await (const { choices, usage } of chunks) {
      if (usage) tokens = countOf(usage);
      const [choice] = choices;
      if (choice?.finish_reason === 'length')
        throw new ModelError('cut_off', 'The model’s reply was longer than it was given room for.');
      if (choice?.finish_reason) isWhole = true;
      const piece = choice?.delta.content ?? '';
      text += piece;
      if (piece !== '') request.onPiece?.(piece);
    }
    // The package ends a stream that was given up as if it were whole.
    request.signal.throwIfAborted();
    if (!isWhole) throw new ModelError('cut_off', 'The model’s reply broke off.');
    return { text, tokens, requestId };
  }

  function bodyOf({ messages, temperature, maxTokens, format }: ModelRequest) {
    return {
      model: endpoint.model,
      messages: messages.map(({ role, content }) => ({ role, content })),
      temperature,
      max_tokens: maxTokens,
      ...(format === 'json' && { response_format: { type: 'json_object' as const } }),
    };
  }
}

type LimitedRequest = ModelRequest & { signal: AbortSignal };

async function openClient({ baseUrl, apiKey, timeoutMs, retries }: ModelEndpoint): Promise<OpenAI> {
  const { default: OpenAi } = await import('openai');
  return new OpenAi({
    baseURL: baseUrl,
    // The package insists on a key; a server that asks for none does not look at it.
    apiKey: apiKey ?? 'none',
    organization: null,
    project: null,
    timeout: timeoutMs,
    maxRetries: retries,
    logLevel: 'off',
    fetch: limitedFetch(LONGEST_REPLY),
  });
}

function countOf(
  usage: { prompt_tokens?: number; completion_tokens?: number } | null | undefined,
): TokenCount {
  return { input: usage?.prompt_tokens ?? 0, output: usage?.completion_tokens ?? 0 };
}
