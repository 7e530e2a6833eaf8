/**
 * The frames of the long connection: proto2 package `pbbp2`, one binary websocket message each.
 * Written from the wire format and not with the SDK's own codec, so that a fault of one shows at the other.
 */
export interface Frame {
  seqId: bigint;
  logId: bigint;
  service: number;
  /** 0 control (ping, pong), 1 data (event). */
  method: number;
  headers: FrameHeader[];
  payload: Buffer | null;
  logIdNew: string | null;
}

export interface FrameHeader {
  key: string;
  value: string;
}

/** The first header of that key, or null. */
export function headerOf(frame: Frame, key: string): string | null {
  return frame.headers.find((header) => header.key === key)?.value ?? null;
}

/** Writes the four required fields even when they are zero: a reader of proto2 refuses a frame without them. */
export function encodeFrame(frame: Frame): Buffer {
  return Buffer.concat([
    varintField(1, frame.seqId),
    varintField(2, frame.logId),
    varintField(3, BigInt.asUintN(64, BigInt(frame.service))),
    varintField(4, BigInt.asUintN(64, BigInt(frame.method))),
    ...frame.headers.map(({ key, value }) =>
      bytesField(5, Buffer.concat([bytesField(1, Buffer.from(key)), bytesField(2, Buffer.from(value))])),
    ),
    ...(frame.payload ? [bytesField(8, frame.payload)] : []),
    ...(frame.logIdNew === null ? [] : [bytesField(9, Buffer.from(frame.logIdNew))]),
  ]);
}

/** @throws {Error} when the bytes are no frame, or one of the required fields 1 to 4 is absent. */
export function decodeFrame(bytes: Buffer): Frame {
  const frame: Frame = {
    seqId: 0n,
    logId: 0n,
    service: 0,
    method: 0,
    headers: [],
    payload: null,
    logIdNew: null,
  };
  const present = new Set<number>();
  for (const { field, value } of readFields(bytes)) {
    present.add(field);
    if (field === 1) frame.seqId = expectVarint(value);
    else if (field === 2) frame.logId = expectVarint(value);
    else if (field === 3) frame.service = Number(BigInt.asIntN(32, expectVarint(value)));
    else if (field === 4) frame.method = Number(BigInt.asIntN(32, expectVarint(value)));
    else if (field === 5) frame.headers.push(decodeHeader(expectBytes(value)));
    else if (field === 8) frame.payload = expectBytes(value);
    else if (field === 9) frame.logIdNew = expectBytes(value).toString();
  }
  const missing = [1, 2, 3, 4].filter((field) => !present.has(field));
  if (missing.length > 0) throw new Error(`frame without required field ${missing.join(', ')}`);
  return frame;
}

function decodeHeader(bytes: Buffer): FrameHeader {
  const texts = new Map(
    [...readFields(bytes)].map(({ field, value }) => [field, expectBytes(value).toString()]),
  );
  const [key, value] = [texts.get(1), texts.get(2)];
  if (key === undefined || value === undefined) throw new Error('header without key or value');
  return { key, value };
}

function* readFields(bytes: Buffer): Generator<{ field: number; value: bigint | Buffer }> {
  let at = 0;
  const varint = () => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes[at++];
      if (byte === undefined || shift > 63n) throw new Error('frame is cut off');
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < bytes.length) {
    const tag = Number(varint());
    const [field, wireType] = [tag >> 3, tag & 7];
    if (wireType === 0) {
      yield { field, value: varint() };
    } else if (wireType === 2) {
      const length = Number(varint());
      if (at + length > bytes.length) throw new Error('frame is cut off');
      yield { field, value: bytes.subarray(at, at + length) };
      at += length;
    } else {
      throw new Error(`unknown wire type ${wireType}`);
    }
  }
}

function expectVarint(value: bigint | Buffer): bigint {
  if (typeof value !== 'bigint') throw new Error('number expected');
  return value;
}

function expectBytes(value: bigint | Buffer): Buffer {
  if (typeof value === 'bigint') throw new Error('bytes expected');
  return value;
}

function varintField(field: number, value: bigint): Buffer {
  return Buffer.concat([varintBytes(BigInt(field << 3)), varintBytes(value)]);
}

function bytesField(field: number, bytes: Buffer): Buffer {
  return Buffer.concat([varintBytes(BigInt((field << 3) | 2)), varintBytes(BigInt(bytes.length)), bytes]);
}

function varintBytes(value: bigint): Buffer {
  const bytes: number[] = [];
  let rest = value;
  do {
    const more = rest > 0x7fn;
    bytes.push(Number(rest & 0x7fn) | (more ? 0x80 : 0));
    rest >>= 7n;
  } while (rest > 0n);
  return Buffer.from(bytes);
}
