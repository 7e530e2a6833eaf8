/** Subjects that a sentence carries on: which of its words are one, and which of them a number without its own takes. */
import type { Statement } from './coordination.ts';
import { topicOf } from './label.ts';
import { isBareStage } from './words.ts';

const MOST_TOPICS = 6;
/** Words of the procedures that reports count. */
const PROCEDURE =
  /复议|诉讼|应诉|调解|信访|仲裁|公证|援助|规范性文件|公开|热线|普法|许可|处罚|案卷|审查|审核|执法|培训|考试|建议|提案/;
const WEAK_NOUN =
  /^(?:各类|相关|此类|上述|该类|有关)?(?:申请|案件|事项|问题|意见|文件|人员|群众|活动|工作|线索|诉求|工单|投诉|数|数量|次数)$/;
const CASE_RATE = /^.{0,8}(?:纠错|维持|撤销|败诉|胜诉|调解|审结|结案|受理|和解)率$/;
const EMPTY_TOPIC =
  /^(?:决定|分析|结果|结果分析|结果看|不含|包括|含|结果|前者|后者|同期|一般|优秀|全部|其余|剩余|判决|裁定|法院|.*(?:条件|情形)(?:的)?|逾期.*|.{0,6}情况看|.*案件中|本机关.*|(?:有权|其他|有关|相关)(?:机关|部门|单位)|地区|单位|应办|三者|持证|.{0,2}本级|两者|各类|相关|告知.*|因.*|经.*|按.*)$/;
/** A clause that says what there was none of. */
const DENIES = /^\s*(?:全年|今年|年内)?(?:无(?!障碍|偿|证|锡|棣|极)|未|没有)/;
const SHORT_RATE = /^.{0,4}(?:率|比例|度)$/;

/** Topics of the sentence so far and of the one before it, nearest first. */
export interface Topics {
  topics: readonly string[];
  carried: readonly string[];
}

/** True for a rate whose name leaves its subject out: 办结率, 满意率. */
export function isShortRate(phrase: string): boolean {
  return SHORT_RATE.test(phrase);
}

/** The topic that a number's phrase leaves for later ones; null when it names none, a rate, or a word for anything. */
export function topicToKeep(phrase: string): string | null {
  const topic = topicOf(phrase);
  return topic === '' || WEAK_NOUN.test(topic) || /(?:率|比例|度)$/.test(topic) ? null : topic;
}

/** With a topic put first; words that stand for other words are left out. */
export function withTopic(topics: readonly string[], topic: string): readonly string[] {
  if (EMPTY_TOPIC.test(topic)) return topics;
  return [topic, ...topics.filter((other) => other !== topic)].slice(0, MOST_TOPICS);
}

/** With the topic of a clause that states no number: first where it names a procedure, last otherwise. */
export function withSilentClause(topics: readonly string[], clauseText: string): readonly string[] {
  const topic = topicOf(clauseText);
  if (topic === '' || DENIES.test(clauseText)) return topics;
  return PROCEDURE.test(topic) || topics.length === 0 ? withTopic(topics, topic) : [...topics, topic];
}

/** Topics of the sentence; where the number's words and the sentence name none, those of the sentence before. */
export function topicsFor(state: Topics, statement: Statement, own: string): string[] {
  const shared =
    statement.head === '' || /率|比例/.test(statement.head)
      ? []
      : [topicOf(statement.head)].filter((topic) => topic !== '');
  const noun = topicOf(own);
  const isIncomplete = noun === '' || WEAK_NOUN.test(noun) || SHORT_RATE.test(own);
  const carried = isIncomplete && state.topics.length === 0 ? state.carried : [];
  const topics = [...new Set([...shared, ...state.topics, ...carried])];
  if (!isBareStage(own) && !CASE_RATE.test(own)) return topics.slice(0, MOST_TOPICS);
  // A stage belongs to a procedure: what only stands between does not come first.
  const procedures = topics.filter((topic) => PROCEDURE.test(topic));
  return [...procedures, ...topics.filter((topic) => !PROCEDURE.test(topic))].slice(0, MOST_TOPICS);
}
