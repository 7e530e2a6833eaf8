import { createHash, timingSafeEqual } from 'node:crypto';

/** Compares a secret that was given with the right one, in a time that tells nothing of it. */
export function isSameSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
