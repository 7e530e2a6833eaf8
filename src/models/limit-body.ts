import { AppError } from '../errors.ts';

/** More than any reply that is asked for, in bytes: an endpoint that goes on is cut off, not read into memory. */
export const LONGEST_REPLY = 2 * 1024 * 1024;

/** A body went on beyond what is read of it. */
export class EndlessBodyError extends AppError {
  constructor(mostBytes: number) {
    super({ code: 'too_large', message: 'The endpoint’s reply does not end.', facts: { mostBytes } });
    this.name = 'EndlessBodyError';
  }
}

/** A `fetch` whose responses' bodies end with `EndlessBodyError`, from their reader, after so many bytes. */
export function limitedFetch(mostBytes: number): typeof fetch {
  return async (input, init) => readLimited(await fetch(input, init), mostBytes);
}

function readLimited(response: Response, mostBytes: number): Response {
  if (!response.body) return response;
  let taken = 0;
  const counted = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform: (piece, controller) => {
        taken += piece.byteLength;
        if (taken > mostBytes) controller.error(new EndlessBodyError(mostBytes));
        else controller.enqueue(piece);
      },
    }),
  );
  const { status, statusText, headers } = response;
  return new Response(counted, { status, statusText, headers });
}
