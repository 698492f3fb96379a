import { confirmPermit } from '@rollcall/cloud/access/erases/confirm-permit';
import { selectIssuedPermits } from '@rollcall/cloud/access/erases/permit-repository';
import { sha256 } from '@rollcall/cloud/ledger/sha256';
import { verifyEd25519 } from '@rollcall/cloud/ledger/verify-ed25519';
import { fromBase64Url } from '@rollcall/shared/bytes/base64';
import { isJwsSignedBy, readCompactJws } from '@rollcall/shared/contract/compact-jws';
import { erasePermitJwsType, erasePermitSchema, permitSha256 } from '@rollcall/shared/contract/erase-permit';
import { keysInForce } from '@rollcall/shared/contract/keys-in-force';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EraseSetup, startErasing, stationId } from './support/erase-setup.ts';
import { note } from './support/restored-hq.ts';
import { statePermissions } from './support/route-permissions.ts';

statePermissions(`
GET    erase-permits         a a a u - a a elsewhere
GET    exports/erase-permits a a a u - a a elsewhere
`);

let setup: EraseSetup;
beforeEach(async () => {
  setup = await startErasing();
});
afterEach(() => setup.stop());

const card = [
  { path: 'DCIM/1.MP4' },
  { path: 'DCIM/2.MP4' },
  { path: 'LOG/1.log', fileClass: 'log' as const },
  { path: 'notes.txt', fileClass: 'inventory_only' as const },
];

const states = async () => (await setup.permits()).map(({ state }) => state);
const issued = () => selectIssuedPermits(setup.db, stationId, setup.now());

/** The permit that the station would get now. */
async function issuedPermit() {
  const [permit] = await issued();
  if (!permit) throw new Error('there is no permit');
  return permit;
}

const confirm = async () => confirmPermit(setup, stationId, (await issuedPermit()).permitId);

async function objections(dockSessionId: string) {
  const standing = await setup.standing(dockSessionId);
  return standing?.outcome === 'blocked' ? standing.objections.map(({ kind }) => kind) : standing?.outcome;
}

describe('a permit', () => {
  it('is given once the station has cosigned its fact, signed by the permit key, for footage only', async () => {
    const { dockSessionId } = await setup.dock(card);
    await setup.work();
    expect(await states()).toEqual(['waiting']);
    expect(await issued()).toEqual([]);
    await setup.work();
    expect(await states()).toEqual(['waiting']);
    await setup.cosign();
    await setup.work();
    expect(await states()).toEqual(['issued']);
    const { permitId, jws } = await issuedPermit();
    const [key] = keysInForce(await setup.keySet(), 'permit', setup.now());
    expect(isJwsSignedBy(jws, fromBase64Url(key?.x ?? '') ?? new Uint8Array(), verifyEd25519)).toBe(true);
    const permit = erasePermitSchema.parse(readCompactJws(jws, erasePermitJwsType)?.payload);
    expect(permit).toMatchObject({ permitId, stationId, dockSessionId, recorderSerial: '7K30021', dryRun: false });
    expect(permit.files.map(({ path }) => path.text)).toEqual(['DCIM/1.MP4', 'DCIM/2.MP4']);
    expect(permit.keep.map(({ text }) => text)).toEqual(['LOG/1.log', 'notes.txt']);
    expect(permit.ledger.payload).toEqual({ permitId, permitSha256: permitSha256(permit, sha256) });
    expect(await confirm()).toEqual({ valid: true, reason: null });
    expect(await objections(dockSessionId)).toBe('permitted');
  });

  it('is not given while erasing is off', async () => {
    await setup.set({ eraseMode: 'off' });
    await setup.dock(card);
    await setup.work();
    expect(await states()).toEqual([]);
  });

  it('is done when the station says so, and none follows for what is left', async () => {
    const { dockSessionId, laid } = await setup.dock(card);
    await setup.permit();
    const { permitId } = await issuedPermit();
    await confirm();
    const left = laid.filter(({ fileClass }) => fileClass !== undefined);
    const erased = { permitId, files: 2, dryRun: false, interrupted: false, freeBytesAfter: 9 };
    await setup.send(setup.event('card_erased', erased), setup.inventory(dockSessionId, left));
    await setup.work();
    expect(await setup.permits()).toMatchObject([{ state: 'done', files_erased: 2, interrupted: false }]);
    expect(await objections(dockSessionId)).toBe('nothing');
    // The same event again, and a refusal that comes late, change nothing.
    await setup.send(
      setup.event('card_erased', erased),
      setup.event('erase_refused', { permitId, reason: 'expired', detail: null, paths: [] }),
    );
    expect(await states()).toEqual(['done']);
    expect(await setup.facts()).toEqual(['erase_permit_issued', 'erase_confirmed', 'card_erased']);
  });

  it('is of no use to another station: neither asked for, nor confirmed, nor ended by it', async () => {
    await setup.hq.addStation('station-2');
    await setup.dock(card);
    await setup.permit();
    const { permitId } = await issuedPermit();
    expect(await selectIssuedPermits(setup.db, 'station-2', setup.now())).toEqual([]);
    await expect(confirmPermit(setup, 'station-2', permitId)).rejects.toThrow();
    const body = { permitId, files: 2, dryRun: false, interrupted: false, freeBytesAfter: 9 };
    await setup.send(setup.event('card_erased', body, 'station-2'));
    expect(await states()).toEqual(['issued']);
  });

  it('that was refused is not given again at once, but within hours', async () => {
    const { dockSessionId } = await setup.dock(card);
    await setup.permit();
    const { permitId } = await issuedPermit();
    const refusal = { permitId, reason: 'cannot_remount' as const, detail: 'permission denied', paths: [] };
    await setup.send(setup.event('erase_refused', refusal));
    await setup.work();
    expect(await setup.permits()).toMatchObject([{ state: 'refused', refusal: 'cannot_remount', files_erased: null }]);
    expect(await objections(dockSessionId)).toEqual(['refused_lately']);
    setup.clock.now = new Date(setup.now().getTime() + 3_700_000);
    await setup.work();
    expect(await states()).toEqual(['refused', 'waiting']);
  });

  it('that was refused because the station had not heard of a verification yet is given again within minutes', async () => {
    const { dockSessionId } = await setup.dock(card);
    await setup.permit();
    const { permitId } = await issuedPermit();
    const refusal = { permitId, reason: 'not_verified' as const, detail: null, paths: [] };
    await setup.send(setup.event('erase_refused', refusal));
    await setup.work();
    expect(await setup.permits()).toMatchObject([{ state: 'refused', refusal: 'not_verified', files_erased: null }]);
    expect(await objections(dockSessionId)).toEqual(['refused_lately']);
    setup.clock.now = new Date(setup.now().getTime() + 90_000);
    await setup.work();
    expect(await states()).toEqual(['refused', 'waiting']);
  });

  it('that HQ took back stays so, and another is given when all is right again', async () => {
    await setup.dock(card);
    await setup.permit();
    const { permitId } = await issuedPermit();
    await setup.set({ eraseMode: 'off' });
    await confirm();
    await setup.send(setup.event('erase_refused', { permitId, reason: 'withdrawn', detail: 'off', paths: [] }));
    await setup.set({ eraseMode: 'on' });
    setup.clock.now = new Date(setup.now().getTime() + 60_000);
    await setup.work();
    expect(await states()).toEqual(['withdrawn', 'waiting']);
  });

  it('of which only a part was done says how much, and why', async () => {
    await setup.dock(card);
    await setup.permit();
    const { permitId } = await issuedPermit();
    await setup.send(
      setup.event('card_erased', { permitId, files: 1, dryRun: false, interrupted: false, freeBytesAfter: 9 }),
      setup.event('erase_refused', { permitId, reason: 'card_removed', detail: 'ENODEV', paths: [] }),
    );
    expect(await setup.permits()).toMatchObject([{ state: 'refused', files_erased: 1, refusal: 'card_removed' }]);
  });

  it('ends when its day is over, or its card is gone', async () => {
    const { dockSessionId } = await setup.dock(card);
    await setup.permit();
    await setup.send(setup.event('undocked', { dockSessionId }));
    await setup.work();
    await setup.dock(card, { recorderSerial: '7K30022' });
    await setup.permit();
    const { permitId } = await issuedPermit();
    setup.clock.now = new Date(setup.now().getTime() + 24 * 3_600_000);
    expect(await issued()).toEqual([]);
    expect(await confirmPermit(setup, stationId, permitId)).toMatchObject({ valid: false });
    await setup.set({ eraseMode: 'off' });
    await setup.work();
    expect(await states()).toEqual(['withdrawn', 'withdrawn']);
  });

  it('in a dry run is given once a card, and again to erase', async () => {
    await setup.set({ eraseMode: 'dry_run' });
    const { dockSessionId } = await setup.dock(card);
    await setup.permit();
    const { permitId } = await issuedPermit();
    await setup.send(
      setup.event('card_erased', { permitId, files: 2, dryRun: true, interrupted: false, freeBytesAfter: 9 }),
    );
    await setup.work();
    expect(await setup.permits()).toMatchObject([{ state: 'done', dry_run: true }]);
    expect(await objections(dockSessionId)).toBe('tried');
    await setup.set({ eraseMode: 'on' });
    setup.clock.now = new Date(setup.now().getTime() + 60_000);
    await setup.permit();
    expect(await setup.permits()).toMatchObject([{ dry_run: true }, { dry_run: false, state: 'issued' }]);
  });
});

// Of everything that may change between a permit and its use, one case in which nothing else does.
describe('the last question is answered with no', () => {
  const recording = (change: string) =>
    sql.raw(`update recording set ${change} where file_name = '1.MP4'`).execute(setup.db);
  it.each<[string, string, () => Promise<unknown>]>([
    ['erasing was turned off', 'erasing is set to off now', () => setup.set({ eraseMode: 'off' })],
    ['only dry runs are wanted', 'erasing is set to dry_run now', () => setup.set({ eraseMode: 'dry_run' })],
    [
      'a guarantee of the store is missing',
      'guarantees_missing',
      () => sql`update storage_guarantee set held = false where guarantee = 'reads_back_equal'`.execute(setup.db),
    ],
    [
      'the store was not probed lately',
      'guarantees_missing',
      () => sql`update storage_guarantee set probed_at = now() - interval '3 days'`.execute(setup.db),
    ],
    [
      'an object is gone',
      'integrity_problem',
      () => recording(`integrity_problem = 'object_missing', integrity_problem_at = now()`),
    ],
    ['a recording is no longer verified', 'not_verified', () => recording(`state = 'uploaded', verify_after = now()`)],
    ['HQ was restored from a backup', 'not_read_since_restore', () => note(setup.hq)],
    ['a lock is gone', 'not_locked', () => recording('locked_until = null')],
    ['the station was frozen', 'station_frozen', () => sql`update station set frozen_at = now()`.execute(setup.db)],
    ['the station was revoked', 'station_revoked', () => sql`update station set revoked_at = now()`.execute(setup.db)],
    [
      'the ledger forked',
      'ledger_fork',
      () =>
        sql`insert into station_alarm (station_id, kind, detail) values (${stationId}, 'ledger_fork', '{}')`.execute(
          setup.db,
        ),
    ],
    [
      'another file came',
      'being_collected',
      async () => {
        const [session] = await setup.db.selectFrom('dock_session').select('dock_session_id').execute();
        const [first] = (await setup.dock([{ path: 'DCIM/3.MP4' }], { recorderSerial: 'other' })).laid;
        if (session && first) await setup.send(setup.inventory(session.dock_session_id, [first]));
      },
    ],
  ])('when %s: %s', async (_, reason, change) => {
    await setup.dock(card);
    await setup.permit();
    await change();
    expect(await confirm()).toEqual({ valid: false, reason });
    expect(await setup.permits()).toMatchObject([{ state: 'withdrawn', refusal_detail: reason }]);
    expect(await issued()).toEqual([]);
    expect((await setup.facts()).at(-1)).toBe('erase_permit_withdrawn');
  });
});

describe('an inventory', () => {
  it('of a card of which parts can not be read gives no permit, until the same one says that it lacks nothing', async () => {
    const { dockSessionId, laid } = await setup.dock(card);
    const { event } = setup.inventory(dockSessionId, laid);
    if (event.type !== 'inventory') throw new Error('no inventory');
    await setup.send(setup.event('inventory', { ...event.body, unread: 1 }));
    await setup.work();
    expect(await objections(dockSessionId)).toEqual(['card_unread']);
    expect(await states()).toEqual([]);
    await setup.send(setup.event('inventory', event.body));
    setup.clock.now = new Date(setup.now().getTime() + 60_000);
    await setup.work();
    expect(await states()).toEqual(['waiting']);
  });

  it('counts when all of its pages came, whatever else came between', async () => {
    const { dockSessionId, laid } = await setup.dock(card);
    const { event } = setup.inventory(dockSessionId, laid.slice(1));
    if (event.type !== 'inventory') throw new Error('no inventory');
    await setup.send(setup.event('inventory', { ...event.body, pages: 2 }));
    await setup.work();
    expect(await objections(dockSessionId)).toEqual(['inventory_incomplete']);
    expect(await states()).toEqual([]);
    await setup.send(setup.inventory(dockSessionId, laid));
    setup.clock.now = new Date(setup.now().getTime() + 60_000);
    await setup.work();
    expect(await states()).toEqual(['waiting']);
  });

  it('of an earlier place in the chain of events never takes the place of a later one', async () => {
    const { dockSessionId, laid } = await setup.dock(card);
    const late = setup.inventory(dockSessionId, laid.slice(1));
    await setup.send(setup.inventory(dockSessionId, laid));
    await setup.send(late);
    await setup.permit();
    const [permit] = await setup.permits();
    expect(permit?.files).toBe(2);
  });
});
