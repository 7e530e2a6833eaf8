import { ModelError } from './language-model.ts';
import { EndlessBodyError } from './limit-body.ts';

/** What an endpoint's failure comes to. Messages of the endpoint are not passed on: they may quote the request, and with it a person's question or a key. */
export async function asModelError(error: unknown): Promise<ModelError> {
  if (error instanceof ModelError) return error;
  if (
    error instanceof EndlessBodyError ||
    (error instanceof Error && error.cause instanceof EndlessBodyError)
  )
    return new ModelError('too_long', 'The model endpoint’s reply does not end.', error);
  const { APIConnectionTimeoutError, APIError, APIUserAbortError } = await import('openai');
  if (error instanceof APIUserAbortError || error instanceof APIConnectionTimeoutError)
    return new ModelError('timeout', 'The model endpoint took too long.', error);
  if (error instanceof APIError) {
    const status: unknown = error.status;
    if (status === 429)
      return new ModelError('rate_limited', 'The model endpoint refuses more requests for now (429).', error);
    if (typeof status === 'number' && status < 500)
      return new ModelError(
        'refused',
        `The model endpoint refused the request (${status}): check OPENAI_BASE_URL, OPENAI_API_KEY and CHAT_MODEL.`,
        error,
      );
    return new ModelError(
      'unreachable',
      typeof status === 'number'
        ? `The model endpoint failed (${status}).`
        : 'The model endpoint can’t be reached: check OPENAI_BASE_URL.',
      error,
    );
  }
  if (error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError'))
    return new ModelError('timeout', 'The model endpoint took too long.', error);
  if (error instanceof SyntaxError)
    return new ModelError('malformed', 'The model endpoint sent what is no JSON.', error);
  return new ModelError('unreachable', 'The model endpoint broke off, or sent what is no reply.', error);
}
