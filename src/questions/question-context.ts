import type { Catalogue } from '../figures/catalogue.ts';
import type { IndicatorWords } from '../figures/indicator-words.ts';
import type { Gazetteer } from '../regions/gazetteer.ts';
import type { Today } from './calendar.ts';

/** What questions are read against. `covered` holds the codes of the regions whose reports are in the store. */
export interface QuestionContext {
  gazetteer: Gazetteer;
  catalogue: Catalogue;
  words: IndicatorWords;
  covered: ReadonlySet<string>;
  today: Today;
}
