import type { LanguageModel } from '../../models/language-model.ts';
import type { Prompts } from '../../models/read-prompts.ts';
import type { ModelPrices } from '../../models/watch-model.ts';
import type { RunAgent } from '../../models/tool-agent.ts';

/** The model an answer may be helped by, with what it is told. */
export interface ModelHelp {
  model: LanguageModel;
  /** The same model, working in steps. */
  runAgent: RunAgent;
  prompts: Prompts;
  /** What tokens cost; null where nobody said. */
  prices: ModelPrices | null;
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
