import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { createEmbeddedBroker } from '@rollcall/embedded/mqtt/embedded-broker';
import { downJwsType } from '@rollcall/shared/contract/down-message';
import { publicJwkSchema } from '@rollcall/shared/contract/public-jwk';
import { parseStationTopic, topics } from '@rollcall/shared/contract/topics';
import { type CrashLoop, crashLoopSchema } from '@rollcall/shared/http/station-crash-loop';
import { stationAssertionAudience } from '@rollcall/shared/http/station-token';
import { shardOf } from '@rollcall/shared/ids';
import { keyFingerprint } from '@rollcall/shared/key-fingerprint';
import { CompactSign, type CryptoKey, importJWK, jwtVerify } from 'jose';
import { connectAsync, type MqttClient } from 'mqtt';
import { HqStation, newCode, sha256 } from './hq-station.ts';
import { LedgerDesk } from './ledger-desk.ts';
import { newTestKey, newTestKeys, signTestKeySet } from './test-keys.ts';

const bundlePath = '/api/v1/station/support-bundles/';

export type TestHq = Awaited<ReturnType<typeof startTestHq>>;

/**
 * An HQ in memory over real HTTP and the real embedded broker; its answers are as signed and as late as a test wants. As HQ does, it
 * takes messages one at a time, in the order in which they came, and answers in that order: checked side by side, a short batch would
 * overtake the long one before it.
 */
export async function startTestHq() {
  const root = await newTestKey();
  const keys = await newTestKeys();
  const stations = new Map<string, HqStation>();
  const tokens = new Map<string, string>();
  const control = {
    epoch: 1,
    sendReceipts: true,
    clockOffsetMs: 0,
    tokenLifeSeconds: 3600,
    tokensIssued: 0,
    deaf: false,
    /** The keys with which HQ signs now. */
    keys,
    /** What GET /station/key-set answers; an HQ of before has none. */
    keySet: (await signTestKeySet(root, { keys })) as string | undefined,
    rootVouch: null as string | null,
    /** What GET /station/settings answers; an HQ of before has none. */
    settings: undefined as object | undefined,
    /** Receipts promise that their batch is in the ledger after this time. */
    mergeMs: undefined as number | undefined,
    /** An HQ of before doesn't. */
    takesCrashLoops: true,
  };
  const desk = new LedgerDesk();
  /** What stations told of crash loops, in order. */
  const crashLoops: ({ stationId: string } & CrashLoop)[] = [];
  /** What stations said of themselves, in order. */
  const presences: string[] = [];
  /** The support bundles that stations sent, by the id of the request. */
  const bundles = new Map<string, string>();
  const port = { mqtt: 0 };

  function makeBroker() {
    return createEmbeddedBroker({
      port: port.mqtt,
      async authenticate({ username, password }) {
        if (username === 'hq') return { kind: 'hq' };
        if (tokens.get(password) !== username) return undefined;
        return { kind: 'station', stationId: username, shard: shardOf(username, sha256) };
      },
    });
  }
  let broker = makeBroker();
  let mqtt: MqttClient;
  /** Ends when every message that came so far is taken and answered. */
  let turn: Promise<void> = Promise.resolve();
  const { url: mqttUrl } = await broker.start();
  port.mqtt = Number(new URL(mqttUrl).port);

  async function connect(): Promise<void> {
    const client = await connectAsync(mqttUrl, { protocolVersion: 4, username: 'hq', password: 'hq', clientId: 'hq' });
    mqtt = client;
    const unlessItEnds = (error: unknown) => {
      if (!client.disconnecting) throw error;
    };
    client.on('message', (topic, payload) => {
      const parsed = parseStationTopic(topic);
      const station = parsed && stations.get(parsed.stationId);
      if (!station || control.deaf) return;
      const take = parsed.channel === 'up' ? takeBatch : takePresence;
      turn = turn
        .then(() => take(station, payload.toString()))
        .then((answer) => {
          // Its acknowledgement isn't waited for: a broker that is killed gives none.
          if (answer) send(station, answer).catch(unlessItEnds);
        })
        .catch(unlessItEnds);
    });
    await client.subscribeAsync([topics.everyUp, topics.everyPresence], { qos: 1 });
  }
  await connect();

  /** As HQ does: who says that it is on line is told how far HQ is. @returns the answer, signed */
  async function takePresence(station: HqStation, payload: string): Promise<string | undefined> {
    presences.push(payload);
    return JSON.parse(payload).state === 'online' ? receiptFor(station) : undefined;
  }

  /** @returns the answer, signed */
  async function takeBatch(station: HqStation, jws: string): Promise<string | undefined> {
    const reason = await station.take(jws);
    if (reason && reason !== 'broken_chain') return sign(station.refusal(control.epoch, reason));
    return receiptFor(station);
  }

  async function receiptFor(station: HqStation): Promise<string | undefined> {
    if (!control.sendReceipts) return undefined;
    const { clockOffsetMs, mergeMs } = control;
    const includedBy = mergeMs === undefined ? undefined : new Date(Date.now() + clockOffsetMs + mergeMs).toISOString();
    return sign({ ...station.receipt(control.epoch), includedBy });
  }

  function sign(
    message: object,
    key: CryptoKey = control.keys.message.privateKey,
    typ: string = downJwsType,
  ): Promise<string> {
    const payload = new TextEncoder().encode(JSON.stringify(message));
    return new CompactSign(payload).setProtectedHeader({ alg: 'EdDSA', typ }).sign(key);
  }

  async function send(station: HqStation, jws: string): Promise<void> {
    await mqtt.publishAsync(topics.down(shardOf(station.stationId, sha256), station.stationId), jws, { qos: 1 });
  }

  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const found = await route(request, body).catch((error: Error) => problem(401, 'unauthorised', error.message));
    response.setHeader('date', new Date(Date.now() + control.clockOffsetMs).toUTCString());
    response.writeHead(found.status, { 'content-type': 'application/json' });
    response.end(found.status === 204 ? undefined : JSON.stringify(found.body));
  }

  async function route(request: IncomingMessage, body: string): Promise<{ status: number; body: object }> {
    switch (request.url) {
      case '/api/v1/station/enrolments': {
        const { code, publicJwk } = JSON.parse(body);
        const station = [...stations.values()].find((one) => one.code === code);
        const taken = station?.publicJwk && station.publicJwk.x !== publicJwk.x;
        if (!station || taken) return problem(403, 'enrolment_code_used', 'this code was used');
        station.publicJwk = publicJwkSchema.parse(publicJwk);
        return { status: 201, body: enrolmentAnswer(station) };
      }
      case '/api/v1/station/token': {
        const assertion = new URLSearchParams(body).get('client_assertion') ?? '';
        const claims = JSON.parse(Buffer.from(assertion.split('.')[1] ?? '', 'base64url').toString());
        const station = stations.get(claims.sub);
        if (!station?.publicJwk) return problem(401, 'unknown_station', 'this station is not enrolled');
        await jwtVerify(assertion, await importJWK(station.publicJwk, 'EdDSA'), {
          audience: stationAssertionAudience,
          issuer: station.stationId,
          currentDate: new Date(Date.now() + control.clockOffsetMs),
        });
        control.tokensIssued += 1;
        const token = `token-${station.stationId}-${control.tokensIssued}`;
        tokens.set(token, station.stationId);
        return {
          status: 200,
          body: { access_token: token, token_type: 'Bearer', expires_in: control.tokenLifeSeconds },
        };
      }
      case '/api/v1/station/stores': {
        const station = stationOf(request);
        if (!station) return problem(401, 'unauthorised', 'no token of this HQ');
        return { status: 200, body: station.register(JSON.parse(body)) };
      }
      case '/api/v1/station/key-set': {
        if (!stationOf(request)) return problem(401, 'unauthorised', 'no token of this HQ');
        if (control.keySet === undefined) return problem(404, 'not_found', 'this HQ has no key sets');
        return { status: 200, body: { keySet: control.keySet, rootVouch: control.rootVouch } };
      }
      case '/api/v1/station/settings':
        if (control.settings === undefined) return problem(404, 'not_found', 'this HQ has no settings');
        return { status: 200, body: control.settings };
      case '/api/v1/station/crash-loop': {
        const station = stationOf(request);
        if (!station) return problem(401, 'unauthorised', 'no token of this HQ');
        if (!control.takesCrashLoops) return problem(404, 'not_found', 'this HQ knows no crash loops');
        crashLoops.push({ stationId: station.stationId, ...crashLoopSchema.parse(JSON.parse(body)) });
        return { status: 204, body: {} };
      }
      default:
        if (request.url?.startsWith(bundlePath)) {
          bundles.set(request.url.slice(bundlePath.length), JSON.parse(body).text);
          return { status: 204, body: {} };
        }
        return answerLedger(request, body);
    }
  }

  async function answerLedger(request: IncomingMessage, body: string): Promise<{ status: number; body: object }> {
    const station = stationOf(request);
    if (!station) return problem(401, 'unauthorised', 'no token of this HQ');
    const { stationId, publicJwk } = station;
    const asking = { stationId, publicJwk, url: new URL(request.url ?? '', 'http://hq'), body };
    const found = await desk.answer(asking, control.keys.ledger);
    if (!found) return problem(404, 'not_found', `${request.url} is not here`);
    return 'problem' in found ? problem(found.status, found.problem, 'the ledger says no') : found;
  }

  function stationOf(request: IncomingMessage): HqStation | undefined {
    const stationId = tokens.get((request.headers.authorization ?? '').slice('Bearer '.length));
    return stations.get(stationId ?? '');
  }

  function enrolmentAnswer(station: HqStation) {
    const mqttAccess = { url: mqttUrl, username: station.stationId, password: null };
    return {
      stationId: station.stationId,
      name: 'Station',
      unitCode: 'u1',
      keySet: control.keySet,
      mqtt: mqttAccess,
    };
  }

  function problem(status: number, code: string, detail: string) {
    return { status, body: { type: 'about:blank', title: code, status, detail, code, nextStep: 'Look at HQ.' } };
  }

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mqttUrl,
    control,
    root,
    desk,
    presences,
    bundles,
    crashLoops,
    /** Tells everybody what the newest checkpoint is, as ingest does. */
    publishCheckpoint: (note: string) =>
      mqtt.publishAsync(topics.checkpoint, JSON.stringify({ v: 1, note }), { qos: 1, retain: true }),
    forgetTokens: () => tokens.clear(),
    addStation(stationId: string): HqStation {
      const station = new HqStation(stationId, newCode(stationId, keyFingerprint(root.publicJwk, sha256)));
      stations.set(stationId, station);
      return station;
    },
    sign,
    send,
    sendReceipt: async (station: HqStation) => send(station, await sign(station.receipt(control.epoch))),
    /** Kills the broker with everything it held in memory, runs `while_`, and starts another on the same port. */
    async restartBroker(whileDown: () => void | Promise<void> = () => {}): Promise<void> {
      await mqtt.endAsync(true);
      await broker.stop();
      await whileDown();
      broker = makeBroker();
      await broker.start();
      await connect();
    },
    async stop(): Promise<void> {
      await mqtt.endAsync(true);
      await broker.stop();
      server.closeAllConnections();
      server.close();
    },
  };
}
