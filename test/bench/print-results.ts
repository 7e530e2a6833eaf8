import { execFileSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import type { Result } from './result.ts';
import { isMet } from './result.ts';

/** The results as Markdown: where and when they were measured, the table, and what missed its aim. */
export function printResults(results: readonly Result[], at: Date): string {
  const rows = results.map((result) => {
    const { measure, corpus, aim, unit, detail } = result;
    const wanted =
      aim === null ? '' : 'atMost' in aim ? `≤ ${aim.atMost} ${unit}` : `≥ ${aim.atLeast} ${unit}`;
    const verdict = aim === null ? '' : isMet(result) ? 'met' : '**missed**';
    return `| ${[measure, corpus, rounded(result), wanted, verdict, detail].join(' | ')} |`;
  });
  const missed = results.filter((result) => !isMet(result));
  const conclusion =
    missed.length === 0
      ? 'Every aim was met.'
      : `Missed: ${missed.map((result) => `${result.measure} on ${result.corpus} (${rounded(result)})`).join('; ')}.`;
  return [
    describeMachine(at),
    '',
    '| measured | reports | result | aim | | |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
    conclusion,
    '',
  ].join('\n');
}

function rounded({ value, unit }: Result): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return `${value.toFixed(digits)} ${unit}`;
}

/** Load other than the bench's own makes everything slower, so it is told. */
function describeMachine(at: Date): string {
  const [first] = cpus();
  const machine = `${cpus().length} × ${first?.model.trim() ?? 'unknown processor'}, Node ${process.versions.node}`;
  const commit = execFileSync('git', ['describe', '--always', '--dirty', '--abbrev=10'], {
    cwd: new URL('.', import.meta.url),
    encoding: 'utf8',
  }).trim();
  const load = loadavg()[0]?.toFixed(1) ?? '?';
  return `${machine}, ${process.platform}; ${at.toISOString().slice(0, 10)}, commit ${commit}, load ${load} at the end.`;
}
