import type { Catalogue } from '../figures/catalogue.ts';
import type { IndicatorWords } from '../figures/indicator-words.ts';
import type { Gazetteer } from '../regions/gazetteer.ts';
import type { Today } from './calendar.ts';
import type { EverydayWords } from './everyday-words.ts';
import type { PhoneticWords } from './phonetic-words.ts';

/** What questions are read against. `covered` holds the codes of the regions whose reports are in the store. */
export interface QuestionContext {
  gazetteer: Gazetteer;
  catalogue: Catalogue;
  words: IndicatorWords;
  everyday: EverydayWords;
  phonetic: PhoneticWords;
  covered: ReadonlySet<string>;
  today: Today;
  /** Codes of the asker's own unit and of the chat's default, in this order; empty when neither is known. */
  units: readonly string[];
}
