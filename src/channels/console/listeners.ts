/** Who hears what happens in a conversation. */
export interface Listeners<Event> {
  /** @returns Ends the listening. */
  add(conversationId: string, listener: Listener<Event>): () => void;
  tell(conversationId: string, event: Event): void;
  /** Ends every listening. */
  end(): void;
}

export interface Listener<Event> {
  hear(event: Event): void;
  /** Nothing more will be heard. */
  end(): void;
}

export function createListeners<Event>(): Listeners<Event> {
  const listeners = new Map<string, Set<Listener<Event>>>();
  return {
    add: (conversationId, listener) => {
      const own = listeners.get(conversationId) ?? new Set();
      listeners.set(conversationId, own.add(listener));
      return () => {
        own.delete(listener);
        if (own.size === 0 && listeners.get(conversationId) === own) listeners.delete(conversationId);
      };
    },
    tell: (conversationId, event) => {
      for (const listener of listeners.get(conversationId) ?? []) listener.hear(event);
    },
    end: () => {
      const all = [...listeners.values()].flatMap((own) => [...own]);
      listeners.clear();
      for (const listener of all) listener.end();
    },
  };
}
