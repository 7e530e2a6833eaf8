/**
 * Events that an app of this kind may be subscribed to and that ask for nothing. They are registered all the same: the SDK
 * logs a warning for an event without a handler, and then only an unknown one stands out.
 */
export const UNANSWERED_EVENTS: readonly string[] = [
  'im.message.message_read_v1',
  'im.message.reaction.created_v1',
  'im.message.reaction.deleted_v1',
  'im.chat.access_event.bot_p2p_chat_entered_v1',
  'im.chat.member.bot.added_v1',
  'im.chat.member.bot.deleted_v1',
  'im.chat.member.user.added_v1',
  'im.chat.member.user.deleted_v1',
  'im.chat.member.user.withdrawn_v1',
  'im.chat.updated_v1',
  'im.chat.disbanded_v1',
  'application.bot.menu_v6',
  'application.application.visibility.added_v6',
  'contact.user.deleted_v3',
  'drive.notice.comment_add_v1',
];
