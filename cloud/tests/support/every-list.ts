import { randomUUID } from 'node:crypto';
import { createDatabase } from '@rollcall/cloud/db/database';
import { projectEvidence } from '@rollcall/cloud/evidence/project-evidence';
import { upsertStationPlaces } from '@rollcall/cloud/registry/station-place-repository';
import type { Role } from '@rollcall/shared/http/permissions';
import { addTestAccount } from '@rollcall/test/add-test-account';
import {
  addBulletins,
  addCases,
  addCauses,
  addCustody,
  addDraws,
  addInspections,
  addRectifications,
  addReOffences,
  addRights,
  addRoster,
  addSpotOrders,
} from './every-list-duty.ts';
import {
  addAccess,
  addErasePermits,
  addKeeping,
  addLedger,
  addQuarantined,
  addRestore,
  addTracks,
} from './every-list-evidence.ts';
import { addSessions } from './every-list-sessions.ts';
import { addStudyPacks } from './every-list-study-packs.ts';
import { type People, type Person, squads, type World } from './every-list-world.ts';
import { received, testFile } from './evidence-setup.ts';
import type { RosterSetup } from './roster-setup.ts';

/**
 * Puts into each list that isn't of the registry or the roster one thing of squad S1 and one that isn't; where things have
 * states, the two are in different ones.
 */
export async function addToEveryList(setup: RosterSetup): Promise<People> {
  const people = {
    admin: await addPerson(setup, 'brigade_admin', null, null),
    leader1: await addPerson(setup, 'squad_leader', 'S1', null),
    leader2: await addPerson(setup, 'squad_leader', 'S2', null),
    officer1: await addPerson(setup, 'officer', null, '100001'),
    officer2: await addPerson(setup, 'officer', null, '200001'),
  };
  const ids = Object.fromEntries(Object.entries(people).map(([name, { accountId }]) => [name, accountId]));
  const files = squads.map(({ recorderSerial }) => testFile(10, { recorderSerial }).body);
  const [first = '', second = ''] = files.map(({ recordingId }) => recordingId);
  // What stands in the ledger is written by its owner alone.
  const owner = createDatabase({ url: setup.hq.ownerUrl });
  await owner.transaction().execute(async (tx) => {
    await upsertStationPlaces(tx, [
      { stationId: 'dock-1', unitCode: 'S1', name: '一中队采集站' },
      { stationId: 'dock-2', unitCode: 'B', name: '大队采集站' },
    ]);
    await projectEvidence(
      tx,
      files.map((body, index) => received('collected', body, { stationId: `dock-${index + 1}` })),
    );
    const world = { tx, people: ids as World['people'], recordingIds: [first, second] as [string, string] };
    await addAccess(world);
    await addKeeping(world);
    await addCustody(world);
    await addRoster(world);
    await addRights(world);
    await addRectifications(world);
    await addSpotOrders(world);
    await addReOffences(world);
    await addCases(world);
    await addCauses(world);
    await addDraws(world);
    await addInspections(world);
    await addBulletins(world);
    await addSessions(world);
    await addStudyPacks(world);
    await addErasePermits(world);
    await addQuarantined(world);
    await addRestore(world);
    await addTracks(world);
    await addLedger(world);
  });
  await owner.destroy();
  return people;
}

async function addPerson(
  { db, call }: RosterSetup,
  role: Role,
  unitCode: string | null,
  badgeNo: string | null,
): Promise<Person> {
  const account = { username: `${role}-${randomUUID()}`, password: 'password-of-a-test' };
  const accountId = await addTestAccount(db, { ...account, role, unitCode, badgeNo });
  const { headers } = await call('', 'POST', 'sessions', account);
  return { accountId, cookie: headers.getSetCookie()[0]?.split(';')[0] ?? '' };
}
