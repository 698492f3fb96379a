import type { World } from './every-list-world.ts';

/** One of the sealed bulletin. */
export async function addStudyPacks({ tx }: World): Promise<void> {
  const { bulletin_id: bulletinId } = await tx
    .selectFrom('bulletin')
    .select('bulletin_id')
    .where('state', '=', 'sealed')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('study_pack')
    .values({ bulletin_id: bulletinId, title: '周一学习', created_at: new Date('2026-11-11T08:00:00+08:00') })
    .execute();
}
