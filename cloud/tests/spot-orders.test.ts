import type { SentAttachment } from '@rollcall/shared/attachments';
import type { FindingDetailResponse } from '@rollcall/shared/http/findings';
import type { Problem } from '@rollcall/shared/http/problem';
import type { FieldInspectionDetail } from '@rollcall/shared/resources/field-inspections';
import { type SpotOrderDetail, type SpotOrderRow, spotOrders } from '@rollcall/shared/resources/spot-orders';
import { outsideCause } from '@rollcall/test/outside-cause';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from './support/duty-world.ts';
import { officerWithGap, type Person, startExplaining } from './support/explaining-setup.ts';
import { inspectedItems, inspectionForm } from './support/inspected-items.ts';
import { statePermissions } from './support/route-permissions.ts';

statePermissions(`
GET    exports/spot-orders                       a a a u r - a elsewhere
GET    spot-orders                               a a a u r - a elsewhere
POST   spot-orders                               - a a u - - - alone
GET    spot-orders/{spotOrderId}                 a a a u r - a elsewhere
POST   spot-orders/{spotOrderId}/check           - - a - - - - alone
GET    spot-orders/{spotOrderId}/files/{fileId}  a a a u r - a elsewhere
POST   spot-orders/{spotOrderId}/proof           r r r r r - - alone
POST   spot-orders/{spotOrderId}/showing         - a a u - - - alone
POST   spot-orders/{spotOrderId}/sight           r r r r r - - alone
POST   spot-orders/{spotOrderId}/withdrawal      - a a u - - - alone
`);

let setup: Awaited<ReturnType<typeof startExplaining>>;
/** A Monday, on which everybody is on duty again from 8 to 12. */
const morning = at('09:00', 2);
let clock = morning;
beforeAll(async () => {
  setup = await startExplaining(() => clock);
});
afterAll(() => setup?.stop());

type Told = SpotOrderDetail & Partial<Problem>;

const task = '马上把执法记录仪打开';
const photo = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);

/** Somebody about whom a finding is to be answered, on duty. */
async function found() {
  clock = morning;
  const of = await officerWithGap(setup);
  await setup.world.shift(of.badgeNo, at('08:00', 2), at('12:00', 2));
  return { ...of, inspector: await setup.signIn('inspector') };
}
type Found = Awaited<ReturnType<typeof found>>;

const give = async (who: Person, { findingId, badgeNo }: Found, more: object = {}) =>
  (
    await who.post<Told>('spot-orders', {
      ...{ origin: 'finding', originId: findingId, task, ownerBadgeNo: badgeNo, dueAt: null, told: true, ...more },
    })
  ).body;
const read = async (who: Person, id: string) => (await who.get<Told>(`spot-orders/${id}`)).body;
const after = async (who: Person, id: string, step: string, body: object = {}) => {
  const answer = await who.post<Told>(`spot-orders/${id}/${step}`, body);
  return answer.body.code ?? answer.body.state;
};
const handlingOf = async ({ inspector, findingId }: Found) =>
  (await inspector.get<FindingDetailResponse>(`findings/${findingId}`)).body.handling;

it('has its facts and its subject for ever', () => {
  expect(spotOrders.subject).toBe('spot_order');
  expect(spotOrders.factTypes).toEqual([
    ...['spot_order_again', 'spot_order_ended', 'spot_order_given', 'spot_order_passed', 'spot_order_proved'],
    ...['spot_order_refused', 'spot_order_seen', 'spot_order_shown', 'spot_order_withdrawn'],
  ]);
});

describe('an on-the-spot order', () => {
  it('from a finding that nobody has answered is due at the end of the duty, and moves no finding', async () => {
    const of = await found();
    const order = await give(of.inspector, of);
    expect(order).toMatchObject({ state: 'ordered', dueAt: at('12:00', 2).toISOString(), seenAt: clock.toISOString() });
    expect(order.number).toMatch(/^2040-D\d{4}$/);
    expect((await give(of.inspector, of)).code).toBe('spot_order_open');
    expect(await after(of.officer, order.spotOrderId, 'proof', { text: '已打开', attachmentIds: [] })).toBe('proved');
    expect((await read(of.inspector, order.spotOrderId)).may).toContain('check');
    const again = { outcome: 'again', reason: '灯没有亮', dueAt: at('09:20', 2).toISOString() };
    expect(await after(of.inspector, order.spotOrderId, 'check', again)).toBe('spot_order_due_unfit');
    expect(await after(of.inspector, order.spotOrderId, 'check', { ...again, dueAt: null })).toBe('ordered');
    expect(await handlingOf(of)).toBe('told');
  });

  it('is refused outside of the duty, and to oneself, and about oneself', async () => {
    const of = await found();
    clock = at('12:00', 2);
    expect((await give(await setup.signIn('inspector'), of)).code).toBe('spot_order_off_duty');
    clock = morning;
    const soon = await give(of.inspector, of, { dueAt: at('09:29', 2).toISOString() });
    expect([soon.code, soon.errors?.[0]?.path]).toEqual(['spot_order_due_unfit', 'body.dueAt']);
    expect((await give(await setup.signIn('inspector', null, of.badgeNo), of)).code).toBe('recused');
    expect((await give(of.inspector, of, { ownerBadgeNo: '999999' })).code).toBe('spot_order_owner_unfit');
    expect((await give(await setup.signIn('squad_leader', 'squad-2'), of)).code).toBe('not_found');
    expect((await give(await setup.signIn('squad_leader', 'squad-1'), of)).state).toBe('ordered');
  });

  it('leaves half an hour from when it is seen; unseen it is nobody’s delay', async () => {
    const of = await found();
    const { spotOrderId: id } = await give(of.inspector, of, { told: false, dueAt: at('09:30', 2).toISOString() });
    clock = at('09:40', 2);
    expect(await read(of.inspector, id)).toMatchObject({ seenAt: null, unseen: true, overdue: false });
    expect(await after(of.inspector, id, 'sight')).toBe('not_found');
    expect(await after(of.officer, id, 'sight')).toBe('ordered');
    const seen = { seenAt: clock.toISOString(), dueAt: at('10:10', 2).toISOString() };
    clock = at('10:10', 2);
    expect(await read(of.inspector, id)).toMatchObject({ ...seen, unseen: false, overdue: false });
    clock = new Date(clock.getTime() + 1);
    expect(await read(of.inspector, id)).toMatchObject({ ...seen, overdue: true });
    const { rows } = (await of.inspector.get<{ rows: SpotOrderRow[] }>('spot-orders?state=overdue')).body;
    expect(rows.map(({ spotOrderId }) => spotOrderId)).toContain(id);
  });

  it('ends by the photo of whoever ordered it, and of nobody else', async () => {
    const of = await found();
    const { spotOrderId: id } = await give(of.inspector, of);
    const shown = { text: '已打开，指示灯亮', attachmentIds: [] as string[] };
    expect(await after(of.inspector, id, 'showing', shown)).toBe('spot_order_photo_missing');
    const other = await setup.signIn('inspector');
    expect(await after(other, id, 'showing', shown)).toBe('not_spot_order_giver');
    const sent = await of.inspector.upload<SentAttachment>('attachments?fileName=a.jpg', photo);
    const withPhoto = { ...shown, attachmentIds: [sent.body.attachmentId] };
    expect(await after(of.inspector, id, 'showing', withPhoto)).toBe('passed');
    const { steps, may } = await read(of.officer, id);
    const [file] = steps.at(-1)?.files ?? [];
    expect([steps.map(({ step }) => step), may, file?.fileName]).toEqual([['order', 'show'], [], 'a.jpg']);
    expect((await of.officer.get(`spot-orders/${id}/files/${file?.fileId}`)).bytes).toEqual(photo);
    expect(await after(of.inspector, id, 'withdrawal', { reason: '下错了' })).toBe('spot_order_step_not_now');
  });

  it('ends when its finding does, whoever ends it', async () => {
    const of = await found();
    const { spotOrderId: id } = await give(of.inspector, of);
    await of.officer.post(`findings/${of.findingId}/answers`, { text: '执法仪故障' });
    await of.inspector.post(`findings/${of.findingId}/steps`, {
      ...{ step: 'excuse', reason: '确系故障' },
      ...outsideCause,
    });
    expect(await handlingOf(of)).toBe('excused');
    expect(await read(of.officer, id)).toMatchObject({ state: 'ended', endedWhy: 'finding_ended' });
    expect((await give(of.inspector, of)).code).toBe('spot_order_origin_ended');
  });

  it('of an inspection goes along with its correction, and ends when it is withdrawn', async () => {
    const of = await found();
    const form = inspectionForm(of.badgeNo, {
      items: inspectedItems({ on: '关机' }),
      order: { task, dueAt: null },
    });
    const made = async (path: string, body: object) =>
      (await of.inspector.post<FieldInspectionDetail>(path, body)).body.inspectionId;
    const first = await made('field-inspections', form);
    const orders = async () => (await of.officer.get<{ rows: SpotOrderRow[] }>('spot-orders')).body.rows;
    expect(await orders()).toMatchObject([{ origin: 'inspection', originId: first, state: 'ordered' }]);
    // The same form again, as a phone sends it that had no answer.
    expect([await made('field-inspections', form), (await orders()).length]).toEqual([first, 1]);
    const { order: _, ...rest } = inspectionForm(of.badgeNo, { items: inspectedItems({ on: '没电' }) }) as Record<
      string,
      unknown
    >;
    const second = await made(`field-inspections/${first}/correction`, { ...rest, reason: '写错了' });
    expect(await orders()).toMatchObject([{ originId: second, state: 'ordered' }]);
    await of.inspector.post(`field-inspections/${second}/withdrawal`, { reason: '查错了人' });
    expect(await orders()).toMatchObject([{ state: 'ended', endedWhy: 'inspection_withdrawn' }]);
  });
});
