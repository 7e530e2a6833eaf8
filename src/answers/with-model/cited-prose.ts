/** One sentence of a model's prose with the numbers of the passages that it says it is from. */
export interface CitedSentence {
  /** Without its marks, with its full stop. */
  words: string;
  /** As written, in order, each once. */
  marks: number[];
}

const SENTENCE = /([^。！？!?\n]+)([。！？!?]?)((?:\s*\[\d{1,3}\])*)/gu;
const MARK = /\s*\[(\d{1,3})\]/gu;

/**
 * Cuts prose into its sentences. Marks may stand before or after the full stop.
 * @example readCitedProse('受理1423件[1]。办结1006件。[1][2]') // [{ words: '受理1423件。', marks: [1] }, …]
 */
export function readCitedProse(prose: string): CitedSentence[] {
  return [...prose.matchAll(SENTENCE)].flatMap(([, body = '', stop = '', after = '']) => {
    const words = body.replace(MARK, '').trim();
    const marks = [...new Set([...(body + after).matchAll(MARK)].map(([, mark]) => Number(mark)))];
    return words === '' ? [] : [{ words: words + (stop === '' ? '。' : stop), marks }];
  });
}

/**
 * What of a growing text can no longer change: all sentences but the last, which may still get its marks.
 * @example finishedPart('受理1423件。[1]办结10') // '受理1423件。[1]'
 */
export function finishedPart(prose: string): string {
  const last = [...prose.replace(/\s*\[\d*$/u, '').matchAll(SENTENCE)].at(-1);
  return last ? prose.slice(0, last.index) : '';
}

export function writeCitedSentence({ words, marks }: CitedSentence): string {
  return words + marks.map((mark) => `[${mark}]`).join('');
}
