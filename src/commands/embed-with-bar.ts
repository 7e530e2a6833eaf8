import { Presets, SingleBar } from 'cli-progress';
import type { Application } from '../application.ts';
import { AppError, exitCodeOf } from '../errors.ts';
import type { CommandDependencies } from './command.ts';

/** Where the bar is drawn and the outcome told, and how the process ends. */
export type EmbedOutput = Pick<CommandDependencies, 'messages' | 'setExitCode'>;

/**
 * Embeds what is not embedded yet, under a bar, until it is done or the person stops it with Ctrl-C; either way the next run
 * goes on from there. A failing endpoint costs nothing but the exit code: passages are found by their words meanwhile.
 */
export async function embedWithBar(
  embedPassages: NonNullable<Application['embedPassages']>,
  { messages, setExitCode }: EmbedOutput,
): Promise<void> {
  const bar = new SingleBar(
    {
      ...{ stream: messages, noTTYOutput: false, clearOnComplete: true },
      format: 'embedding {bar} {value}/{total} passages, {eta_formatted} left',
    },
    Presets.shades_classic,
  );
  const stopping = new AbortController();
  const stop = () => {
    stopping.abort();
  };
  process.once('SIGINT', stop);
  const reached = { done: 0, total: 0 };
  const onProgress = (progress: { done: number; total: number }) => {
    Object.assign(reached, progress);
    if (!bar.isActive) bar.start(progress.total, progress.done);
    bar.update(progress.done);
  };
  try {
    const { refused } = await embedPassages({ onProgress, signal: stopping.signal });
    if (refused > 0)
      messages.write(`The endpoint refuses ${refused} texts: words alone find these passages.\n`);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'platform') throw error;
    if (!stopping.signal.aborted) {
      messages.write(`${error.message}\n`);
      setExitCode(exitCodeOf(error));
    }
  } finally {
    process.removeListener('SIGINT', stop);
    bar.stop();
  }
  const { done, total } = reached;
  messages.write(
    done < total
      ? `${done} of ${total} passages are embedded; zhibao index goes on from there.\n`
      : `All ${total} passages are embedded.\n`,
  );
}
