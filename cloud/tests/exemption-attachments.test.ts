import { createHash } from 'node:crypto';
import type { ExemptionDetail } from '@rollcall/shared/http/exemptions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from './support/duty-world.ts';
import {
  type Explaining,
  explained,
  officerWithGap,
  type Person,
  startExplaining,
} from './support/explaining-setup.ts';

let setup: Explaining;
let leader: Person;
const now = () => at('09:00', 2);
beforeAll(async () => {
  setup = await startExplaining(now);
  leader = await setup.signIn('squad_leader', 'squad-1');
});
afterAll(() => setup?.stop());

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
    expect(history.map(({ type, by, detail }) => [type, by, detail.sha256])).toEqual([
      ['exemption_requested', officer.username, undefined],
      ['attachment_added', officer.username, sha256],
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
