import type { Behaviour, ChatRequest } from './chat-server.ts';

/** A call of a tool. */
export interface PlannedCall {
  name: string;
  input: unknown;
}

/** What a model that works in steps has been told so far, by call; without the fences. */
export type Told = readonly string[];

/**
 * A model that calls the tools of its plan one after the other, each perhaps chosen by what it was told, and then says what it
 * makes of all that.
 */
export function followPlan(
  plan: readonly (PlannedCall | ((told: Told) => PlannedCall))[],
  say: (told: Told) => string,
): (request: ChatRequest) => Behaviour {
  return (request) => {
    const told = toldIn(request);
    const next = plan[told.length];
    if (next === undefined) return { type: 'reply', text: say(told) };
    const { name, input } = typeof next === 'function' ? next(told) : next;
    return { type: 'tools', calls: [{ name, arguments: JSON.stringify(input) }] };
  };
}

export function toldIn({ messages }: ChatRequest): string[] {
  return messages.flatMap(({ role, content }) =>
    role === 'tool' ? [/^<<result \S+\n(.*)\n\S+ result>>$/su.exec(content ?? '')?.[1] ?? content ?? ''] : [],
  );
}

/** The numbers of evidence whose lines hold some words. */
export function numbersWith(told: Told, words: string): number[] {
  return told
    .join('\n')
    .split('\n')
    .flatMap((line) => {
      const n = /^\[(\d+)\]/u.exec(line)?.[1];
      return n !== undefined && line.includes(words) ? [Number(n)] : [];
    });
}

/** The first line that holds some words, as a cited sentence; its limits and its quotation left out. */
export function toldLine(told: Told, words: string): string {
  const line = told
    .join('\n')
    .split('\n')
    .find((one) => one.startsWith('[') && one.includes(words));
  const [, n = '', said = ''] = /^\[(\d+)\] (.*)$/u.exec(line ?? '') ?? [];
  return `${said.split(/。|原文：/u)[0] ?? ''}。[${n}]`;
}
