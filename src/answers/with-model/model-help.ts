import type { LanguageModel } from '../../models/language-model.ts';
import type { Prompts } from '../../models/read-prompts.ts';

/** The model an answer may be helped by, with what it is told. */
export interface ModelHelp {
  model: LanguageModel;
  prompts: Prompts;
}

/** One answer's share of the model: how long it may take, and who sees its text grow. */
export interface HelpRequest {
  /** Earlier questions of the thread, oldest first. */
  history: readonly string[];
  /** Ends all that the model is asked for this answer. */
  signal: AbortSignal;
  /** Hears the text as it grows: only what has been held to its passages. */
  onText?: (text: string) => void;
}
