// The embedded broker, which lets every station in.
import { createHash } from 'node:crypto';
import { createEmbeddedBroker } from '@rollcall/embedded/mqtt/embedded-broker';
import { shardOf } from '@rollcall/shared/ids';
import { serve } from '../bench-program.ts';

const broker = createEmbeddedBroker({
  async authenticate({ username }) {
    if (username === 'hq') return { kind: 'hq' };
    const shard = shardOf(username, (bytes) => createHash('sha256').update(bytes).digest());
    return { kind: 'station', stationId: username, shard };
  },
});
await serve(await broker.start(), () => broker.stop());
