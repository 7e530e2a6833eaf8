import type { AnswerCitation, AnswerFigure, Answer } from '../../src/answers/answer.ts';
import type { IncomingMessage } from '../../src/conversations/message.ts';
import type { Reply } from '../../src/conversations/reply.ts';

/** Builders of what conversations pass around: whole objects of which a test changes what it is about. */

export function aMessage(changes: Partial<IncomingMessage> = {}): IncomingMessage {
  return {
    id: 'om_1',
    eventId: 'event-1',
    channel: 'feishu',
    conversation: { id: 'oc_1', kind: 'private', threadId: null },
    sender: { id: 'ou_1', tenant: 'tenant-own', isAdmitted: true },
    addressesBot: true,
    content: { type: 'text', text: '受理多少件？' },
    sentAtMs: 0,
    ...changes,
  };
}

export function aFigure(changes: Partial<AnswerFigure> = {}): AnswerFigure {
  return {
    role: 'result',
    region: '甲县',
    issuer: '甲县人民政府',
    reportKind: '法治政府建设年度报告',
    year: 2024,
    reportYear: 2024,
    indicator: '行政复议受理数',
    code: 'reconsideration.accepted',
    label: '受理行政复议案件',
    value: 1423,
    unit: '件',
    stated: '1423',
    normalized: '1423',
    qualifier: 'exact',
    kind: 'level',
    period: null,
    scope: null,
    derived: false,
    formula: null,
    citation: 1,
    ...changes,
  };
}

export function aCitation(changes: Partial<AnswerCitation> = {}): AnswerCitation {
  return {
    n: 1,
    report: 'r_1',
    title: '甲县2024年法治政府建设年度报告',
    region: '甲县',
    year: 2024,
    section: '二/(六)',
    quote: '全年受理行政复议案件1423件。',
    start: 0,
    end: 14,
    ...changes,
  };
}

export function anAnswer(changes: Partial<Answer> = {}): Answer {
  return {
    status: 'answered',
    reason: null,
    choices: [],
    text: '**甲县2024年行政复议受理数：1423件**[1]\n\n> 全年受理行政复议案件1423件。\n> —— 《甲县2024年法治政府建设年度报告》二/(六) [1]',
    figures: [aFigure()],
    citations: [aCitation()],
    notes: [],
    ...changes,
  };
}

export function aReply(changes: Partial<Reply> = {}): Reply {
  return {
    title: '甲县2024年行政复议受理数：1423件',
    tone: 'answer',
    language: 'zh',
    blocks: [
      { type: 'figures', figures: [aFigure()] },
      { type: 'citations', citations: [aCitation()] },
    ],
    text: anAnswer().text,
    ...changes,
  };
}
