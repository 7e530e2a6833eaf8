// People's word on figures. The program's reading is never overwritten: what a person said is laid over it each time it is read.
import type { Figure, FigureAmendment, FigureFacts, FigureVerdict } from '../figure.ts';

/** What stands for a figure after the newest verdict on it. */
export interface FigureState {
  verdict: FigureVerdict;
  /** The facts that people have set, by all verdicts so far; the others stay as the program reads them. */
  set: Partial<FigureFacts>;
  amendment: FigureAmendment | null;
  reason: string;
  by: string;
  /** ISO date. */
  on: string;
}

const FACTS = [
  'start',
  'end',
  'stated',
  'value',
  'unit',
  'normalized',
  'qualifier',
  'kind',
  'year',
  'period',
  'scope',
  'indicator',
] as const satisfies readonly (keyof FigureFacts)[];

/** The facts of a figure that a person may set. */
export function factsOf(figure: Figure): FigureFacts {
  return pickFacts(figure, FACTS);
}

/** Lays a person's word over what the program read. A figure of which nothing stands is returned as it is. */
export function applyState<Read extends Figure>(figure: Read, state: FigureState | null): Read {
  if (state === null) return figure;
  const { verdict, set, amendment, reason, by, on } = state;
  return {
    ...figure,
    ...set,
    confidence: set.indicator === undefined || set.indicator === null ? figure.confidence : 1,
    correction: { verdict, reason, by, on, amendment, asRead: disagreement(figure, set) },
  };
}

/** What the program reads otherwise than a person has set it. */
export function disagreement(figure: Figure, set: Partial<FigureFacts>): Partial<FigureFacts> {
  const differing = FACTS.filter((fact) => set[fact] !== undefined && set[fact] !== figure[fact]);
  return pickFacts(figure, differing);
}

/** The given facts of two readings that are not the same, in a fixed order. */
export function changedFacts(before: FigureFacts, after: FigureFacts): (keyof FigureFacts)[] {
  return FACTS.filter((fact) => before[fact] !== after[fact]);
}

function pickFacts<Fact extends keyof FigureFacts>(
  figure: FigureFacts,
  facts: readonly Fact[],
): Pick<FigureFacts, Fact> {
  return Object.fromEntries(facts.map((fact) => [fact, figure[fact]])) as Pick<FigureFacts, Fact>;
}
