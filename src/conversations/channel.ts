import type { Choice, ChoiceOutcome } from './choose.ts';
import type { IncomingMessage } from './message.ts';
import type { Reply } from './reply.ts';

/** A way in and out. Feishu and the console are the two. */
export interface Channel {
  readonly name: string;
  /**
   * Begins to hand over messages. `receive` resolves once the message is stored durably, and rejects when it could not be:
   * then the channel must not acknowledge it. `withdraw` tells that a person took a message back, by its id; a channel whose
   * messages stay never calls it. `choose` takes what a person did with a reply, once it is stored durably like a message.
   */
  start(
    receive: (message: IncomingMessage) => Promise<void>,
    withdraw: (messageId: string) => Promise<void>,
    choose: (choice: Choice) => Promise<ChoiceOutcome>,
  ): Promise<void>;
  /**
   * Sends a reply to the message it answers.
   * @param deliveryKey The same for every attempt at the same reply, so that a repeated send shows once.
   */
  send(reply: Reply, message: IncomingMessage, deliveryKey: string): Promise<void>;
  /** Shows what of a long answer may be read already, each time the whole of it; a channel that shows none leaves it out. */
  grow?(text: string, message: IncomingMessage): void;
  /** Stops taking messages and waits for sends under way. Safe to call twice. */
  stop(): Promise<void>;
}
