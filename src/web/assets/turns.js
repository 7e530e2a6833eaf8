// The conversation as it is shown: a question and its reply are one turn, known by the message's id.
import { element } from './element.js';
import { showReply } from './blocks.js';

/** @param list The element that holds the turns. */
export function createTurns(list, does) {
  const turns = new Map();

  function turnOf(messageId, question) {
    const known = turns.get(messageId);
    if (known) return known;
    const made = {
      item: element('li', { className: 'turn' }, element('p', { className: 'asked', textContent: question })),
      answer: null,
      isAnswered: false,
    };
    turns.set(messageId, made);
    list.append(made.item);
    return made;
  }

  function put(turn, answer) {
    if (turn.answer === null) turn.item.append(answer);
    else turn.answer.replaceWith(answer);
    turn.answer = answer;
  }

  return {
    /** Shows a question that waits for its reply, with what of it can be read already. */
    wait(messageId, question, growing = '正在查…') {
      const turn = turnOf(messageId, question);
      if (!turn.isAnswered) put(turn, element('p', { className: 'waiting', textContent: growing }));
    },
    /** @returns False when the reply was shown before. */
    answer(messageId, question, reply) {
      const turn = turnOf(messageId, question);
      if (turn.isAnswered) return false;
      turn.isAnswered = true;
      put(turn, showReply(reply, does));
      return true;
    },
    /** Shows why a question was not taken; `again` sends it once more. */
    fail(messageId, question, { reason, again }) {
      const turn = turnOf(messageId, question);
      if (turn.isAnswered) return;
      const button = element('button', { type: 'button', textContent: '重试' });
      button.addEventListener('click', again);
      put(turn, element('p', { className: 'failed', role: 'alert' }, `${reason} `, button));
      turn.item.scrollIntoView({ block: 'nearest' });
    },
    /** Brings a question to the top, so that its answer is read from the beginning. */
    reveal(messageId) {
      turns.get(messageId)?.item.scrollIntoView({ block: 'start' });
    },
    revealLast() {
      list.lastElementChild?.scrollIntoView({ block: 'start' });
    },
    clear() {
      turns.clear();
      list.replaceChildren();
    },
  };
}
