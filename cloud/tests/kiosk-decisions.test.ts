import { AppError } from '@rollcall/cloud/errors/app-error';
import { seeAtKiosk } from '@rollcall/cloud/findings/kiosk/see-at-kiosk';
import { unseenDecisions } from '@rollcall/cloud/findings/kiosk/unseen-decisions';
import type { FindingDetailResponse } from '@rollcall/shared/http/findings';
import type { DecisionRow } from '@rollcall/shared/resources/finding-decisions';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decide, entryOf, monday, readCase, say, startAccountability } from './support/accountability-world.ts';

let world: Awaited<ReturnType<typeof startAccountability>>;
const stationId = 'kiosk-1';
beforeAll(async () => {
  world = await startAccountability();
  await sql`insert into station (station_id, unit_code, name) values (${stationId}, 'squad-1', '一中队采集站')`.execute(
    world.db,
  );
});
afterAll(() => world?.stop());
beforeEach(() => world.setClock(monday));

const unseen = (badgeNo: string, station = stationId) =>
  unseenDecisions({ db: world.db, now: world.now }, station, badgeNo);
const see = (badgeNo: string, kind: 'finding' | 'case', id: string) =>
  seeAtKiosk({ db: world.db, now: world.now }, { stationId, badgeNo }, { kind, id });
const code = (told: Promise<unknown>) =>
  told.then(
    () => 'done',
    (error) => (error instanceof AppError ? error.code : String(error)),
  );

describe('at the screen of his station an officer', () => {
  it('is told what was decided about him, without anybody’s name, until he has seen it there', async () => {
    const { findingId, badgeNo, leaderBadgeNo, inspector } = await world.confirmedFinding();
    const { decisions } = await unseen(badgeNo);
    const [decision] = decisions;
    expect(decisions).toMatchObject([
      {
        kind: 'finding',
        decision: { zh: '认定 · 保存不全', en: expect.stringMatching(/^Confirmed · /) },
        reason: '已核实',
        appealUntilOn: '2040-04-02',
      },
    ]);
    expect(decision?.about.zh).toMatch(/ · 2040-03-10$/);
    const text = JSON.stringify(decisions);
    for (const name of [inspector.username, leaderBadgeNo, badgeNo]) expect(text).not.toContain(name);
    // Who led him sees that he is liable.
    expect((await unseen(leaderBadgeNo)).decisions).toMatchObject([
      { decision: { zh: expect.stringMatching(/责任领导$/) } },
    ]);

    expect(await see(badgeNo, 'finding', decision?.id ?? '')).toBe('2040-04-02');
    expect((await unseen(badgeNo)).decisions).toEqual([]);
    const { history } = (await inspector.get<FindingDetailResponse>(`findings/${findingId}`)).body;
    expect(history.at(-1)).toMatchObject({ type: 'finding_decision_seen', detail: { badgeNo, stationId } });
    // Seen once more: the time doesn't begin anew.
    world.setClock(new Date('2040-03-20T09:00:00+08:00'));
    expect(await see(badgeNo, 'finding', decision?.id ?? '')).toBe('2040-04-02');
    const { rows } = (
      await (
        await world.setup.signIn('inspector')
      ).get<{ rows: DecisionRow[] }>(`finding-decisions?findingId=${findingId}`)
    ).body;
    expect(rows[0]?.notices).toMatchObject([{ badgeNo, seenAt: monday.toISOString() }]);
  });

  it('is told of cases likewise', async () => {
    const { officer, person, badgeNo, caseId } = await world.openCase();
    const { decisions: before } = await unseen(badgeNo);
    for (const { id } of before) await see(badgeNo, 'finding', id);
    await say(officer, person);
    expect((await unseen(badgeNo)).decisions).toEqual([]);
    await decide(await world.setup.signIn('brigade_leader'), person);
    expect((await unseen(badgeNo)).decisions).toMatchObject([
      { kind: 'case', id: person, decision: { zh: '提醒谈话' }, appealUntilOn: '2040-04-02' },
    ]);
    expect(await see(badgeNo, 'case', person)).toBe('2040-04-02');
    expect((await unseen(badgeNo)).decisions).toEqual([]);
    expect(entryOf(await readCase(officer, caseId), 'person').seenAt).toBe(monday.toISOString());
  });

  it('sees nothing of others; a station tells nothing of officers of another unit', async () => {
    const { badgeNo } = await world.confirmedFinding();
    const other = await world.confirmedFinding();
    const [decision] = (await unseen(badgeNo)).decisions;
    expect(await code(see(other.badgeNo, 'finding', decision?.id ?? ''))).toBe('not_found');
    const { person } = await world.openCase();
    expect(await code(see(badgeNo, 'case', person))).toBe('not_found');
    await world.setup.world.officer('400001', 'squad-2');
    expect(await code(unseen('400001'))).toBe('not_found');
    expect(await code(unseen(badgeNo, 'nowhere'))).toBe('not_found');
  });
});
