import { EmbeddingError } from './embedder.ts';

/**
 * Reads the vectors of an embeddings response, in the order of the texts sent: by each entry's `index` where it has one, and
 * scaled to length one. Nothing that the endpoint says is taken on trust.
 * @param count How many texts were sent.
 * @throws {EmbeddingError} `malformed` for another number of vectors, two for one text, other things than numbers, vectors of
 *   different dimensions, or one without direction.
 */
export function readVectors(reply: unknown, count: number): Float32Array[] {
  const { data } = Object(reply) as { data?: unknown };
  if (!Array.isArray(data) || data.length !== count)
    throw malformed(`sent ${Array.isArray(data) ? data.length : 'no'} vectors for ${count} texts`);
  const vectors = new Array<Float32Array | undefined>(count).fill(undefined);
  for (const [position, entry] of (data as unknown[]).entries()) {
    const { index, embedding } = Object(entry) as { index?: unknown; embedding?: unknown };
    const place = index ?? position;
    if (typeof place !== 'number' || !(place in vectors) || vectors[place] !== undefined)
      throw malformed('sent vectors that belong to no text, or two for one');
    vectors[place] = readVector(embedding);
  }
  const read = vectors.filter((vector) => vector !== undefined);
  if (read.some((vector) => vector.length !== read[0]?.length))
    throw malformed('sent vectors of different dimensions');
  return read;
}

function readVector(embedding: unknown): Float32Array {
  if (!Array.isArray(embedding) || embedding.length === 0) throw malformed('sent a vector without numbers');
  const numbers = embedding as unknown[];
  if (!numbers.every((value) => typeof value === 'number' && Number.isFinite(value)))
    throw malformed('sent a vector with something else than numbers in it');
  const vector = Float32Array.from(numbers as number[]);
  const length = Math.hypot(...vector);
  // A number beyond what four bytes hold became infinite.
  if (!(length > 0) || !Number.isFinite(length)) throw malformed('sent a vector without direction');
  return vector.map((value) => value / length);
}

function malformed(what: string): EmbeddingError {
  return new EmbeddingError('malformed', `The embedding endpoint ${what}.`);
}
