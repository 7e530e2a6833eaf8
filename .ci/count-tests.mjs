// Prints the closing line of .ci/run from the report that the test run left, and ends with the run's verdict.
import { existsSync, readFileSync } from 'node:fs';

const [, , exitCode = '1'] = process.argv;
const report = new URL('../var/test-report.json', import.meta.url);
const counts = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 } = counts;

// A test that was skipped here tested nothing, and a check that failed beside the tests (types, lint, format) is a failure.
const untested = numPendingTests + numTodoTests;
const failed = numFailedTests + untested;
const verdict = exitCode !== '0' || failed > 0 || numPassedTests === 0 ? Math.max(1, failed) : 0;
if (untested > 0) console.log(`${untested} tests were skipped, which counts as failed here.`);
console.log(`${numPassedTests} passed, ${verdict} failed`);
process.exitCode = verdict === 0 ? 0 : 1;
