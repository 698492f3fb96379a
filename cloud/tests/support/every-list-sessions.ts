import { at, squads, type World } from './every-list-world.ts';

/** The first was signed off, and its officer missed it; to the second one somebody came. */
export async function addSessions({ tx }: World): Promise<void> {
  for (const { nr, unitCode, badgeNo } of squads) {
    const signed = { state: 'signed_off' as const, signed_off_by: 'test', signed_off_at: at('23T10:00') };
    const { session_id } = await tx
      .insertInto('training_session')
      .values({
        ...{ topic: `学习 ${nr}`, violation_classes: [], place: '会议室', unit_code: unitCode, pack_id: null },
        ...{ starts_at: at('23T08:30'), ends_at: at('23T09:30'), created_at: at(`2${nr}T08:00`), makes_up_for: null },
        ...{ planned_by: 'test', planned_by_account: null },
        ...(nr === 1 ? signed : {}),
      })
      .returning('session_id')
      .executeTakeFirstOrThrow();
    const present = { attended_at: at('23T08:31'), attended_by: 'own_page' as const };
    await tx
      .insertInto('training_attendance')
      .values({ session_id, badge_no: badgeNo, unit_code: unitCode, ...(nr === 1 ? {} : present) })
      .execute();
  }
}
