import { createHash } from 'node:crypto';
import { createDatabase, type Database } from '@rollcall/cloud/db/database';
import { createUploadSweepWorker } from '@rollcall/cloud/workers/upload-sweep-worker';
import type { SentAttachment } from '@rollcall/shared/attachments';
import type { ExemptionDetail, ExemptionRow } from '@rollcall/shared/http/exemptions';
import type { Problem } from '@rollcall/shared/http/problem';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from './support/duty-world.ts';
import {
  type Explaining,
  explained,
  explanation,
  gap,
  officerWithGap,
  type Person,
  startExplaining,
} from './support/explaining-setup.ts';
import { waitingForLock } from './support/waiting-for-lock.ts';

let setup: Explaining;
let leader: Person;
/** The service itself never changes when something was attached. */
let owner: Database;
const now = () => at('09:00', 2);
beforeAll(async () => {
  setup = await startExplaining(now);
  leader = await setup.signIn('squad_leader', 'squad-1');
  owner = createDatabase({ url: setup.world.hq.ownerUrl, max: 1 });
});
afterAll(async () => {
  await owner?.destroy();
  await setup?.stop();
});

/** Another time than that of the gap. */
const later = { startsAt: at('11:00').toISOString(), endsAt: at('11:30').toISOString() };

const decide = (exemptionId: string, decision: 'approved' | 'refused') =>
  leader.post(`exemptions/${exemptionId}/decision`, { decision, reason: '情况属实' });

describe('an attachment', () => {
  const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(2000, 7)]);
  const sha256 = createHash('sha256').update(pdf).digest('hex');

  it('is kept by its digest, which the facts name, and taken only by who sees the explanation', async () => {
    const { badgeNo, officer } = await officerWithGap(setup);
    const { exemptionId } = await explained(officer, { badgeNo });
    const path = `exemptions/${exemptionId}/attachment`;
    const put = await officer.put<ExemptionDetail>(`${path}?fileName=${encodeURIComponent('C:\\维修单.html')}`, pdf);
    expect(put.body.attachment).toEqual({
      fileName: '维修单.html.pdf',
      sizeBytes: pdf.length,
      sha256,
      mediaType: 'application/pdf',
    });
    const taken = await leader.get(path);
    expect([taken.status, taken.bytes.equals(pdf)]).toEqual([200, true]);
    expect(
      Object.fromEntries(
        ['content-type', 'content-disposition', 'x-content-type-options'].map((name) => [
          name,
          taken.headers.get(name),
        ]),
      ),
    ).toEqual({
      'content-type': 'application/pdf',
      'content-disposition': expect.stringMatching(/^attachment; filename=".*"; filename\*=UTF-8''%E7%BB%B4/),
      'x-content-type-options': 'nosniff',
    });
    const { officer: colleague } = await officerWithGap(setup);
    expect((await colleague.get(path)).status).toBe(404);
    expect((await (await setup.signIn('squad_leader', 'squad-2')).get(path)).status).toBe(404);
    await decide(exemptionId, 'approved');
    const { history } = (await leader.get<ExemptionDetail>(`exemptions/${exemptionId}`)).body;
    // An officer signs with name and badge number.
    const signature = `officer ${badgeNo} ${badgeNo}`;
    expect(history.map(({ type, by, detail }) => [type, by, detail.sha256])).toEqual([
      ['exemption_requested', signature, undefined],
      ['attachment_added', signature, sha256],
      ['attachment_taken', leader.username, sha256],
      ['exemption_approved', leader.username, sha256],
    ]);
  });

  it('is refused by its content, its size, from others, and once it is decided', async () => {
    const { badgeNo, officer } = await officerWithGap(setup);
    const made = await explained(officer, { badgeNo });
    const path = `exemptions/${made.exemptionId}/attachment?fileName=a.pdf`;
    const put = async (who: Person, bytes: Uint8Array) => {
      const { status, body } = await who.put(path, bytes);
      return `${status} ${body.code}`;
    };
    expect(await put(officer, Buffer.from('<html><script>alert(1)</script>'))).toBe('415 attachment_refused');
    expect(await put(officer, Buffer.alloc(0))).toMatch(/^4\d\d /);
    expect(await put(officer, Buffer.concat([pdf, Buffer.alloc(10 * 1024 * 1024)]))).toBe('413 body_too_large');
    expect(await put(leader, pdf)).toBe('409 attachment_closed');
    expect((await officer.get(`exemptions/${made.exemptionId}/attachment`)).status).toBe(404);
    await decide(made.exemptionId, 'refused');
    expect(await put(officer, pdf)).toBe('409 attachment_closed');
  });

  it('that the store has lost or changed is told, not given', async () => {
    const { badgeNo, officer } = await officerWithGap(setup);
    const { exemptionId } = await explained(officer, { badgeNo });
    const path = `exemptions/${exemptionId}/attachment`;
    const photo = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(exemptionId)]);
    const { body } = await officer.put<ExemptionDetail>(`${path}?fileName=a.jpg`, photo);
    await setup.store.putObject(`attachments/${body.attachment?.sha256}`, Buffer.from('other'), 'image/jpeg');
    const lost = await leader.get(path);
    expect([lost.status, lost.body.code]).toEqual([502, 'attachment_lost']);
  });
});

describe('an attachment that is sent before its explanation', () => {
  const photo = (of: string) => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(of)]);
  const send = (who: Person, bytes: Buffer) =>
    who.upload<SentAttachment & Partial<Problem>>('attachments?fileName=%E7%85%A7%E7%89%87.jpg', bytes);
  const file = async (who: Person, badgeNo: string, attachmentId: string) => {
    const asked = { ...gap, reasonCode: 'fault', explanation, badgeNo, attachmentId };
    const { status, body } = await who.post<ExemptionDetail & Partial<Problem>>('exemptions', asked);
    return { status, body };
  };
  const filed = async (who: Person) => (await who.get<{ rows: ExemptionRow[] }>('exemptions')).body.rows;

  it('is filed with it, by one command', async () => {
    const { badgeNo, officer } = await officerWithGap(setup);
    const sent = await send(officer, photo(badgeNo));
    expect([sent.status, sent.body.fileName, sent.body.mediaType]).toEqual([201, '照片.jpg', 'image/jpeg']);
    const made = await file(officer, badgeNo, sent.body.attachmentId);
    expect([made.status, made.body.attachment?.sha256]).toEqual([201, sent.body.sha256]);
    expect(made.body.history.map(({ type, detail }) => [type, detail.sha256])).toEqual([
      ['exemption_requested', undefined],
      ['attachment_added', sent.body.sha256],
    ]);
    const taken = await leader.get(`exemptions/${made.body.exemptionId}/attachment`);
    expect(taken.bytes.equals(photo(badgeNo))).toBe(true);
  });

  it('of a phone in its own format is taken and given back as it is', async () => {
    const { badgeNo, officer } = await officerWithGap(setup);
    const bytes = Buffer.from(`\0\0\0\x18ftypmif1\0\0\0\0mif1heic${badgeNo}`, 'latin1');
    const sent = await officer.upload<SentAttachment>('attachments?fileName=IMG_2031.HEIC', bytes);
    const { body } = await file(officer, badgeNo, sent.body.attachmentId);
    const taken = await leader.get(`exemptions/${body.exemptionId}/attachment`);
    expect([taken.headers.get('content-type'), taken.bytes.equals(bytes)]).toEqual(['image/heic', true]);
    expect(taken.headers.get('content-disposition')).toContain('filename="IMG_2031.HEIC"');
  });

  it('that is refused, unknown, of another account, used or lost leaves nothing filed', async () => {
    const { badgeNo, officer } = await officerWithGap(setup);
    const { officer: colleague } = await officerWithGap(setup);
    const refused = await send(officer, Buffer.from('<html>'));
    expect([refused.status, refused.body.code]).toEqual([415, 'attachment_refused']);
    const gone = async (attachmentId: string) => {
      const { status, body } = await file(officer, badgeNo, attachmentId);
      return `${status} ${body.code}`;
    };
    expect(await gone('00000000-0000-4000-8000-000000000000')).toBe('409 attachment_gone');
    expect(await gone((await send(colleague, photo('of a colleague'))).body.attachmentId)).toBe('409 attachment_gone');
    const { body: lost } = await send(officer, photo('that the store loses'));
    for (const versionId of await setup.store.listVersions(`attachments/${lost.sha256}`)) {
      await setup.store.deleteVersion(`attachments/${lost.sha256}`, versionId);
    }
    expect(await gone(lost.attachmentId)).toBe('409 attachment_gone');
    expect(await filed(officer)).toEqual([]);

    const { body: once } = await send(officer, photo('that is used'));
    expect((await file(officer, badgeNo, once.attachmentId)).status).toBe(201);
    const asked = { ...later, reasonCode: 'weather', explanation, badgeNo, attachmentId: once.attachmentId };
    expect((await officer.post('exemptions', asked)).body.code).toBe('attachment_gone');
    expect(await filed(officer)).toHaveLength(1);
  });

  it('is still there after an explanation was refused, for the one that follows', async () => {
    const { badgeNo, officer } = await officerWithGap(setup);
    await explained(officer, { badgeNo });
    const { body: sent } = await send(officer, photo('of one that waits already'));
    expect((await file(officer, badgeNo, sent.attachmentId)).body.code).toBe('exemption_waits');
    const asked = { ...later, reasonCode: 'weather', explanation, badgeNo, attachmentId: sent.attachmentId };
    expect((await officer.post<ExemptionDetail>('exemptions', asked)).body.attachment?.sha256).toBe(sent.sha256);
  });
});

describe('what is attached', () => {
  let nr = 0;
  /** Another file each time. */
  const photo = (sizeBytes = 100) =>
    Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(String(nr++)), Buffer.alloc(sizeBytes)]);
  const attach = async (who: Person, exemptionId: string, bytes: Buffer) => {
    const { status, body } = await who.put<ExemptionDetail & Partial<Problem>>(
      `exemptions/${exemptionId}/attachment?fileName=a.jpg`,
      bytes,
    );
    return `${status} ${body.code ?? body.attachment?.sha256}`;
  };
  const sha256Of = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
  const isStored = async (bytes: Buffer) =>
    (await setup.store.readObject(`attachments/${sha256Of(bytes)}`)) !== undefined;
  const aDayAgo = async () => {
    await owner
      .updateTable('attachment_upload')
      .set({ uploaded_at: new Date(now().getTime() - 25 * 3_600_000) })
      .execute();
  };
  const sweep = (store = setup.store) => {
    const { db } = setup.world;
    return createUploadSweepWorker({ db, store, log: pino({ level: 'silent' }), now }).sweep();
  };

  it('to one explanation has a bound for a day, many at once included', async () => {
    const { badgeNo, officer } = await officerWithGap(setup);
    const { exemptionId } = await explained(officer, { badgeNo });
    const answers = await Promise.all(Array.from({ length: 13 }, () => attach(officer, exemptionId, photo())));
    expect(answers.filter((answer) => answer.startsWith('200 '))).toHaveLength(10);
    expect(new Set(answers.filter((answer) => !answer.startsWith('200 ')))).toEqual(new Set(['429 attachment_quota']));
    const { status } = await officer.get(`exemptions/${exemptionId}/attachment`);
    expect(status).toBe(200);
    await aDayAgo();
    expect(await attach(officer, exemptionId, photo())).toMatch(/^200 /);
  });

  it('by one account has a bound for a day, in bytes too', async () => {
    const { badgeNo, officer } = await officerWithGap(setup);
    const { exemptionId } = await explained(officer, { badgeNo });
    const { db } = setup.world;
    const { account_id } = await db
      .selectFrom('account')
      .select('account_id')
      .where('username', '=', officer.username)
      .executeTakeFirstOrThrow();
    const { exemptionId: other } = await explained(officer, { badgeNo }, later);
    const rest = 200 * 1024 * 1024 - 1000;
    const before = { exemption_id: other, account_id, sha256: 'none', size_bytes: rest, uploaded_at: now() };
    await db.insertInto('attachment_upload').values(before).execute();
    expect(await attach(officer, exemptionId, photo(2000))).toBe('429 attachment_quota');
    expect((await officer.upload('attachments?fileName=a.jpg', photo(2000))).body.code).toBe('attachment_quota');
    expect(await attach(officer, exemptionId, photo(500))).toMatch(/^200 /);
  });

  it('and was replaced, or never came to an explanation, is removed after a day; what was filed stays', async () => {
    const { badgeNo, officer } = await officerWithGap(setup);
    const { exemptionId } = await explained(officer, { badgeNo });
    const { badgeNo: otherBadge, officer: colleague } = await officerWithGap(setup);
    const { exemptionId: other } = await explained(colleague, { badgeNo: otherBadge });
    const [replaced, shared, filed, lost] = [photo(), photo(), photo(), photo()];
    for (const bytes of [replaced, shared, filed]) await attach(officer, exemptionId, bytes);
    await attach(colleague, other, shared);
    // HQ was killed between storing a file and saving it.
    const { db } = setup.world;
    const upload = await db.selectFrom('attachment_upload').selectAll().where('exemption_id', '=', other).execute();
    const { upload_id: _, ...row } = upload[0] ?? expect.fail('nothing was written down');
    await setup.store.createObject(`attachments/${sha256Of(lost)}`, lost, 'image/jpeg');
    await db
      .insertInto('attachment_upload')
      .values({ ...row, sha256: sha256Of(lost) })
      .execute();
    const stored = () => Promise.all([replaced, shared, filed, lost].map(isStored));

    await sweep();
    expect(await stored()).toEqual([true, true, true, true]);
    await aDayAgo();
    await sweep();
    expect(await stored()).toEqual([false, true, true, false]);
    const { history } = (await leader.get<ExemptionDetail>(`exemptions/${exemptionId}`)).body;
    expect(history.at(-1)).toMatchObject({ type: 'attachment_removed', detail: { sha256: sha256Of(replaced) } });

    await decide(exemptionId, 'refused');
    await sweep();
    expect(await isStored(filed)).toBe(true);
    expect((await leader.get(`exemptions/${exemptionId}/attachment`)).status).toBe(200);
  });

  it('or sent for an explanation that never came, is removed after a day', async () => {
    const { badgeNo, officer } = await officerWithGap(setup);
    const bytes = photo();
    const { body } = await officer.upload<SentAttachment>('attachments?fileName=a.jpg', bytes);
    await sweep();
    expect(await isStored(bytes)).toBe(true);
    await aDayAgo();
    await sweep();
    expect(await isStored(bytes)).toBe(false);
    const asked = { ...gap, reasonCode: 'fault', explanation, badgeNo, attachmentId: body.attachmentId };
    expect((await officer.post('exemptions', asked)).body.code).toBe('attachment_gone');
  });

  it('again while it is being removed is stored again, and replaced then, removed again', async () => {
    const { badgeNo, officer } = await officerWithGap(setup);
    const { exemptionId } = await explained(officer, { badgeNo });
    const [first, second] = [photo(), photo()];
    await attach(officer, exemptionId, first);
    await attach(officer, exemptionId, second);
    await aDayAgo();
    let answer: string | undefined;
    let attaching: Promise<void> | undefined;
    await sweep({
      ...setup.store,
      listVersions: async (key) => {
        attaching ??= attach(officer, exemptionId, first).then((told) => {
          answer = told;
        });
        while (answer === undefined && (await waitingForLock(setup.world.db)) === 0) {
          await new Promise((resolve) => setImmediate(resolve));
        }
        return setup.store.listVersions(key);
      },
    });
    await attaching;
    expect(answer).toBe(`200 ${sha256Of(first)}`);
    expect((await officer.get(`exemptions/${exemptionId}/attachment`)).status).toBe(200);
    await attach(officer, exemptionId, second);
    await aDayAgo();
    await sweep();
    expect([await isStored(first), await isStored(second)]).toEqual([false, true]);
  });
});
