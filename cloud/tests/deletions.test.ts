import { decideDeletions } from '@rollcall/cloud/access/deletion-lists/deletion-list';
import { selectEntries } from '@rollcall/cloud/access/deletion-lists/repository';
import { placeHold } from '@rollcall/cloud/access/legal-holds/place-hold';
import { seesAll } from '@rollcall/cloud/db/data-scope';
import { classifyRecording } from '@rollcall/cloud/evidence/classify-recording';
import { grantUpload } from '@rollcall/cloud/evidence/grant-upload';
import { addMonths } from '@rollcall/cloud/evidence/storage/plan-lock';
import { projectSideFiles } from '@rollcall/cloud/evidence/tracks/project-side-files';
import type { Category } from '@rollcall/shared/fields/categories';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { shows, toldCase } from './support/case-evidence-setup.ts';
import { verified } from './support/evidence-export-setup.ts';
import {
  type EvidenceSetup,
  factsOf,
  grantContext,
  received,
  recordingOf,
  startEvidence,
  type TestFile,
  testFile,
} from './support/evidence-setup.ts';
import { note } from './support/restored-hq.ts';
import { addPerson, age, approveDeletion, deletionWorker, newestList, type Person } from './support/retention-setup.ts';

let setup: EvidenceSetup;
let wang: Person;
let li: Person;
const now = () => new Date();
const deps = () => ({ db: setup.db, now });

beforeAll(async () => {
  setup = await startEvidence();
  wang = await addPerson(setup, 'wang');
  li = await addPerson(setup, 'li');
});
afterAll(() => setup?.stop());
afterEach(async () => {
  setup.s3.faults.clear();
  // Each test begins with nothing due and no list open.
  await setup.db.updateTable('recording').set({ announced_at: new Date() }).where('state', '=', 'verified').execute();
  await setup.db
    .updateTable('deletion_entry')
    .set({ outcome: 'kept', note: 'not_due', decided_at: now() })
    .where('outcome', 'is', null)
    .execute();
  await setup.db
    .updateTable('deletion_list')
    .set({ state: 'refused', closed_at: now() })
    .where('state', 'in', ['proposed', 'approved'])
    .execute();
});

const classify = (file: TestFile, category: Category) =>
  classifyRecording(
    setup.db,
    { ...wang, principalId: wang.accountId, dataScope: seesAll, now: now() },
    file.body.recordingId,
    {
      category,
      reason: '核对过',
    },
  );
const hold = (file: TestFile) =>
  placeHold(deps(), wang, { recordingId: file.body.recordingId, reason: '复议', expiresAt: null });

/** A verified recording of this category that came so many months ago. */
async function kept(category: Category, months: number): Promise<TestFile> {
  const file = await verified(setup, testFile(50));
  if (category !== 'unclassified') await classify(file, category);
  await age(setup, file, months);
  return file;
}

async function newest() {
  const list = await newestList(setup);
  const entries = list ? await selectEntries(setup.db, list.deletionListId) : [];
  return { list, ids: entries.map(({ recordingId }) => recordingId), entries };
}

const approved = (...files: TestFile[]) => approveDeletion(setup, [wang, li], files);

const stored = async (file: TestFile) => {
  const { object_key, version_id } = await recordingOf(setup.db, file);
  return (await setup.store.openVersion(object_key, version_id ?? '')) !== undefined;
};
const unitOf = async (file: TestFile) => {
  const { station_id } = await recordingOf(setup.db, file);
  const station = await setup.db
    .selectFrom('station')
    .select('unit_code')
    .where('station_id', '=', station_id)
    .executeTakeFirstOrThrow();
  return station.unit_code;
};
const stateOf = async (file: TestFile) => (await recordingOf(setup.db, file)).state;
const noteOf = async (file: TestFile) => {
  const entry = await setup.db
    .selectFrom('deletion_entry as e')
    .innerJoin('deletion_list as l', 'l.deletion_list_id', 'e.deletion_list_id')
    .select(['e.outcome', 'e.note'])
    .where('e.recording_id', '=', file.body.recordingId)
    .orderBy('l.proposed_at')
    .executeTakeFirst();
  return [entry?.outcome, entry?.note];
};

describe('on a list stands', () => {
  it('what its category keeps no longer, and nothing else', async () => {
    const due = await kept('routine', 7);
    await kept('routine', 5);
    await kept('case_evidence', 500);
    const held = await kept('routine', 8);
    await hold(held);
    await kept('unclassified', 35);
    await deletionWorker(setup).processAll();
    expect((await newest()).ids).toEqual([due.body.recordingId]);
    expect((await factsOf(setup.db, due)).at(-1)).toMatchObject({ type: 'deletion_listed' });
  });

  it('unclassified footage only after its own, longest term', async () => {
    const file = await kept('unclassified', 37);
    await deletionWorker(setup).processAll();
    expect((await newest()).ids).toEqual([file.body.recordingId]);
  });

  it('nothing new while one waits for its decision', async () => {
    await kept('routine', 7);
    await deletionWorker(setup).processAll();
    const { list } = await newest();
    await kept('routine', 8);
    await deletionWorker(setup).processAll();
    expect((await newest()).list?.deletionListId).toBe(list?.deletionListId);
  });
});

describe('a deletion', () => {
  it('needs two people, who type how many it is about', async () => {
    const file = await kept('routine', 7);
    await deletionWorker(setup).processAll();
    const { list } = await newest();
    const decide = (who: Person, recordings = 1) =>
      decideDeletions(deps(), who, list?.deletionListId ?? '', { decision: 'approved', reason: '到期', recordings });
    await expect(decide(wang, 2)).rejects.toMatchObject({ code: 'wrong_count' });
    await decide(wang);
    await expect(decide(wang)).rejects.toMatchObject({ code: 'approved_by_same_person' });
    await deletionWorker(setup).processAll();
    expect(await stateOf(file)).toBe('verified');
    await decide(li);
    expect(await deletionWorker(setup).processAll()).toEqual({ deleted: 1 });
  });

  it('removes that version, leaves the row and a fact that names both, and is asked for by no station again', async () => {
    const [file, other] = [await kept('routine', 7), await kept('routine', 5)];
    await approved(file);
    const { object_key, version_id } = await recordingOf(setup.db, file);
    await deletionWorker(setup).processAll();
    expect(await setup.store.openVersion(object_key, version_id ?? '')).toBeUndefined();
    expect(await stored(other)).toBe(true);
    expect(await recordingOf(setup.db, file)).toMatchObject({ state: 'deleted', sha256: file.body.sha256 });
    expect((await factsOf(setup.db, file)).at(-1)).toMatchObject({
      type: 'recording_deleted',
      payload: { versionId: version_id, sha256: file.body.sha256, category: 'routine', approvals: ['wang', 'li'] },
    });
    expect(await noteOf(file)).toEqual(['deleted', null]);
    expect((await newest()).list?.state).toBe('done');
    expect(await grantUpload(grantContext(setup), 'station-1', file.body.recordingId)).toMatchObject({
      outcome: 'verified',
    });
    await expect(hold(file)).rejects.toMatchObject({ code: 'recording_deleted' });
  });

  it('removes every other version of it too: where the store completes twice there may be one that no row names', async () => {
    const file = await kept('routine', 7);
    const { object_key: key, version_id } = await recordingOf(setup.db, file);
    await setup.store.putObject(key, file.bytes, 'video/mp4');
    expect(await setup.store.listVersions(key)).toHaveLength(2);
    await approved(file);
    await deletionWorker(setup).processAll();
    expect(await stateOf(file)).toBe('deleted');
    expect(await setup.store.listVersions(key)).toEqual([]);
    expect((await factsOf(setup.db, file)).at(-1)).toMatchObject({ payload: { versionId: version_id } });
  });

  it('takes along what files beside the footage told of it', async () => {
    const [file, other] = [await kept('routine', 7), await kept('routine', 5)];
    const point = { at: '2026-11-20T07:00:00Z', latitude: 41, longitude: 113, accuracyM: 5 };
    const about = ({ body: { recordingId, sighting } }: TestFile) =>
      received('recorder_track', {
        ...{ dockSessionId: sighting.dockSessionId, recorderSerial: 'R0001', cardVolumeId: 'card-1', recordingId },
        ...{ sideFileId: recordingId, path: sighting.path, page: 1, pages: 1, badEntries: 0, entries: [point] },
      });
    await setup.db.transaction().execute((tx) => projectSideFiles(tx, [about(file), about(other)]));
    await approved(file);
    await deletionWorker(setup).processAll();
    const left = await setup.db.selectFrom('side_file_page').select('recording_id').execute();
    expect(left).toEqual([{ recording_id: other.body.recordingId }]);
  });

  it('that one person refuses is none, and is not proposed again at once', async () => {
    const file = await kept('routine', 7);
    await deletionWorker(setup).processAll();
    const { list } = await newest();
    const decision = { decision: 'refused' as const, reason: '可能有复议', recordings: 1 };
    await decideDeletions(deps(), wang, list?.deletionListId ?? '', decision);
    await deletionWorker(setup).processAll();
    expect(await stateOf(file)).toBe('verified');
    expect((await newest()).list?.deletionListId).toBe(list?.deletionListId);
    expect(await noteOf(file)).toEqual(['kept', 'list_refused']);
  });
});

describe('what changes after the approval keeps a recording', () => {
  it('a hold', async () => {
    const file = await kept('routine', 7);
    await approved(file);
    await hold(file);
    await deletionWorker(setup).processAll();
    expect([await stateOf(file), await stored(file), await noteOf(file)]).toEqual(['verified', true, ['kept', 'held']]);
  });

  it('a restore from a backup: a hold of after the backup may be lost, so two people decide anew', async () => {
    const file = await kept('routine', 7);
    await approved(file);
    await note(setup.hq, now());
    await deletionWorker(setup).processAll();
    expect([await stored(file), await noteOf(file)]).toEqual([true, ['kept', 'restored_since']]);
  });

  it('another category', async () => {
    const file = await kept('routine', 7);
    await approved(file);
    await classify(file, 'case_evidence');
    await deletionWorker(setup).processAll();
    expect([await stored(file), await noteOf(file)]).toEqual([true, ['kept', 'category_changed']]);
  });

  it('a case whose evidence it is, by name; and it is put on no list any more', async () => {
    const file = await kept('routine', 7);
    await approved(file);
    await setup.db
      .insertInto('officer')
      .values({ badge_no: '100002', name: '李娜', kind: 'sworn', unit_code: await unitOf(file) })
      .execute();
    const { activityId, caseNo } = await toldCase(setup.db);
    await shows(setup.db, activityId, file.body.recordingId);
    const keptFor = [{ activityId, caseNo }];
    expect((await newest()).entries).toMatchObject([{ outcome: null, keptFor }]);
    await deletionWorker(setup).processAll();
    expect([await stored(file), await noteOf(file)]).toEqual([true, ['kept', 'not_due']]);
    expect((await newest()).entries).toMatchObject([{ outcome: 'kept', keptFor }]);
    await deletionWorker(setup).processAll();
    expect((await newest()).entries).toMatchObject([{ outcome: 'kept', keptFor }]);
  });

  it('a longer period', async () => {
    const file = await kept('routine', 7);
    await approved(file);
    await setup.db
      .insertInto('parameter_version')
      .values({ parameters: JSON.stringify({ retentionFloorMonths: 12 }), reason: 'x', set_by: 'x' } as never)
      .execute();
    await deletionWorker(setup).processAll();
    expect([await stored(file), await noteOf(file)]).toEqual([true, ['kept', 'not_due']]);
    await setup.db
      .insertInto('parameter_version')
      .values({ parameters: '{}', reason: 'x', set_by: 'x' } as never)
      .execute();
  });

  it('another version', async () => {
    const file = await kept('routine', 7);
    await approved(file);
    await setup.db
      .updateTable('recording')
      .set({ version_id: 'another' })
      .where('recording_id', '=', file.body.recordingId)
      .execute();
    await deletionWorker(setup).processAll();
    expect(await noteOf(file)).toEqual(['kept', 'version_changed']);
  });

  it('a lock that HQ knows of, until it ends: then the same approval counts', async () => {
    const file = await kept('routine', 7);
    await approved(file);
    const lockedUntil = addMonths(now(), 1);
    await setup.db
      .updateTable('recording')
      .set({ locked_until: lockedUntil })
      .where('recording_id', '=', file.body.recordingId)
      .execute();
    await deletionWorker(setup).processAll();
    expect([await stored(file), await noteOf(file)]).toEqual([true, [null, 'locked']]);
    await deletionWorker(setup, { now: () => lockedUntil }).processAll();
    expect([await stateOf(file), await noteOf(file)]).toEqual(['deleted', ['deleted', null]]);
  });

  it('a lock of the store that HQ does not know of, and the others go on', async () => {
    const [locked, free] = [await kept('routine', 8), await kept('routine', 7)];
    await approved(locked, free);
    const { object_key, version_id } = await recordingOf(setup.db, locked);
    const until = new Date(Math.ceil(Date.now() / 1000) * 1000 + 60_000);
    await setup.store.lockVersion(object_key, version_id ?? '', until);
    await deletionWorker(setup).processAll();
    expect(await noteOf(locked)).toEqual([null, 'locked']);
    expect((await recordingOf(setup.db, locked)).locked_until).toEqual(until);
    expect([await stateOf(locked), await stored(locked), await stateOf(free)]).toEqual(['verified', true, 'deleted']);
    expect((await factsOf(setup.db, locked)).some(({ type }) => type === 'recording_deleted')).toBe(false);
  });

  it('a store that refuses without telling of a lock: nothing is settled', async () => {
    const file = await kept('routine', 7);
    await approved(file);
    const refusing = { ...setup.store, deleteVersion: async () => 'refused' as const };
    await deletionWorker(setup, { store: refusing }).processAll();
    expect([await stateOf(file), await noteOf(file)]).toEqual(['verified', [null, 'locked']]);
  });
});

describe('while a recording is being deleted', () => {
  /** A store that waits before it deletes, until the test lets it. */
  function slowStore() {
    let reached: () => void = () => undefined;
    const there = new Promise<void>((resolve) => {
      reached = resolve;
    });
    let go: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    const store = {
      ...setup.store,
      deleteVersion: async (key: string, versionId: string) => {
        reached();
        await gate;
        return setup.store.deleteVersion(key, versionId);
      },
    };
    return { store, there, go };
  }

  it.each([
    ['a hold', (file: TestFile) => hold(file)],
    ['another category', (file: TestFile) => classify(file, 'case_evidence')],
  ] as const)('%s waits, and is told that it comes too late', async (_name, act) => {
    const file = await kept('routine', 7);
    await approved(file);
    const { store, there, go } = slowStore();
    const deleting = deletionWorker(setup, { store }).processAll();
    await there;
    const late = expect(act(file)).rejects.toMatchObject({ code: 'recording_deleted' });
    go();
    await deleting;
    await late;
  });

  it('a commit that is lost after the store deleted is made up for', async () => {
    const file = await kept('routine', 7);
    await approved(file);
    const dying = {
      ...setup.store,
      deleteVersion: async (key: string, versionId: string) => {
        await setup.store.deleteVersion(key, versionId);
        throw new Error('the connection is gone');
      },
    };
    await deletionWorker(setup, { store: dying }).processAll();
    expect(await stateOf(file)).toBe('verified');
    await deletionWorker(setup).processAll();
    expect(await stateOf(file)).toBe('deleted');
    const facts = await factsOf(setup.db, file);
    expect(facts.filter(({ type }) => type === 'recording_deleted')).toHaveLength(1);
  });

  it('two workers delete it once', async () => {
    const file = await kept('routine', 7);
    await approved(file);
    await Promise.all([deletionWorker(setup).processAll(), deletionWorker(setup).processAll()]);
    const facts = await factsOf(setup.db, file);
    expect(facts.filter(({ type }) => type === 'recording_deleted')).toHaveLength(1);
    expect(await noteOf(file)).toEqual(['deleted', null]);
  });
});
