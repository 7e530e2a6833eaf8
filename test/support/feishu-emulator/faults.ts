import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * How the platform misbehaves on a request: an answer of ours, silence, a reset connection; or the work is done and its answer
 * is lost on the way (`lose_answer`) or never comes (`keep_answer`), which is where a client without idempotency sends twice.
 */
export type Fault =
  | { status: number; headers?: Record<string, string>; body: unknown }
  | 'hang'
  | 'reset'
  | 'lose_answer'
  | 'keep_answer';

interface PlannedFault {
  pattern: RegExp;
  timesLeft: number;
  fault: Fault;
}

/** Faults in the order they were planned; each is used up after its number of times. */
export interface FaultPlan {
  /** @param pattern Matched against `METHOD /path`, without the query. */
  add(pattern: RegExp, times: number, fault: Fault): void;
  /** The fault for this request, counted as used; null for an honest answer. */
  take(request: string): Fault | null;
}

export function createFaultPlan(): FaultPlan {
  const planned: PlannedFault[] = [];
  return {
    add(pattern, times, fault) {
      planned.push({ pattern, timesLeft: times, fault });
    },
    take(request) {
      const found = planned.find(({ pattern, timesLeft }) => timesLeft > 0 && pattern.test(request));
      if (!found) return null;
      found.timesLeft -= 1;
      return found.fault;
    },
  };
}

/** Acts a fault out. A hanging request stays open until the server closes. */
export function enactFault(
  fault: Exclude<Fault, 'lose_answer' | 'keep_answer'>,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (fault === 'hang') return;
  if (fault === 'reset') {
    request.socket.resetAndDestroy();
    return;
  }
  response.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers });
  response.end(typeof fault.body === 'string' ? fault.body : JSON.stringify(fault.body));
}
