import type { ReceivedEvent } from '@rollcall/cloud/db/received-event';
import { upsertStationPlaces } from '@rollcall/cloud/registry/station-place-repository';
import type { FindingRow } from '@rollcall/shared/http/findings';
import type { OfficerDay } from '@rollcall/shared/http/officer-days';
import type { Role } from '@rollcall/shared/http/permissions';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { expect } from 'vitest';
import { clock } from './duty-world.ts';
import { startTestApi } from './start-api.ts';
import { startTestBroker, startTestIngest } from './start-ingest.ts';
import { type Person, signInTo } from './story-people.ts';
import { TestStation } from './test-station.ts';
import { type Clip, type Dock, startWitnessWorld } from './witness-world.ts';

export type Story = Awaited<ReturnType<typeof startStory>>;

const unitCode = 'squad-1';
const leaderBadgeNo = '100900';

/**
 * What a duty's story is played in: a squad with its leader, a station that speaks over the broker in signed batches, HQ over
 * HTTP, and a clock that the story moves. HQ's workers look when `hqLooks` is called.
 */
export async function startStory(from: Date) {
  const world = await startWitnessWorld();
  const api = await startTestApi(world.hq);
  const time = { now: () => new Date(Date.now() + api.clock.offsetMs) };
  const itIs = (moment: Date) => {
    api.clock.offsetMs = moment.getTime() - Date.now();
  };
  itIs(from);
  const { broker, url } = await startTestBroker(world.hq);
  const ingest = await startTestIngest(world.hq, url, time);
  const station = await TestStation.create(world.hq, 'station-1');
  await world.db
    .transaction()
    .execute((tx) => upsertStationPlaces(tx, [{ stationId: 'station-1', name: '1', unitCode }]));
  await station.connect(url);

  const signIn = (role: Role, unit: string | null = null, badgeNo: string | null = null) =>
    signInTo({ db: world.db, url: api.url }, role, unit, badgeNo);
  const admin = await signIn('brigade_admin');
  await admin.made('officers', officerNamed(leaderBadgeNo, '赵刚', null));
  const leader = await signIn('squad_leader', unitCode, leaderBadgeNo);
  const inspector = await signIn('inspector');

  let sequenceNo = 0;
  return {
    db: world.db,
    url: api.url,
    admin,
    /** The leader in charge, whose own badge number is 100900. */
    leader,
    inspector,
    itIs,
    signIn,

    /** Entered in the register, with an account of his own and a recorder of the squad. */
    async officer(badgeNo: string, name: string, recorderSerial: string): Promise<Person> {
      await admin.made('officers', officerNamed(badgeNo, name, leaderBadgeNo));
      await admin.made('recorders', { recorderSerial, unitCode });
      return signIn('officer', unitCode, badgeNo);
    },

    /** What the station tells, signed; until HQ has it. */
    async stationTells(...events: ReceivedEvent[]): Promise<void> {
      const numberless = events.map(({ event: { seq: _, ...event } }) => event);
      const batch = await station.seal(numberless);
      await station.publish(batch);
      await station.receipt(({ through }) => through >= batch.lastSeq);
    },

    /** At the station's screen, by badge and PIN. */
    handOver(kind: 'checked_out' | 'checked_in', recorderSerial: string, badgeNo: string, at: Date) {
      itIs(at);
      const body = { observationId: crypto.randomUUID(), recorderSerial, badgeNo, at: at.toISOString() };
      return this.stationTells(world.event(kind, body, at));
    },

    /** A card comes into the dock, and everything on it is collected. */
    docked(dock: Dock): Promise<void> {
      itIs(new Date(dock.at.getTime() + 60_000));
      return this.stationTells(...world.dockEvents(dock));
    },

    /** A video as it lies on a card of layout L6. */
    clip(badgeNo: string, recorderSerial: string, [start, end]: [Date, Date], changes: Partial<Clip> = {}): Clip {
      const number = changes.sequenceNo === undefined ? ++sequenceNo : changes.sequenceNo;
      const stamp = new Date(start.getTime() + 8 * 3_600_000).toISOString().replace(/\D/g, '').slice(0, 14);
      const name = `${recorderSerial}_${badgeNo}_${stamp}_${String(number).padStart(4, '0')}.MP4`;
      return { name, from: start, to: end, sequenceNo: number, badgeNo, ...changes };
    },

    /** HQ's workers do all that is due at that moment. */
    async hqLooks(moment: Date): Promise<void> {
      itIs(moment);
      await world.look(moment);
      await world.review(moment);
    },

    async findings(who: Person, query: string): Promise<FindingRow[]> {
      return (await who.read<{ rows: FindingRow[] }>(`findings?${query}`)).rows;
    },

    /** An officer's own record of that day. */
    async day(who: Person, badgeNo: string, moment: Date): Promise<OfficerDay> {
      return who.read<OfficerDay>(`officers/${badgeNo}/days/${localDateOf(moment)}`);
    },

    async stop(): Promise<void> {
      await station.disconnect();
      await ingest.stop();
      await broker.stop();
      await api.stop();
      await world.stop();
    },
  };
}

const officerNamed = (badgeNo: string, name: string, leader: string | null) => ({
  badgeNo,
  name,
  kind: 'sworn',
  unitCode,
  leaderBadgeNo: leader,
});

/** A finding in a line: what, of whom, of which minutes. */
export function brief({ kind, badgeNo, detail }: FindingRow): string {
  return [kind, badgeNo ?? 'nobody', ...detail.missing.map(clock)].join(' ');
}

/** Who is liable: the officer and the leader in charge of him. */
export function liable(findings: readonly FindingRow[]): void {
  expect(findings.length).toBeGreaterThan(0);
  for (const finding of findings) expect(finding).toMatchObject({ leaderBadgeNo, leaderName: '赵刚' });
}
