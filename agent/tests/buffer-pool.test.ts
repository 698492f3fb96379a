import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { createEmbeddedBroker } from '@rollcall/embedded/mqtt/embedded-broker';
import { topics } from '@rollcall/shared/contract/topics';
import { expect, test } from 'vitest';

const mostKeptBytes = 4 * 1024 ** 2;

/** What a program holds in buffers after 300 messages of as many lengths, beyond what it held before. */
const program = (url: string) => `
  import { keepBufferPoolsSmall } from ${JSON.stringify(new URL('../src/runtime/buffer-pool.ts', import.meta.url).href)};
  import { connectAsync } from ${JSON.stringify(import.meta.resolve('mqtt'))};
  keepBufferPoolsSmall();
  const client = await connectAsync(${JSON.stringify(url)}, { protocolVersion: 4, username: 'hq', password: 'hq', clientId: 'hq' });
  const topic = ${JSON.stringify(topics.down('00', 'squad-1'))};
  const held = () => { gc(); gc(); return process.memoryUsage().arrayBuffers; };
  await client.publishAsync(topic, 'x', { qos: 1 });
  const before = held();
  for (let length = 100; length < 400; length += 1) {
    await client.publishAsync(topic, 'x'.repeat(length), { qos: 1 });
    for (let other = 0; other < 4; other += 1) Buffer.from('y'.repeat(20_000)); // What else is cut from the pool meanwhile.
  }
  console.log(held() - before);
  await client.endAsync();
`;

test('an agent keeps no buffers for the messages that it sent', async () => {
  const broker = createEmbeddedBroker({ port: 0, authenticate: async () => ({ kind: 'hq' }) });
  const { url } = await broker.start();
  try {
    const args = ['--expose-gc', '--input-type=module', '--eval', program(url)];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    expect(Number(stdout)).toBeLessThan(mostKeptBytes);
  } finally {
    await broker.stop();
  }
});
