/** Someone mentioned in a message: `key` stands in the text where the name is shown. */
export interface Mention {
  key: string;
  openId: string | null;
  name: string;
}

const MENTION_KEY = /@_(?:user_\d+|all)/g;

/** Whether the bot itself is among the mentioned. Names can be given to anyone and prove nothing; `@all` is not the bot. */
export function mentionsBot(mentions: readonly Mention[], botOpenId: string): boolean {
  return mentions.some(({ openId }) => openId === botOpenId);
}

/**
 * Takes the bot and `@all` out of a text and names the other people. Keys are read whole: `@_user_1` is not in `@_user_10`.
 * White space is left as the person wrote it, but for the place of a mention that was taken out and the ends.
 * @example withoutMentions('@_user_1 那乙县呢', [{ key: '@_user_1', openId: bot, name: '知报' }], bot) // '那乙县呢'
 */
export function withoutMentions(
  text: string,
  mentions: readonly Mention[],
  botOpenId: string | null,
): string {
  const byKey = new Map(mentions.map((mention) => [mention.key, mention]));
  return text
    .replace(new RegExp(`${MENTION_KEY.source}[ \\u00a0]?`, 'g'), (found) => {
      const mention = byKey.get(found.trim());
      if (!mention) return found.trim() === '@_all' ? '' : found;
      return mention.openId !== null && mention.openId === botOpenId ? '' : `@${mention.name} `;
    })
    .trim();
}
