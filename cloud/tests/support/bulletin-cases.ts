import { randomBytes } from 'node:crypto';
import { createObjectStore } from '@rollcall/cloud/objects/object-store';
import { canonicalJson } from '@rollcall/shared/contract/canonical-json';
import { addDays } from '@rollcall/shared/rules/local-date';
import { createTestStore } from '@rollcall/test/test-store';
import { type CommandCase, casesOf } from './command-case.ts';
import { sha256 } from './ledger-setup.ts';
import { type RosterSetup, startRoster } from './roster-setup.ts';
import { sampleMakers } from './sample-bulletin.ts';
import { made, reason, type Somebody } from './second-person-cases.ts';

/** `startRoster` with an object store, in which bulletins can be sealed. */
export async function startRosterWithStore(): Promise<RosterSetup> {
  const s3 = await createTestStore();
  const store = createObjectStore({ ...s3.settings, grantForm: 'content-sha256' });
  await store.ensureBucket();
  store.close();
  const setup = await startRoster({ s3: s3.settings, bulletinMakers: sampleMakers });
  return {
    ...setup,
    async stop() {
      await setup.stop();
      await s3.stop();
    },
  };
}

/** A draft that names nobody but p2, who is 100001. @param nr another period for each */
async function draftOf({ db }: RosterSetup, nr: number): Promise<string> {
  const period = addDays('2001-01-01', nr);
  const cutOff = new Date(`${addDays(period, 11)}T08:00:00+08:00`);
  const { input } = await sampleMakers.readInput(db, { kind: 'weekly', cutOff, takenAt: cutOff });
  const { criticism, cleared: _, ...content } = sampleMakers.compose(input);
  const inputText = canonicalJson(input);
  const { bulletin_id: bulletinId } = await db
    .insertInto('bulletin')
    .values({
      ...{ kind: 'weekly', period_from: content.period.from, period_to: content.period.to },
      ...{ cut_off: cutOff, taken_at: cutOff, input_text: inputText },
      input_digest: sha256(Buffer.from(inputText)).toString('hex'),
      content: JSON.stringify({ ...content, cleared: [], criticism: { ...criticism, persons: [] }, commendation: [] }),
      texts: JSON.stringify({ comments: [], requirements: [], takenOff: [] }),
    })
    .returning('bulletin_id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('bulletin_person')
    .values({ bulletin_id: bulletinId, person: 'p2', badge_no: '100001', name: '陈建国', salt: randomBytes(32) })
    .execute();
  return bulletinId;
}

/** The same, submitted. */
export async function submittedOf(setup: RosterSetup, by: Somebody, nr: number): Promise<string> {
  const bulletinId = await draftOf(setup, nr);
  await made(setup, by, `bulletins/${bulletinId}/submit`, { version: 0 });
  return bulletinId;
}

/** The same, sealed. */
export async function sealedOf(setup: RosterSetup, nr: number): Promise<string> {
  const somebody = async (role: 'inspector' | 'brigade_leader') => ({ username: '', cookie: await setup.signIn(role) });
  const bulletinId = await submittedOf(setup, await somebody('inspector'), nr);
  await made(setup, await somebody('brigade_leader'), `bulletins/${bulletinId}/seal`, { version: 1 });
  return bulletinId;
}

const texts = { comments: [{ part: 'overview', text: '总体平稳' }], requirements: [], takenOff: [] };

/** Commands about bulletins. */
export const bulletinCommands: readonly CommandCase[] = [
  ...casesOf('inspector', {
    'PUT bulletins/{bulletinId}/texts': async (setup, _, nr) => ({
      ...{ method: 'PUT', path: `bulletins/${await draftOf(setup, nr)}/texts` },
      body: { version: 0, texts },
    }),
    'POST bulletins/{bulletinId}/submit': async (setup, _, nr) => ({
      ...{ method: 'POST', path: `bulletins/${await draftOf(setup, nr)}/submit` },
      body: { version: 0 },
    }),
    'POST bulletins/{bulletinId}/drop': async (setup, _, nr) => ({
      ...{ method: 'POST', path: `bulletins/${await draftOf(setup, nr)}/drop` },
      body: { version: 0, reason },
    }),
    'POST bulletins/{bulletinId}/return': async (setup, giver, nr) => ({
      ...{ method: 'POST', path: `bulletins/${await submittedOf(setup, giver, nr)}/return` },
      body: { version: 1, reason },
    }),
  }),
  ...casesOf('squad_leader', {
    'POST bulletins/{bulletinId}/receipts': async (setup, _, nr) => ({
      ...{ method: 'POST', path: `bulletins/${await sealedOf(setup, nr)}/receipts` },
      body: { unitCode: 'S1', answer: '已核对' },
    }),
  }),
  ...casesOf('brigade_admin', {
    'POST bulletins/{bulletinId}/erase-name': async (setup, _, nr) => ({
      ...{ method: 'POST', path: `bulletins/${await sealedOf(setup, nr)}/erase-name` },
      body: { person: 'p2', reason },
    }),
  }),
];
