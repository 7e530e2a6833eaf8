import { ModelError } from './language-model.ts';

/**
 * A response whose body ends with an error after so many bytes.
 * @throws {ModelError} `too_long`, from the body's reader, once more has come.
 */
export function readLimited(response: Response, mostBytes: number): Response {
  if (!response.body) return response;
  let taken = 0;
  const counted = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform: (piece, controller) => {
        taken += piece.byteLength;
        if (taken > mostBytes)
          controller.error(new ModelError('too_long', 'The model endpoint’s reply does not end.'));
        else controller.enqueue(piece);
      },
    }),
  );
  const { status, statusText, headers } = response;
  return new Response(counted, { status, statusText, headers });
}
