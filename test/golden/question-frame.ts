/**
 * The frame of a question is what is left of it when everything it asks about is taken out. Two questions of one frame
 * test the same skill twice, so the golden sets allow only a few of each, and this file decides what "the same" means.
 */

const REGION_NAMES =
  /天津滨海|广安市武胜县|滨海新[区區曲]|濱海新區|(?:武[胜勝声圣]|八宿)[县縣]?|(?:武昌|滨海|濱海)[区區]?|含[谷古][镇鎮]?|[\p{Script=Han}]{2}(?:新区|县|市|区)(?=的?[\p{Script=Han}])|\b(?:wusheng|binhai|wuchang|basu|hangu|chengdu)(?: (?:xian|xinqu|zhen|county|district|town|new area))?\b/giu;

const YEARS = /(?:19|20)\d\d ?年?度?|[12]\d年|二〇[〇一二三四五六七八九]{2}年|本年度?|全年/gu;

/** Words that ask or join rather than name; longer ones first, so that 多少件 is found before 多少. */
const FUNCTION_WORDS = [
  '多少|几|什么|哪些|哪个|哪里|哪|怎么样|怎样|怎么|如何|为什么|为何|为啥|有没有|是不是|对不对|对吗|吗|呢|吧|了|过|着',
  '分别|各|共|一共|总共|合计|加起来|平均|占|比|多|少|高|低|最|几倍|差|谁|那|其中|换成|不对|是|有|的|在|和|与|跟|把|被|给|由|请|帮|麻烦',
  '件|名|个|项|家|份|条|次|场|人|位|起|宗|回|百分之|率|数|量',
  'how many|how much|what|which|who|when|where|is it true|is there|did|does|do|was|were|tell me|give me|compare|rank|how|number of|many|the|of|in|and|at|for|a|an',
]
  .flatMap((line) => line.split('|'))
  .sort((one, other) => other.length - one.length);

const FUNCTION_WORD = new RegExp(
  FUNCTION_WORDS.map((word) => (/^[a-z]/.test(word) ? `\\b${word}\\b` : word)).join('|'),
  'giu',
);

/** The question cut at regions, years and function words: the words that name what is asked about. */
export function listContentWords(question: string): string[] {
  return question
    .normalize('NFKC')
    .replace(REGION_NAMES, ' ')
    .replace(YEARS, ' ')
    .replace(FUNCTION_WORD, ' ')
    .split(/[^\p{L}\p{N}.%]+/u)
    .filter((word) => word !== '');
}

/**
 * @example frameOf('武胜县2024年不予受理几件？') // 'RY~几件'
 */
export function frameOf(question: string): string {
  const marked = question
    .normalize('NFKC')
    .replace(REGION_NAMES, '\u0001')
    .replace(YEARS, '\u0002')
    .replace(FUNCTION_WORD, (word) => `\u0003${word.toLowerCase()}\u0003`);
  let inFunctionWord = false;
  let frame = '';
  for (const character of marked) {
    if (character === '\u0003') inFunctionWord = !inFunctionWord;
    else if (character === '\u0001') frame += 'R';
    else if (character === '\u0002') frame += 'Y';
    else if (inFunctionWord) frame += character;
    else if (/[\p{L}\p{N}]/u.test(character) && !frame.endsWith('~')) frame += '~';
  }
  return frame;
}

/** Whether some content word of the question, or two neighbouring Chinese characters of one, stands in the sentence. */
export function sharesContentWord(question: string, sentence: string): boolean {
  const haystack = sentence.normalize('NFKC').toLowerCase();
  return listContentWords(question).some((word) => {
    const lower = word.toLowerCase();
    if (!/\p{Script=Han}/u.test(lower)) return haystack.includes(lower);
    const characters = Array.from(lower);
    if (characters.length === 1) return false;
    return characters.some((character, index) => {
      const next = characters[index + 1];
      return next !== undefined && haystack.includes(character + next);
    });
  });
}
