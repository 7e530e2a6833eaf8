/**
 * Recognises messages that ask for something of what another question must find first: rules answer each part by itself, and
 * so not what was meant.
 */

/** 复议最多的那个县, 超过500件的地方: a place that is not named but chosen. */
const CHOSEN_PLACE =
  /(?:最[多少高低大小好差快慢]|第[一二三四五六七八九十]|[居列排]首位?|倒数|[多少高低大小]|(?:超过|多于|大于|高于|低于|少于|不足|不到)[\d零一二三四五六七八九十百千万亿.%]+[^,。?]{0,3})的?(?:那|这|哪)?[一几两二三]?(?:个|家|些)?(?:地方|地区|区县|县区|单位|[县区市镇])[^,。?]{0,4}[,，](?=.{2,})/u;
/** 先找出…，再说…。 */
const FIRST_THEN = /先[^。?]{2,}(?:再|然后|接着|随后)[^,。?]{2,}/u;
/** 哪个县最多？它的…呢？ */
const CHOSEN_THEN_POINTED =
  /(?:哪|谁|最[多少高低大小])[^。?]*[,，。?？][^。?]{0,3}(?:它们?|该[地县区市镇]|那里|那边|各自|前者|后者)/u;
/** 除了甲区，其余地方合计… */
const ALL_BUT =
  /除(?:了|去|开)?[^,。?]{2,12}(?:[,，]|之?外|以外)[,，]?(?:其余|其他|其它|剩下|别)[^。?]{0,20}(?:合计|一共|总共|共|平均|占|加起来)/u;
const ENGLISH =
  /\b(?:first|start by)\b.*\bthen\b|\b(?:the|whichever) (?:one|place|district|county|town|region)s? (?:with|that has|that have|which has) the (?:most|fewest|least|highest|lowest|largest|smallest)\b.*[,?]?.*\b(?:what|how|its|their)\b/iu;

/** Whether a message chooses by one question what it asks another of. */
export function asksInSteps(message: string): boolean {
  return [CHOSEN_PLACE, FIRST_THEN, CHOSEN_THEN_POINTED, ALL_BUT, ENGLISH].some((words) =>
    words.test(message),
  );
}
