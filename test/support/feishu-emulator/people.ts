/** Builds the events that people cause. Ids follow the platform's patterns. */
export interface Person {
  openId: string;
  tenantKey: string;
}

export interface Chat {
  id: string;
  type: 'p2p' | 'group';
}

export interface Mention {
  key: string;
  openId: string;
  name: string;
}

/** What a person does: writes `text`, or sends a message of another type with its raw `content`. */
export interface Saying {
  text?: string;
  type?: string;
  content?: string;
  from?: Person;
  chat?: Chat;
  mentions?: readonly Mention[];
  threadId?: string;
  rootId?: string;
  messageId?: string;
  eventId?: string;
}

/** The envelope of `im.message.receive_v1`, schema 2.0, as it comes over the long connection. */
export function messageEnvelope(
  saying: Required<Pick<Saying, 'from' | 'chat' | 'messageId' | 'eventId'>> & Saying,
  app: { appId: string; tenantKey: string },
  nowMs: number,
): unknown {
  const { from, chat } = saying;
  return {
    schema: '2.0',
    header: {
      event_id: saying.eventId,
      token: '',
      create_time: String(nowMs),
      event_type: 'im.message.receive_v1',
      tenant_key: app.tenantKey,
      app_id: app.appId,
    },
    event: {
      sender: {
        sender_id: { open_id: from.openId, union_id: from.openId.replace('ou_', 'on_') },
        sender_type: 'user',
        tenant_key: from.tenantKey,
      },
      message: {
        message_id: saying.messageId,
        ...(saying.rootId === undefined ? {} : { root_id: saying.rootId, parent_id: saying.rootId }),
        ...(saying.threadId === undefined ? {} : { thread_id: saying.threadId }),
        create_time: String(nowMs),
        update_time: String(nowMs),
        chat_id: chat.id,
        chat_type: chat.type,
        message_type: saying.type ?? 'text',
        content: saying.content ?? JSON.stringify({ text: saying.text ?? '' }),
        ...(saying.mentions === undefined
          ? {}
          : {
              mentions: saying.mentions.map(({ key, openId, name }) => ({
                key,
                id: { open_id: openId, union_id: openId.replace('ou_', 'on_') },
                name,
                tenant_key: app.tenantKey,
              })),
            }),
      },
    },
  };
}

/** What a person does to a card. */
export interface Click {
  from: Person;
  /** The value that the button carries. */
  value: unknown;
  /** What was written into a line. */
  input?: string;
  /** Where the card stands, if it was carried elsewhere. */
  chatId?: string;
}
