// Prints the slowest test files and the closing line of .ci/run from the report that the test run left, and ends with the
// run's verdict.
import { existsSync, readFileSync } from 'node:fs';

const [, , exitCode = '1'] = process.argv;
const report = new URL('../var/test-report.json', import.meta.url);
const counts = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
const {
  numPassedTests = 0,
  numFailedTests = 0,
  numPendingTests = 0,
  numTodoTests = 0,
  testResults = [],
} = counts;

const files = testResults.map(({ name, startTime, endTime }) => ({
  name,
  seconds: (endTime - startTime) / 1000,
}));
files.sort((one, other) => other.seconds - one.seconds);
for (const { name, seconds } of files.slice(0, 8)) {
  console.log(`${seconds.toFixed(1).padStart(6)} s  ${name.replace(/^.*[\\/](?=test[\\/])/, '')}`);
}

// A test that was skipped here tested nothing, and a check that failed beside the tests (types, lint, format) is a failure.
const untested = numPendingTests + numTodoTests;
const failed = numFailedTests + untested;
const verdict = exitCode !== '0' || failed > 0 || numPassedTests === 0 ? Math.max(1, failed) : 0;
if (untested > 0) console.log(`${untested} tests were skipped, which counts as failed here.`);
console.log(`${numPassedTests} passed, ${verdict} failed`);
process.exitCode = verdict === 0 ? 0 : 1;
