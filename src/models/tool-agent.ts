import { z } from 'zod';
import type { ModelReply, ModelRequest } from './language-model.ts';

/** Something that a model may have done for it while it answers. Tools read and never write. */
export interface AgentTool {
  /** As the model calls it: `find_figures`. */
  name: string;
  /** When to use it and what comes back, in the language of the prompts. */
  description: string;
  input: z.ZodObject;
  /** @returns What the model is told. Input of another form than asked for is answered with what is wrong with it. */
  run: (input: unknown) => Promise<string>;
}

/** Makes a tool of what it does with input of its own form. */
export function defineTool<Shape extends z.ZodRawShape>({
  run,
  ...tool
}: Pick<AgentTool, 'name' | 'description'> & {
  input: z.ZodObject<Shape>;
  run: (input: z.infer<z.ZodObject<Shape>>) => Promise<string>;
}): AgentTool {
  return {
    ...tool,
    run: async (input) => {
      const parsed = tool.input.safeParse(input);
      return parsed.success ? run(parsed.data) : `参数不合要求：${z.prettifyError(parsed.error)}`;
    },
  };
}

/** A question that a model works at in several steps. */
export interface AgentRequest extends Omit<ModelRequest, 'format' | 'onPiece'> {
  tools: readonly AgentTool[];
  /** Calls of tools altogether; those beyond are refused, and the model must answer with what it has. */
  mostCalls: number;
}

/**
 * Has a model call tools until it answers. Nothing that it writes is believed: what may be shown is decided by whoever asks it.
 * Rejects with `ModelError` and with nothing else, whatever the endpoint does; what a tool rejects with, it rejects with.
 */
export type RunAgent = (request: AgentRequest) => Promise<ModelReply>;
