import type { Span } from '../numbers/span.ts';
import type { Question } from './question.ts';

/** Words that carry the asking, not what is asked for; taken out before a label or passage is looked for. */
const ASKING =
  /请问|麻烦|劳驾|帮我|帮忙|给我|替我|我想|想要|想|查一?下|查询|查查|看看|看一?下|问一?下|知道|告诉我?|了解|说说|讲讲|请|谢谢|多谢|一下|到底|究竟|具体|大概|总共|一共|合计|共有|共|分别|各自|各|都|全年|年度|报告里?|里面|里头|当中|中的|其中|有多少|是多少|达到?多少|多少|有几|几何|是什么|什么|怎么样|怎样|怎么|如何|哪些|哪个|哪几|哪里|哪|为什么|为何|是否|有没有|是不是|吗|呢|吧|啊|呀|嘛|的话|数量|整体|总体|全部|数据|统计|突破|超过|达到|大约|左右|情况|请教|这块|那块|方面|有关|关于|以及|还有|和|与|及|跟|(?<![标目])的|了|在|于|对|是|有|几|么|那|这|你们?|我们?|咱们?|他们?|它|把|被(?=[^纠])|为|个?(?:地方|地区)|[两三四几各]地(?![方区])|[?!,。、;:"'“”‘’()（）「」『』《》<>~…·\-—_/\\|]+/gu;

const ENGLISH_ASKING =
  /\b(?:what|which|who|when|where|how|many|much|was|were|is|are|did|do|does|the|a|an|of|in|for|by|to|and|or|there|have|has|had|please|tell|me|us|show|give|about|on|at|its|it|that|this|s|you|i|can|could|would|year|total|number)\b/giu;

/**
 * What is left of a question when its slots and the words of asking are taken out: what it is about.
 * @param spans Places of slots that are already understood (regions, years, periods).
 * @returns Words joined by spaces; `''` when nothing is left.
 * @example topicOf('甲县多少家党政机关配备了公职律师?', [{ start: 0, end: 2 }]) // '家党政机关配备 公职律师'
 */
export function topicOf(text: string, spans: readonly Span[]): string {
  const words = blank(text, spans)
    .replace(ASKING, ' ')
    .replace(ENGLISH_ASKING, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  // 「率是多少」 says nothing of which rate.
  return /^[率数量]$/u.test(words) ? '' : words;
}

/** Words that only tie a question to the one before it; they name nothing. */
const TIES =
  /^(?:这个|那个|算了|加进来|加进去|加上|加入|同年|同期|两项|谁|成|直接|给|看|我要的?|几个|排个序|比例|比率|占比|百分比|[万亿]|条|次|名|家|正确|属实|原文|原话|原句|出处|来源|怎么说|说|写|加起来|加总|相加|合计|总和|平均|不对|不是|错了|我问的?|我说的?|我指的?|应该|换成|改成|那么|然后|再|另外|同样|也|比|比较|对比|相比|数|件|个|者|县|区|市|镇|趋势|相差|差距|差值|差额|差|倍数|倍|排名|排序|列出|列表|更|最|多|少|高|低|它|两|三|不|问|错|说|指|要|前一年|上一年|早一年|头一年|a year earlier|one year earlier|the year before|year earlier|earlier|what about|how about|then|instead|it|with|that|this|same|show|original|sentence|wording|higher|lower|more|most|fewer|fewest|less|least|bigger|larger|smaller|difference|ratio|sum|together|compare|rank|no|not|meant|mean|\s)+$/iu;

/** Whether a question names nothing of its own: no indicator, no procedure, no words but those that tie it to another. */
export function namesNothing({ indicators, procedures, topic, claim }: Question): boolean {
  // A number put up for confirmation names nothing; one asked about does: 13152 指什么.
  const named = claim === null ? topic : topic.replace(/[\d,.]+%?/gu, ' ').trim();
  return indicators.length + procedures.length === 0 && (named === '' || TIES.test(named));
}

/** The text with the given places overwritten by spaces, so that offsets of the rest stay. */
export function blank(text: string, spans: readonly Span[]): string {
  return spans.reduce(
    (rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end),
    text,
  );
}
