import { isOfWhole } from '../figures/whole-region.ts';
import type { SourcedFigure } from './sourced-figure.ts';

/** What figures must share to be set against each other; a scope that says no more than 全县 is that of the whole region. */
export function groundOf({ figure }: SourcedFigure): string {
  return JSON.stringify([isOfWhole(figure.scope) ? null : figure.scope, figure.period, figure.kind]);
}
