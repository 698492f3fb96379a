import { randomUUID } from 'node:crypto';
import { removeUnusedAttachments } from '@rollcall/cloud/exemptions/remove-unused-attachments';
import type { SentAttachment } from '@rollcall/shared/attachments';
import type { FindingDetailResponse } from '@rollcall/shared/http/findings';
import type { Problem } from '@rollcall/shared/http/problem';
import type { LiabilityAppeal } from '@rollcall/shared/resources/finding-decisions';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { decide, entryOf, monday, readCase, say, startAccountability } from './support/accountability-world.ts';
import type { Person } from './support/explaining-setup.ts';

let world: Awaited<ReturnType<typeof startAccountability>>;
/** A case about a confirmed finding, decided about its officer; everybody whom it concerns is signed in. */
let of: Awaited<ReturnType<typeof world.openCase>>;
/** People who read neither the finding nor the case. */
let strangers: Person[];
beforeAll(async () => {
  world = await startAccountability();
  const { setup } = world;
  of = await world.openCase();
  await say(of.officer, of.person);
  await decide(await setup.signIn('brigade_leader'), of.person);
  await setup.world.officer('900001', 'squad-1');
  strangers = [await setup.signIn('officer', 'squad-1', '900001'), await setup.signIn('squad_leader', 'squad-2')];
});
afterAll(() => world?.stop());

let nr = 0;
/** Other bytes each time. */
const photo = () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(`photo ${nr++}`)]);
const send = async (who: Person, bytes = photo(), name = 'a.jpg') =>
  (await who.upload<SentAttachment>(`attachments?fileName=${encodeURIComponent(name)}`, bytes)).body;
const words = { text: '当时在处置警情', reason: '当时在处置警情' };

const finding = async (who: Person) => (await who.get<FindingDetailResponse>(`findings/${of.findingId}`)).body;
const entry = async (who: Person) => entryOf(await readCase(who, of.caseId), 'person');
const ofFinding = async (who: Person) => (await finding(who)).history;
const ofCase = async (who: Person) => (await readCase(who, of.caseId)).history;

/** What files are filed with: who says it and where, and what those who may read it read. */
const kinds = {
  answer: {
    by: () => of.officer,
    path: () => `findings/${of.findingId}/answers`,
    read: async (who: Person) => (await finding(who)).answers,
    history: ofFinding,
  },
  appeal: {
    by: () => of.officer,
    path: () => `findings/${of.findingId}/appeals`,
    read: async (who: Person) => (await finding(who)).appeals,
    history: ofFinding,
  },
  liability_appeal: {
    by: () => of.leader,
    path: () => `findings/${of.findingId}/liability-appeals`,
    read: async (who: Person) =>
      (await who.get<{ appeals: LiabilityAppeal[] }>(`findings/${of.findingId}/liability-appeals`)).body.appeals,
    history: ofFinding,
  },
  statement: {
    by: () => of.officer,
    path: () => `accountability-cases/entries/${of.person}/statements`,
    read: async (who: Person) => (await entry(who)).statements,
    history: ofCase,
  },
  case_appeal: {
    by: () => of.officer,
    path: () => `accountability-cases/entries/${of.person}/appeals`,
    read: async (who: Person) => [(await entry(who)).appealed].filter((appealed) => appealed !== null),
    history: ofCase,
  },
};

/** How many there are of each, and of files and facts. */
const written = async () =>
  (
    await sql<object>`select
      (select count(*) from finding_answer) as answers, (select count(*) from finding_appeal) as appeals,
      (select count(*) from liability_appeal) as of_leaders, (select count(*) from accountability_statement) as statements,
      (select count(*) from accountability_appeal) as of_cases, (select count(*) from filed_attachment) as files,
      (select count(*) from fact) as facts`.execute(world.db)
  ).rows;

const gone = async (who: Person, path: string, attachmentIds: string[]) => {
  const { status, body } = await who.post<Partial<Problem>>(path, { ...words, attachmentIds });
  return `${status} ${body.code}`;
};

it.each(Object.entries(kinds))(
  'files of %s are taken by those who may read it, and by nobody else',
  async (kind, said) => {
    const who = said.by();
    const path = said.path();
    const [first, second] = [photo(), photo()];
    const sent = [await send(who, first, '甲.jpg'), await send(who, second, '乙.jpg')];
    const attachmentIds = sent.map(({ attachmentId }) => attachmentId);
    const [one = ''] = attachmentIds;

    // Nobody takes what isn't filed. A file of another account, or one that is gone, leaves nothing written.
    expect((await who.get(`attachments/${one}`)).status).toBe(404);
    const { attachmentId: another } = await send(of.inspector);
    const before = await written();
    expect(await gone(who, path, [one, another])).toBe('409 attachment_gone');
    expect(await gone(who, path, [one, randomUUID()])).toBe('409 attachment_gone');
    expect(await written()).toEqual(before);

    const body = { ...words, attachmentIds: [...attachmentIds, one] };
    const key = randomUUID();
    expect((await who.post(path, body, key)).status).toBeLessThan(300);
    const after = await written();
    expect((await who.post(path, body, key)).status).toBeLessThan(300);
    expect(await written()).toEqual(after);
    expect(await gone(of.officer, kinds.answer.path(), [one])).toBe('409 attachment_gone');

    const seen = (await said.read(of.inspector)).flatMap(({ attachments }) => attachments);
    const byId = (one: SentAttachment, other: SentAttachment) => (one.attachmentId < other.attachmentId ? -1 : 1);
    expect(seen.sort(byId)).toEqual(sent.sort(byId));
    for (const reader of [who, of.inspector, await world.setup.signIn('auditor')]) {
      const taken = await reader.get(`attachments/${one}`);
      expect([taken.status, taken.bytes.equals(first)]).toEqual([200, true]);
      expect(taken.headers.get('content-disposition')).toMatch(
        /^attachment; filename=".*"; filename\*=UTF-8''%E7%94%B2/,
      );
    }
    // What a leader says for himself isn't the officer's to read.
    const others = [...strangers, ...(kind === 'liability_appeal' ? [of.officer] : [])];
    for (const other of others) expect((await other.get(`attachments/${one}`)).status).toBe(404);

    const shas = sent.map(({ sha256 }) => sha256).sort();
    const told = async (reader: Person) =>
      (await said.history(reader)).filter(({ detail }) => shas.includes(String(detail.sha256))).map(({ type }) => type);
    const expected = ['attachment_added', 'attachment_added', ...Array(3).fill('attachment_taken')];
    expect(await told(of.inspector)).toEqual(expected);
    expect(await told(of.officer)).toEqual(kind === 'liability_appeal' ? [] : expected);

    // What was filed stays in the store, though the same bytes are sent again in vain; what was never filed doesn't.
    await send(who, first);
    const unused = await send(who);
    const { db, setup } = world;
    const tomorrow = new Date(monday.getTime() + 86_400_000);
    await removeUnusedAttachments({ db, store: setup.store }, tomorrow, new AbortController().signal);
    expect((await who.get(`attachments/${one}`)).bytes.equals(first)).toBe(true);
    expect(await setup.store.readObject(`attachments/${unused.sha256}`)).toBeUndefined();
  },
);

it('files that were filed count towards what the account may send in a day', async () => {
  const who = of.officer;
  await sql`insert into filed_attachment (attachment_id, answer_id, file_name, media_type, sha256, size_bytes, account_id, uploaded_at)
    select gen_random_uuid(), answer_id, 'b.jpg', 'image/jpeg', 'b', ${200 * 1024 * 1024}, answered_by, ${monday}
    from finding_answer where finding_id = ${of.findingId} limit 1`.execute(world.db);
  const { body } = await who.upload<Partial<Problem>>('attachments?fileName=a.jpg', photo());
  expect(body.code).toBe('attachment_quota');
});
