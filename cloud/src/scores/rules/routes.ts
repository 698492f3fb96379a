import { type ScoreRulesRow, scoreRuleList, scoreRuleSets } from '@rollcall/shared/resources/score-rules';
import { addMonths, localDateOf } from '@rollcall/shared/rules/local-date';
import { versionOfMonth } from '@rollcall/shared/scores/rules';
import { scoreRulesColumns, scoreRulesWords } from '@rollcall/shared/words/score-rules';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { serveWholeList } from '../../http/list.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { previewRules } from './preview.ts';
import { selectRules } from './repository.ts';
import { setScoreRules } from './set-score-rules.ts';

const { create, preview } = scoreRuleSets.endpoints;

export const servedScoreRules: ServedResource = {
  lists: [
    serveWholeList(scoreRuleList, {
      title: scoreRulesWords.title,
      columns: scoreRulesColumns,
      select: ({ db, now }) => listRules(db, now()),
    }),
  ],
  routes: ({ db, now }) => [
    serve(create, async ({ body, session: { username } }) => {
      const version = await setScoreRules({ db, now }, username, body);
      const row = (await listRules(db, now())).find((one) => one.version === version);
      if (!row) throw errors.notFound('The rules');
      return row;
    }),
    serve(preview, ({ body }) => previewRules(db, body.rules, now())),
  ],
};

/** Newest first. */
async function listRules(db: Database, now: Date): Promise<ScoreRulesRow[]> {
  const month = localDateOf(now).slice(0, 7);
  const versions = await selectRules(db);
  return versions.map(({ setAt, ...row }) => {
    const { version, fromMonth } = row;
    const later = versions
      .map((one) => one.fromMonth)
      .filter((one) => one > fromMonth)
      .sort()[0];
    const untilMonth = later === undefined ? null : addMonths(later, -1);
    const replaced = versionOfMonth(versions, fromMonth)?.version !== version;
    const counts = replaced
      ? 'replaced'
      : fromMonth > month
        ? 'later'
        : untilMonth !== null && untilMonth < month
          ? 'past'
          : 'now';
    return { ...row, setAt: setAt?.toISOString() ?? null, untilMonth: replaced ? null : untilMonth, counts };
  });
}
