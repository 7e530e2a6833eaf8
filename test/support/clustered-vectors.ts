import { createRandom } from '../bench/random.ts';

/**
 * Vectors of length one around random centres, as those of texts lie: each is a centre plus normal noise of `spread` in every
 * dimension. The same seed gives the same vectors.
 */
export function clusteredVectors({
  count,
  dimension,
  centres,
  spread,
  seed,
}: {
  count: number;
  dimension: number;
  centres: number;
  spread: number;
  seed: number;
}): Float32Array[] {
  const random = createRandom(seed, 'vectors');
  const fraction = () => random.integer(0, 2 ** 31) / (2 ** 31 + 1);
  const normal = () => Math.sqrt(-2 * Math.log(1 - fraction())) * Math.cos(2 * Math.PI * fraction());
  const draw = (centre: Float32Array | null, width: number) => {
    const vector = Float32Array.from(
      { length: dimension },
      (_, place) => (centre?.[place] ?? 0) + normal() * width,
    );
    const length = Math.hypot(...vector);
    return vector.map((value) => value / length);
  };
  const middles = Array.from({ length: centres }, () => draw(null, 1));
  return Array.from({ length: count }, (_, place) => draw(middles[place % centres] ?? null, spread));
}
