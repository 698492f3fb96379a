import type { SentAttachment } from '@rollcall/shared/attachments';
import type { FieldInspectionDetail } from '@rollcall/shared/resources/field-inspections';
import { call } from '../../api/call.ts';
import { newCommandKey } from '../../api/command-key.ts';
import { ProblemError } from '../../api/problem-error.ts';
import { request } from '../../api/request.ts';
import { toQuery } from '../../api/to-query.ts';
import { dropForm, type KeptForm, keepForm, listKept } from './kept-forms.ts';

/** What became of a form: recorded; refused, with what HQ said; or still waiting for HQ. */
export type Sent = { formKey: string } & (
  | { outcome: 'recorded'; inspection: FieldInspectionDetail }
  | { outcome: 'refused'; problem: ProblemError }
);

/** What HQ will say again when it is asked again. */
const isFinal = ({ status }: ProblemError) => status >= 400 && status < 500 && ![401, 408, 429].includes(status);

let turn: Promise<unknown> = Promise.resolve();

/**
 * Sends what an account's forms on this device wait with, one after another; those that HQ refused wait until they are changed. Only
 * one tab at a time does, and HQ records each once whatever happens.
 * @throws ProblemError when HQ can't be reached, or nobody is signed in: the rest waits
 */
export function sendKept(account: string): Promise<Sent[]> {
  const sending = async (): Promise<Sent[]> => {
    const sent: Sent[] = [];
    for (const form of await listKept(account)) {
      if (form.refused === null) sent.push(await sendOne(form));
    }
    return sent;
  };
  const locks: LockManager | undefined = navigator.locks;
  // Without HTTPS there are no locks between tabs: then the key of the form alone keeps it from being recorded twice.
  const next = turn.then(() => (locks ? locks.request(`rollcall inspections ${account}`, sending) : sending()));
  turn = next.catch(() => undefined);
  return next;
}

async function sendOne(form: KeptForm): Promise<Sent> {
  const { formKey } = form;
  try {
    const inspection = await send(form);
    await dropForm(formKey);
    return { formKey, outcome: 'recorded', inspection };
  } catch (error) {
    if (!(error instanceof ProblemError) || !isFinal(error)) throw error;
    await keepForm({ ...form, refused: { title: error.message, nextStep: error.nextStep } });
    return { formKey, outcome: 'refused', problem: error };
  }
}

async function send(form: KeptForm): Promise<FieldInspectionDetail> {
  const { formKey, commandKey, account: begunBy, sought, place, inspectedAt, items, note, task } = form;
  const attachmentId = await photoOf(form);
  const order = task ? { order: { task, dueAt: null } } : {};
  const body = { formKey, begunBy, sought, place, inspectedAt, items, note, ...order };
  try {
    return await call(
      'POST field-inspections',
      { body: attachmentId === null ? body : { ...body, attachmentId } },
      commandKey,
    );
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'attachment_gone') throw error;
    // It waited so long that HQ swept the photo away: both go again.
    const again = { ...form, attachmentId: null, photoKey: newCommandKey(), commandKey: newCommandKey() };
    await keepForm(again);
    return await send(again);
  }
}

/** The photo is sent once: what HQ has is noted beside the form. */
async function photoOf(form: KeptForm): Promise<string | null> {
  const { photo, photoKey, attachmentId } = form;
  if (photo === null || attachmentId !== null) return attachmentId;
  const sent = await request<SentAttachment>(`attachments${toQuery({ fileName: photo.name })}`, {
    method: 'POST',
    commandKey: photoKey,
    body: photo,
  });
  await keepForm({ ...form, attachmentId: sent.attachmentId });
  return sent.attachmentId;
}
