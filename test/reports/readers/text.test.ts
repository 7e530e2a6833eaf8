import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import type { ReadText } from '../../../src/reports/report.ts';
import { chooseReader } from '../../../src/reports/readers/choose-reader.ts';
import { readers } from '../../support/readers.ts';

const ENGLISH_AND_HAN = '2024年，某县依法行政。\n';
// 「法治政府建设工作报告，行政执法」 in GBK.
const GBK = Uint8Array.from(
  'b7a8 d6ce d5fe b8ae bda8 c9e8 b9a4 d7f7 b1a8 b8e6 a3ac d0d0 d5fe d6b4 b7a8'
    .replaceAll(' ', '')
    .match(/../g)!
    .map((pair) => parseInt(pair, 16)),
);

/** An old Office file, cut down to what tells whose it is. */
function compound(stream: string): Uint8Array {
  return bytesOf([0xd0, 0xcf, 0x11, 0xe0], [...Buffer.from(stream, 'utf16le')]);
}

function bytesOf(...parts: (string | number[])[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part)] : part)));
}

async function read(bytes: Uint8Array, fileName = 'report.txt'): Promise<ReadText> {
  return chooseReader(readers, bytes, fileName).read(bytes, fileName);
}

describe('plain text is read', () => {
  const utf16 = Buffer.from(ENGLISH_AND_HAN, 'utf16le');
  it.each([
    ['UTF-8', bytesOf(ENGLISH_AND_HAN), ENGLISH_AND_HAN],
    ['UTF-8 with byte order mark', bytesOf([0xef, 0xbb, 0xbf], ENGLISH_AND_HAN), ENGLISH_AND_HAN],
    ['UTF-16 little endian', bytesOf([0xff, 0xfe], [...utf16]), ENGLISH_AND_HAN],
    ['UTF-16 big endian', bytesOf([0xfe, 0xff], [...Buffer.from(utf16).swap16()]), ENGLISH_AND_HAN],
    ['GBK', GBK, '法治政府建设工作报告，行政执法'],
    ['Windows line ends', bytesOf('一、总结\r\n二、计划\r三、其他'), '一、总结\n二、计划\n三、其他'],
    ['odd spaces, which stay', bytesOf('　　一、\u00A0总结'), '　　一、\u00A0总结'],
  ])('%s', async (_, bytes, text) => {
    expect((await read(bytes)).text).toBe(text);
  });

  it('tells that it had to guess the encoding, and that characters were lost', async () => {
    expect((await read(GBK)).warnings).toEqual([expect.stringContaining('GB18030')]);
    expect((await read(bytesOf('行政\uFFFD议'))).warnings).toEqual([expect.stringContaining('1 characters')]);
  });

  it('goes by the content, whatever the name says', async () => {
    expect((await read(bytesOf(ENGLISH_AND_HAN), 'report.pdf')).text).toBe(ENGLISH_AND_HAN);
  });
});

describe('other files are refused with what is wrong and what is permitted', () => {
  it.each([
    ['empty', new Uint8Array(), 'empty'],
    ['white space', bytesOf(' \n\t　'), 'white space'],
    ['NUL bytes', bytesOf('法治', [0], '政府'), 'NUL'],
    ['control characters', bytesOf([1, 2, 3, 4], 'abc'), 'control characters'],
    ['no encoding of ours', Uint8Array.from([0x80, 0xff, 0xc0, 0xaf, 0xfe]), 'neither UTF-8'],
    ['Latin text in Windows-1252', bytesOf('Ann', [0xe9], 'e des r', [0xe9], 'sultats'), 'neither UTF-8'],
    ['broken UTF-16', bytesOf([0xff, 0xfe, 0x00, 0xd8, 0x41]), 'broken'],
    ['zip (docx, xlsx)', bytesOf('PK', [3, 4, 0, 0]), 'Word'],
    ['PDF', bytesOf('%PDF-1.7\n'), 'PDF'],
    ['HTML', bytesOf('\n <!DOCTYPE html><html></html>'), 'HTML'],
    ['old Word', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'old Word'],
    ['old Word by its stream', compound('WordDocument'), '.doc, .wps'],
    ['old Excel by its stream', compound('Workbook'), '.xls'],
    ['protected Word', compound('EncryptedPackage'), 'password'],
    ['RTF', bytesOf('{\\rtf1\\ansi '), 'RTF'],
    ['web archive', bytesOf('From: <Saved>\r\nMIME-Version: 1.0\r\n'), '.mht'],
    ['PNG', bytesOf([0x89], 'PNG'), 'PNG'],
    ['JPEG', bytesOf([0xff, 0xd8, 0xff, 0xe0]), 'JPEG'],
    ['7z', bytesOf('7z', [0xbc, 0xaf, 0x27]), '7z'],
  ])('%s', async (_, bytes, reason) => {
    const failure = await failureOf(read(bytes));
    expect(failure.code).toBe('unreadable_file');
    expect(failure.message).toContain(reason);
    expect(failure.message).toContain('Permitted');
  });
});

async function failureOf(action: Promise<unknown>): Promise<AppError> {
  try {
    await action;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
