import { describe, expect, it } from 'vitest';
import { createApartPdfReader } from '../../src/library/read-apart.ts';
import { createPdfReader } from '../../src/reports/readers/pdf.ts';
import { readFixture } from '../support/invented-report.ts';
import { pdfResources } from '../support/readers.ts';
import { writeCompressedPdf } from '../support/write-pdf.ts';

const MEGABYTE = 1024 * 1024;

/** Some hundred kilobytes that keep pdfjs drawing the same two characters for minutes. */
function endlessPdf(): Uint8Array {
  return writeCompressedPdf(Buffer.from('BT /F1 12 Tf 1 0 0 1 50 700 Tm (a1) Tj ET\n'.repeat(3_000_000)));
}

/** Half a megabyte that unpacks to five hundred. */
function swellingPdf(): Uint8Array {
  return writeCompressedPdf(Buffer.alloc(500 * MEGABYTE, ' '));
}

// A thread takes a second or two to start on a busy machine.
describe('a PDF is read in a thread of its own', { timeout: 60_000 }, () => {
  it('into the same text, one after another, and refused for the same reasons', async () => {
    const [apart, here] = [createApartPdfReader(pdfResources), createPdfReader(pdfResources)];
    const sound = readFixture('printed.pdf');
    const [first, refusal, second] = await Promise.allSettled(
      [sound, readFixture('scanned.pdf'), sound].map((bytes) => apart.read(bytes, 'a.pdf')),
    );
    const expected = await here.read(sound, 'a.pdf');
    for (const read of [first, second]) expect(read).toEqual({ status: 'fulfilled', value: expected });
    expect(refusal).toMatchObject({ reason: { name: 'AppError', code: 'unreadable_file' } });
    expect(String(refusal?.status === 'rejected' && refusal.reason)).toMatch(/no text layer/u);
  });

  it('that does not end is given up on; meanwhile the program goes on, and the next file is read', async () => {
    const reader = createApartPdfReader(pdfResources, { timeMs: 6000, memoryMb: 4096 });
    let beats = 0;
    const heart = setInterval(() => (beats += 1), 20);
    const endless = reader.read(endlessPdf(), 'endless.pdf');
    const next = reader.read(readFixture('printed.pdf'), 'printed.pdf');
    await expect(endless).rejects.toMatchObject({
      code: 'unreadable_file',
      message: expect.stringMatching(/more than 6 seconds.*Permitted.*new PDF/su) as string,
    });
    clearInterval(heart);
    expect(beats).toBeGreaterThan(100);
    expect((await next).text).not.toBe('');
  });

  it('that grows without end is given up on; the next file is read', async () => {
    const reader = createApartPdfReader(pdfResources, { timeMs: 60_000, memoryMb: 300 });
    await expect(reader.read(swellingPdf(), 'swelling.pdf')).rejects.toMatchObject({
      code: 'unreadable_file',
      message: expect.stringMatching(/more than 300 MB of memory/u) as string,
    });
    expect((await reader.read(readFixture('printed.pdf'), 'printed.pdf')).text).not.toBe('');
  });
});
