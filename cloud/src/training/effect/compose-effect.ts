import type { TrainingEffect } from '@rollcall/shared/resources/training-sessions';
import { addDays, localDateOf } from '@rollcall/shared/rules/local-date';
import type { DataScope } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { readParameters } from '../../registry/parameter-repository.ts';
import { countAround, findSessionDay } from './repository.ts';

/**
 * What was confirmed of those who must attend a session, as many days before it as after it; its own date belongs to neither.
 * @throws not_found when it isn't in sight
 */
export async function composeEffect(
  db: Database,
  sessionId: string,
  { now, dataScope }: { now: Date; dataScope: DataScope },
): Promise<TrainingEffect> {
  const day = await findSessionDay(db, sessionId, dataScope);
  if (day === undefined) throw errors.notFound(`The training session ${sessionId}`);
  const { trainingEffectDays, reOffenceDays } = await readParameters(db);
  const [last, today, first] = [addDays(day, trainingEffectDays), localDateOf(now), addDays(day, 1)];
  const before = { from: addDays(day, -trainingEffectDays), to: addDays(day, -1) };
  const after = { from: first, to: [first, today, last].sort()[1] ?? last };
  const units = await countAround(db, sessionId, { before, after, reOffenceDays, dataScope });
  const ofClass = Map.groupBy(units, ({ violationClass }) => violationClass);
  return {
    before,
    after,
    over: today > last,
    rows: [...ofClass].flatMap(([violationClass, parts]) => {
      const sum = (name: 'before' | 'after' | 'afterByAttendees' | 'reOffences') =>
        parts.reduce((total, part) => total + part[name], 0);
      const whole = {
        ...{ violationClass, unitCode: null, unitName: null },
        before: sum('before'),
        after: sum('after'),
        afterByAttendees: sum('afterByAttendees'),
        reOffences: sum('reOffences'),
      };
      return [whole, ...parts];
    }),
  };
}
