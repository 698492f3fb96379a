import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { faultSchema } from './faults/fault.ts';
import type { FaultSwitches } from './faults/fault-switches.ts';
import type { StoreStats } from './store-stats.ts';

/** No bucket can have this name, so no object is hidden by it. */
export const adminPath = '/_rollcall/';

const maximumBytes = 64 * 1024;

/** Replaces all the switches; an empty list switches every fault off. */
const faultsRequestSchema = z.strictObject({ faults: z.array(faultSchema).max(100), seed: z.int().optional() });

/** Faults and counters for a test that runs the store in another process: bearer token, never part of S3. */
export class AdminEndpoint {
  readonly #tokenHash: Buffer;
  readonly #faults: FaultSwitches;
  readonly #stats: StoreStats;

  constructor(token: string, faults: FaultSwitches, stats: StoreStats) {
    this.#tokenHash = hash(token);
    this.#faults = faults;
    this.#stats = stats;
  }

  async handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const token = /^Bearer (.+)$/.exec(incoming.headers.authorization ?? '')?.[1] ?? '';
    if (!timingSafeEqual(hash(token), this.#tokenHash))
      return answer(outgoing, 401, { error: 'Send the admin token as a bearer token.' });
    switch (`${incoming.method} ${incoming.url}`) {
      case `GET ${adminPath}stats`:
        return answer(outgoing, 200, this.#stats.snapshot());
      case `POST ${adminPath}faults`:
        return this.#replaceFaults(await readText(incoming), outgoing);
      default:
        return answer(outgoing, 404, { error: `There are GET ${adminPath}stats and POST ${adminPath}faults.` });
    }
  }

  #replaceFaults(text: string | undefined, outgoing: ServerResponse): void {
    const parsed = faultsRequestSchema.safeParse(parseJson(text));
    if (!parsed.success) {
      answer(outgoing, 400, { error: z.prettifyError(parsed.error) });
      return;
    }
    this.#faults.clear();
    if (parsed.data.seed !== undefined) this.#faults.seed(parsed.data.seed);
    for (const fault of parsed.data.faults) this.#faults.add(fault);
    answer(outgoing, 200, { faults: this.#faults.list() });
  }
}

function hash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    // Undefined fails the schema, which says what is wanted.
    return undefined;
  }
}

/** Undefined when it is too long. */
async function readText(incoming: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length;
    if (sizeBytes <= maximumBytes) chunks.push(chunk);
  }
  return sizeBytes > maximumBytes ? undefined : Buffer.concat(chunks).toString('utf8');
}

function answer(outgoing: ServerResponse, status: number, content: object): void {
  outgoing.writeHead(status, { 'content-type': 'application/json' });
  outgoing.end(JSON.stringify(content));
}
