import { topics } from '@rollcall/shared/contract/topics';
import { expect, test } from 'vitest';
import { until } from '../until.ts';
import { intruderId, type Scene, victimId } from './open-scene.ts';

/** What a station with valid credentials can't do at the broker: speak for another, or listen to it. */
export function testTopics(scene: () => Scene): void {
  const alarmsOf = async (stationId: string) =>
    (await scene().network.stations())
      .find((station) => station.stationId === stationId)
      ?.alarms.map(({ kind }) => kind);

  test('both stations bring their recordings to HQ, verified', async () => {
    await scene().deliver(victimId);
    await scene().deliver(intruderId);
  });

  test("what a station publishes on another's topics reaches nobody", async () => {
    const { intake, watcher, victim, intruder, network } = scene();
    const [old] = await intake.batches(victimId);
    const cursor = await intake.cursor(victimId);
    const event = { ...{ seq: cursor.through + 1, id: crypto.randomUUID(), type: 'station_started' } };
    const forged = await intruder.signBatch({
      ...{ v: 1, stationId: victimId, incarnation: cursor.incarnation, firstSeq: cursor.through + 1 },
      prev: cursor.head,
      events: [{ ...event, wall: new Date().toISOString(), bootId: crypto.randomUUID(), monotonicMs: 1, body: {} }],
    });
    const receipt = watcher.received(victim.down)[0]?.payload ?? '';
    const gone = JSON.stringify({ v: 1, state: 'offline', incarnation: 1_000_000, connection: 1_000_000 });
    const wrongShard = topics.up(intruder.up.includes('/00/') ? '01' : '00', intruderId);
    expect(old && receipt).toBeTruthy();
    const before = watcher.received().filter(({ topic }) => topic === victim.down).length;
    // More than once, if HQ was slow and the station sent it again.
    const times = (message: { topic: string; payload: string }) =>
      watcher.received().filter(({ topic, payload }) => topic === message.topic && payload === message.payload).length;
    const sent = { topic: victim.up, payload: old?.jws ?? '' };
    const confirmed = { topic: victim.down, payload: receipt };
    const [timesSent, timesConfirmed] = [times(sent), times(confirmed)];
    expect(Math.min(timesSent, timesConfirmed)).toBeGreaterThan(0);

    const probe = await intruder.connect({ will: { topic: victim.presence, payload: gone } });
    for (const payload of ['not a batch', sent.payload, forged]) await probe.publish(victim.up, payload);
    await probe.publish(victim.presence, gone, { retain: true });
    await probe.publish(victim.down, receipt);
    await probe.publish('rc/v1/checkpoint', gone, { retain: true });
    await probe.publish(wrongShard, await intruder.signBatch({ v: 1, stationId: intruderId }));
    probe.breakOff();
    await scene().deliver(victimId);

    const seen = watcher.received();
    expect(seen.filter(({ topic, payload }) => topic === victim.up && payload === 'not a batch')).toEqual([]);
    expect(seen.filter(({ payload }) => payload === gone || payload === forged)).toEqual([]);
    expect([times(sent), times(confirmed)]).toEqual([timesSent, timesConfirmed]);
    expect(watcher.received(victim.down).length).toBeGreaterThan(before);
    expect(await intake.refusals(victimId)).toEqual([]);
    expect(await intake.refusals(intruderId)).toEqual([]);
    expect(await intake.isWhole(victimId)).toBe(true);
    expect(await alarmsOf(victimId)).toEqual([]);
    const present = (await network.stations()).map(({ stationId, presence }) => [stationId, presence]);
    expect(present).toContainEqual([victimId, 'online']);
  });

  test("another's signed batch under its own name is refused with an alarm, and both go on", async () => {
    const { intake, intruder } = scene();
    const [old] = await intake.batches(victimId);
    const before = await intake.batches(intruderId);
    const probe = await intruder.connect();
    await probe.publish(intruder.up, old?.jws ?? '');
    await until('the refusal', async () => (await intake.refusals(intruderId)).includes('bad_signature'));
    await probe.end();
    await scene().deliver(intruderId);
    await scene().deliver(victimId);
    expect((await intake.batches(intruderId)).slice(0, before.length)).toEqual(before);
    expect(await intake.refusals(victimId)).toEqual([]);
    expect(await alarmsOf(intruderId)).toEqual(['bad_signature']);
    expect(await alarmsOf(victimId)).toEqual([]);
    expect([await intake.isWhole(victimId), await intake.isWhole(intruderId)]).toEqual([true, true]);
  });

  test('whatever filter a station subscribes to, it receives only its own and what is for all', async () => {
    const { watcher, victim, intruder } = scene();
    const mayHear = [intruder.down, topics.checkpoint];
    const spy = await intruder.connect();
    const own = await spy.subscribe(intruder.down);
    expect(own).toEqual([intruder.down]);
    await spy.subscribe(victim.down, victim.up, victim.presence);
    await spy.subscribe(
      '#',
      '+/#',
      'rc/v1/#',
      'rc/v1/+/+/down',
      'rc/v1/+/+/up',
      'rc/+/+/+/+',
      `+/${victim.down.slice(3)}`,
    );
    await spy.subscribe('$share/spies/rc/v1/+/+/down', `$share/spies/${victim.down}`);

    const before = watcher.received(victim.down).length;
    await scene().deliver(victimId);
    await until("the victim's receipts", () => watcher.received(victim.down).length > before);
    await scene().deliver(intruderId);
    // What comes last is the station's own, so what came before it has arrived as well.
    await until('a receipt of its own', () => spy.received(intruder.down).length > 0);
    expect(spy.received().filter(({ topic }) => !mayHear.includes(topic))).toEqual([]);
    await spy.end();
  });

  test("a station that connects under another's client id gets nothing that waits for it, and the other goes on", async () => {
    const { network, watcher, victim, intruder } = scene();
    const restartHq = async () => {
      // HQ tells every station how far it is when it starts.
      const before = watcher.received(victim.down).length;
      await network.hq.stop();
      network.hq.start();
      await until('HQ speaking to the victim', () => watcher.received(victim.down).length > before);
      await network.untilHqAnswers();
    };
    await network.agent.stop();
    await restartHq();
    const thief = await intruder.connect({ clientId: victimId });
    await thief.subscribe(intruder.down);
    await restartHq();
    await until('a message of its own', () => thief.received(intruder.down).length > 0);
    network.agent.start();
    await scene().deliver(victimId);
    expect(thief.received().filter(({ topic }) => ![intruder.down, topics.checkpoint].includes(topic))).toEqual([]);
    await thief.end();
  });
}
