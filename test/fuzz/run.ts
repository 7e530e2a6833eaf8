// `npm run fuzz`: asks 20,000 mutated questions of the five reports and prints what came of them. Exit code 1 for any finding.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fuzzQuestions } from './fuzz-questions.ts';

const SHOWN = 60;
const [count = '20000', seed = '1'] = process.argv.slice(2);
const dataDirectory = mkdtempSync(join(tmpdir(), 'zhibao-fuzz-'));
try {
  const { findings, asked, byMutation, byStatus, elapsedMs } = await fuzzQuestions({
    count: Number(count),
    seed: Number(seed),
    dataDirectory,
  });
  const list = (counts: Record<string, number>) =>
    Object.entries(counts)
      .map(([name, number]) => `${name} ${number}`)
      .join(', ');
  console.log(`${asked} mutated questions, seed ${seed}, ${(elapsedMs / asked).toFixed(2)} ms each`);
  console.log(`mutations: ${list(byMutation)}`);
  console.log(`answers:   ${list(byStatus)}`);
  const problems: Record<string, number> = {};
  for (const { problem } of findings) problems[problem] = (problems[problem] ?? 0) + 1;
  console.log(`findings:  ${findings.length === 0 ? 'none' : list(problems)}`);
  for (const { problem, from, history, question, detail } of findings.slice(0, SHOWN)) {
    console.log(
      `- ${problem} (${from}): ${JSON.stringify([...history, question])}\n    ${detail.slice(0, 400)}`,
    );
  }
  process.exitCode = findings.length === 0 ? 0 : 1;
} finally {
  rmSync(dataDirectory, { recursive: true, force: true });
}
