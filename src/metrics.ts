import { Counter, Histogram, Registry } from 'prom-client';

/** What the program counts of itself while it runs, in the form that Prometheus reads. Names and outcomes only, never a text. */
export interface Metrics {
  /** A request to a model: how it ended (`answered`, or why not), what it cost, how long it took. */
  countRequest(request: CountedRequest): void;
  /** Everything counted so far. */
  render(): Promise<string>;
  /** Of `render`. */
  readonly contentType: string;
}

export interface CountedRequest {
  kind: 'chat' | 'embedding' | 'rerank';
  /** What was asked for: the prompt's name, `question` or `passages`. */
  purpose: string;
  outcome: string;
  seconds: number;
  /** Tokens, 0 where the endpoint does not count them. */
  input: number;
  output: number;
  /** In the currency of CHAT_PRICES; 0 without prices. */
  cost: number;
}

const SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 20];

/** Makes counters of their own, so that two programs in one process do not share them. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const labelNames = ['kind', 'purpose'] as const;
  const requests = new Counter({
    name: 'zhibao_model_requests_total',
    help: 'Requests to models, by how they ended.',
    labelNames: [...labelNames, 'outcome'],
    registers,
  });
  const tokens = new Counter({
    name: 'zhibao_model_tokens_total',
    help: 'Tokens that models read and wrote, as their endpoints count them.',
    labelNames: [...labelNames, 'direction'],
    registers,
  });
  const cost = new Counter({
    name: 'zhibao_model_cost_total',
    help: 'What the tokens cost, in the currency of CHAT_PRICES.',
    labelNames,
    registers,
  });
  const duration = new Histogram({
    name: 'zhibao_model_request_seconds',
    help: 'How long requests to models took, failed ones too.',
    labelNames,
    buckets: SECONDS,
    registers,
  });
  return {
    contentType: registry.contentType,
    render: () => registry.metrics(),
    countRequest: ({ kind, purpose, outcome, seconds, input, output, cost: spent }) => {
      requests.inc({ kind, purpose, outcome });
      tokens.inc({ kind, purpose, direction: 'read' }, input);
      tokens.inc({ kind, purpose, direction: 'written' }, output);
      cost.inc({ kind, purpose }, spent);
      duration.observe({ kind, purpose }, seconds);
    },
  };
}
