import { describe, expect, it } from 'vitest';
import { ZIP_LIMITS, type ZipLimits, listZipEntries } from '../../../src/reports/readers/zip-entries.ts';
import { writeZip } from '../../support/invented-report.ts';

const list = async (files: Record<string, string>, limits: Partial<ZipLimits>) =>
  listZipEntries(await writeZip(files), { ...ZIP_LIMITS, ...limits });

describe('an archive past the limits is refused before anything is unpacked', () => {
  const zeros = '0'.repeat(3_000_000);
  const cases: [name: string, files: Record<string, string>, limits: Partial<ZipLimits>, reason: RegExp][] = [
    ['too many files', { a: '1', b: '2', c: '3' }, { files: 2 }, /3 files.*at most 2 files/u],
    ['too much in all', { a: zeros, b: zeros }, { totalBytes: 5_000_000, ratio: 1e6 }, /5\.7 MB unpacked/u],
    ['a bomb', { a: zeros }, {}, /unpacks to \d{3,4} times its size/u],
    ['nested deeply', { 'a/b/c/d.txt': '1' }, { depth: 3 }, /nested too deeply/u],
  ];
  it.each(cases)('%s', async (_, files, limits, reason) => {
    await expect(list(files, limits)).rejects.toMatchObject({
      code: 'too_large',
      message: expect.stringMatching(reason) as string,
    });
  });

  it('a path that leads out of it', async () => {
    await expect(list({ '../a.txt': '1' }, {})).rejects.toMatchObject({ code: 'unreadable_file' });
  });
});

it('refuses a large file of an archive when it is opened, and leaves the others', async () => {
  const [large, small] = await list({ large: 'x'.repeat(2_000), small: '1' }, { fileBytes: 1_000 });
  await expect(large!.open()).rejects.toMatchObject({ code: 'too_large' });
  expect(await small!.open()).toEqual(Uint8Array.from([0x31]));
});

it('reads the names that Chinese Windows writes in GBK', async () => {
  const archive = await writeZip({ 'AAAA.txt': '1' });
  const gbk = [0xb1, 0xa8, 0xb8, 0xe6];
  // Both in the file's own head and in the directory, whose flag for UTF-8 is taken off.
  const text = Buffer.from(archive).toString('latin1');
  const renamed = Buffer.from(text.replaceAll('AAAA', String.fromCharCode(...gbk)), 'latin1');
  for (const signature of ['PK\u0003\u0004', 'PK\u0001\u0002']) {
    const at = renamed.indexOf(Buffer.from(signature, 'latin1')) + (signature.endsWith('\u0004') ? 6 : 8);
    renamed.writeUInt16LE(renamed.readUInt16LE(at) & ~0x0800, at);
  }
  const [entry] = await listZipEntries(renamed);
  expect(entry!.path).toBe('报告.txt');
});
