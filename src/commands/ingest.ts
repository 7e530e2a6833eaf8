import Table from 'cli-table3';
import { Presets, SingleBar } from 'cli-progress';
import { exitCodeOf } from '../errors.ts';
import type { IngestOutcome } from '../library/ingest-outcome.ts';
import type { IngestProgress } from '../library/ingest-paths.ts';
import { ingestPaths } from '../library/ingest-paths.ts';
import type { CommandDependencies, RegisterCommand } from './command.ts';
import { withApplication } from './command.ts';
import { embedWithBar } from './embed-with-bar.ts';
import type { MetadataOptions } from './metadata-options.ts';
import { addMetadataOptions, readMetadataOptions } from './metadata-options.ts';

/** Fewer files are done before a bar could be read. */
const FEWEST_FOR_BAR = 10;

const OUTCOMES: Record<IngestOutcome['outcome'], string> = {
  added: 'added',
  updated: 'read again',
  restored: 'brought back',
  unchanged: 'unchanged',
  superseded: 'added, supersedes',
  kept_as_older: 'kept as older',
  failed: 'failed',
};

/** `zhibao ingest`: files and folders into the store, each whole or not at all. */
export const registerIngest: RegisterCommand = (program, dependencies) => {
  addMetadataOptions(
    program
      .command('ingest')
      .description('read reports into the store')
      .argument('<path...>', 'files, or folders that hold them'),
  ).action(async (paths: string[], options: MetadataOptions) => {
    const overrides = readMetadataOptions(options);
    await withApplication(
      () => dependencies.openApplication({ seed: 'never' }),
      async (application) => {
        const bar = createBar(dependencies);
        const outcomes: IngestOutcome[] = [];
        const onProgress = (progress: IngestProgress) => {
          bar.show(progress);
          if (progress.last) outcomes.push(progress.last);
        };
        try {
          await ingestPaths(application, { paths, overrides, onProgress });
        } finally {
          // A failing store ends the work; what was taken in before stays, and is told.
          bar.end();
          if (outcomes.length > 0) report(outcomes, dependencies);
        }
        if (application.embedPassages) await embedWithBar(application.embedPassages, dependencies);
      },
    );
  });
};

function createBar({ messages }: CommandDependencies): {
  show: (progress: IngestProgress) => void;
  end: () => void;
} {
  const bar = new SingleBar(
    { stream: messages, format: '{bar} {value}/{total} {file}', noTTYOutput: false, clearOnComplete: true },
    Presets.shades_classic,
  );
  let isShown = false;
  return {
    show: ({ done, total, last }) => {
      if (total < FEWEST_FOR_BAR) return;
      if (!isShown) bar.start(total, done, { file: '' });
      isShown = true;
      bar.update(done, { file: last?.source ?? '' });
    },
    end: () => {
      if (isShown) bar.stop();
    },
  };
}

/** The table on standard output; failures and warnings with their reasons beside it. The exit code is the first failure's. */
function report(
  outcomes: readonly IngestOutcome[],
  { output, messages, setExitCode }: CommandDependencies,
): void {
  const table = new Table({
    head: ['report', 'id', 'region', 'year', 'sections', 'passages', 'figures', 'warnings', 'outcome'],
    style: { head: [], border: [] },
  });
  for (const one of outcomes) {
    if (one.outcome === 'failed') {
      table.push([one.source, '', '', '', '', '', '', '', OUTCOMES.failed]);
      const { message } = one.error;
      messages.write(message.startsWith(one.source) ? `${message}\n` : `${one.source}: ${message}\n`);
      continue;
    }
    const { id, regionName, year, counts, warnings } = one.report;
    const place = [regionName ?? '?', String(year ?? '?')];
    table.push([
      one.source,
      id,
      ...place,
      counts.sections,
      counts.passages,
      counts.figures,
      warnings.length,
      outcomeOf(one),
    ]);
    for (const warning of warnings) messages.write(`${one.source}: ${warning}\n`);
  }
  output.write(`${table.toString()}\n`);
  const failure = outcomes.find((one) => one.outcome === 'failed');
  if (failure) setExitCode(exitCodeOf(failure.error));
}

function outcomeOf(one: Exclude<IngestOutcome, { outcome: 'failed' }>): string {
  const word = OUTCOMES[one.outcome];
  if (one.outcome === 'superseded') return `${word} ${one.older.id}`;
  if (one.outcome === 'kept_as_older') return `${word} than ${one.newer.id}`;
  const isOlder = one.report.status === 'superseded';
  return isOlder ? `${word}; a newer one is answered from` : word;
}
