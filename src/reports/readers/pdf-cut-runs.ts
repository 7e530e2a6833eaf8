import type { Rule, Run } from './pdf-page.ts';

/** A border that only grazes a text, by less than this share of a character, does not part it. */
const GRAZE = 0.4;

/**
 * A text that was drawn, or joined by the reader, across the borders of narrow cells, cut at them: 「制发件数废止件数」 with a rule
 * between is two texts. Where in the text a border falls is reckoned from the widths of its characters, Chinese ones twice the
 * others'.
 * @param borders Vertical rules of the table.
 * @returns Its pieces from left to right; the run itself where no border crosses it.
 */
export function cutAtBorders(run: Run, borders: readonly Rule[]): Run[] {
  const middle = run.y - run.size * 0.35;
  const graze = run.size * GRAZE;
  const cuts = borders
    .filter(({ x1, y1, y2 }) => y1 <= middle && middle <= y2 && x1 > run.x + graze && x1 < run.right - graze)
    .map(({ x1 }) => x1)
    .sort((one, other) => one - other);
  if (cuts.length === 0) return [run];
  const characters = Array.from(run.text);
  const weights = characters.map((character) => (/[\u2E80-\uFFEF]/u.test(character) ? 2 : 1));
  const scale = (run.right - run.x) / weights.reduce((total, weight) => total + weight, 0);
  const pieces: Run[] = [];
  let left = run.x;
  let at = run.x;
  let text = '';
  const close = (): void => {
    if (text.trim() !== '') pieces.push({ ...run, text, x: left, right: at });
    left = at;
    text = '';
  };
  characters.forEach((character, index) => {
    const width = (weights[index] ?? 0) * scale;
    while (cuts[0] !== undefined && at + width / 2 > cuts[0]) {
      cuts.shift();
      close();
    }
    text += character;
    at += width;
  });
  close();
  return pieces;
}
