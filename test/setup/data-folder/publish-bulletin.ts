import type { BulletinTexts } from '@rollcall/shared/bulletins/content';
import type { BulletinDetail, BulletinRow } from '@rollcall/shared/resources/bulletins';
import type { Brigade } from './chapter.ts';
import { untilThere } from './until-there.ts';

/** The draft of a period, once HQ made it. */
export async function draftFrom({ as }: Brigade, kind: 'weekly' | 'monthly', from: string): Promise<string> {
  return untilThere(`the ${kind} draft from ${from}`, async () => {
    const { rows } = await as('inspector').get<{ rows: BulletinRow[] }>(`bulletins?kind=${kind}&limit=50`);
    return rows.find((row) => row.from === from && row.state === 'draft')?.bulletinId;
  });
}

/** The inspector completes it, the brigade's leader seals it. */
export async function publish(
  { as }: Brigade,
  bulletinId: string,
  { takenOff = [], dueOn, number }: { takenOff?: BulletinTexts['takenOff']; dueOn: string; number?: number },
): Promise<void> {
  const path = `bulletins/${bulletinId}`;
  const { version } = await as('inspector').get<BulletinDetail>(path);
  const texts: BulletinTexts = {
    comments: [{ part: 'overview', text: '本期各中队记录情况总体平稳。' }],
    requirements: [{ units: ['150981000100'], text: '上岗前检查电量，收班当日导入。', dueOn }],
    takenOff,
  };
  const written = await as('inspector').put<BulletinDetail>(`${path}/texts`, { version, texts });
  const submitted = await as('inspector').post<BulletinDetail>(`${path}/submit`, { version: written.version });
  await as('brigade-leader').post(`${path}/seal`, {
    version: submitted.version,
    ...(number === undefined ? {} : { number }),
  });
}
