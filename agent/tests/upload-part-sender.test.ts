import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createPartSender, type PartSender } from '../src/upload/part-sender.ts';

const content = randomBytes(8 * 1024 * 1024 + 5);
const folder = mkdtempSync(join(tmpdir(), 'part-sender-'));
/** No test waits for it. */
const idleTimeoutMs = 120_000;
let sender: PartSender;
let file: FileHandle;
let server: Server | undefined;

beforeEach(async () => {
  writeFileSync(join(folder, 'recording'), content);
  file = await open(join(folder, 'recording'), 'r+');
  sender = createPartSender({ idleTimeoutMs });
});

afterEach(async () => {
  sender.close();
  server?.closeAllConnections();
  server?.close();
  await file.close();
  rmSync(join(folder, 'recording'));
});

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/part`;
}

function send(url: string, part: { offset: number; sizeBytes: number; signal?: AbortSignal }) {
  const { offset, sizeBytes, signal = new AbortController().signal } = part;
  const granted = {
    partNumber: 1,
    url,
    sizeBytes,
    headers: { 'Content-Length': String(sizeBytes), 'X-Amz-Test': 'a' },
  };
  return sender.sendPart({ part: granted, file, offset, signal });
}

test('sends exactly the part with exactly the granted headers, again and again over one connection', async () => {
  const received: Buffer[] = [];
  const headers: unknown[] = [];
  const ports = new Set<number | undefined>();
  const url = await serve(async (request, response) => {
    headers.push([
      request.headers['content-length'],
      request.headers['x-amz-test'],
      request.headers['transfer-encoding'],
    ]);
    ports.add(request.socket.remotePort);
    received.push(Buffer.concat(await request.toArray()));
    response.end();
  });
  const parts = [
    { offset: 0, sizeBytes: 5_000_001 },
    { offset: 5_000_001, sizeBytes: content.length - 5_000_001 },
  ];
  for (const part of parts) expect(await send(url, part)).toEqual({ outcome: 'answered', status: 200, code: null });
  expect(Buffer.concat(received).equals(content)).toBe(true);
  expect(headers).toEqual(parts.map(({ sizeBytes }) => [String(sizeBytes), 'a', undefined]));
  expect(ports.size).toBe(1);
});

test('a refusal before the body was read ends the part at once', async () => {
  // Larger than what the sockets' buffers swallow, before a server that reads no further than the head.
  await file.truncate(32 * 1024 * 1024);
  const refusing = createTcpServer((socket) => {
    socket.on('error', () => {}); // The client hangs up on us, as it should.
    socket.once('data', () => {
      socket.pause();
      socket.write('HTTP/1.1 403 Forbidden\r\ncontent-length: 25\r\n\r\n<Code>AccessDenied</Code>');
    });
  });
  await new Promise<void>((resolve) => refusing.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(refusing.address() as AddressInfo).port}/part`;
  const startMs = performance.now();
  expect(await send(url, { offset: 0, sizeBytes: 32 * 1024 * 1024 })).toEqual({
    outcome: 'answered',
    status: 403,
    code: 'AccessDenied',
  });
  expect(performance.now() - startMs).toBeLessThan(idleTimeoutMs);
  refusing.close();
});

test('a recording shorter than granted is told as a fault of the local file', async () => {
  const url = await serve((request, response) => request.resume().on('end', () => response.end()));
  expect(await send(url, { offset: 100, sizeBytes: content.length })).toEqual({ outcome: 'local_file', code: 'SHORT' });
});

test('a server that can not be reached is no answer', async () => {
  const closed = createTcpServer();
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
  const { port } = closed.address() as AddressInfo;
  await new Promise((resolve) => closed.close(resolve));
  const answer = await send(`http://127.0.0.1:${port}/part`, { offset: 0, sizeBytes: content.length });
  expect(answer).toEqual({ outcome: 'no_answer', code: 'ECONNREFUSED' });
});

test('an abort ends a part that hangs', async () => {
  const stopping = new AbortController();
  const url = await serve(() => stopping.abort());
  await expect(send(url, { offset: 0, sizeBytes: content.length, signal: stopping.signal })).rejects.toThrow(/abort/);
});
