import { type LeadershipEditToShow, leadershipEdits as resource } from '@rollcall/shared/resources/leadership-edits';
import { partIn } from '../../auth/principal.ts';
import { decideRequest } from '../../auth/request.ts';
import { type Acting, findBonds } from '../../auth/second-person.ts';
import { seesAll } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { leadershipEdits, withdrawLeadershipEdit } from './leadership-edit.ts';
import { selectLeadershipEdits, selectNotedBefore } from './repository.ts';

const { all, decide, withdraw } = resource.endpoints;

export const servedLeadershipEdits: ServedResource = {
  lists: [],
  routes: (deps) => {
    const { db } = deps;
    return [
      serve(all, async ({ session }) => ({ rows: await editsOf(db, session) })),
      serve(decide, async ({ params: { leadershipEditId }, body: { decision, reason }, session }) => {
        const decider = { ...session, dataScope: seesAll };
        await decideRequest(deps, leadershipEdits, decider, leadershipEditId, {
          granted: decision === 'agreed',
          reason,
        });
        return editOf(db, session, leadershipEditId);
      }),
      serve(withdraw, async ({ params: { leadershipEditId }, body: { reason }, session }) => {
        await withdrawLeadershipEdit(deps, session, leadershipEditId, reason);
        return editOf(db, session, leadershipEditId);
      }),
    ];
  },
};

/** @throws not_found */
async function editOf(db: Database, session: Acting, leadershipEditId: string): Promise<LeadershipEditToShow> {
  const [edit] = await editsOf(db, session, leadershipEditId);
  if (!edit) throw errors.notFound(leadershipEdits.name);
  return edit;
}

async function editsOf(db: Database, session: Acting, leadershipEditId?: string): Promise<LeadershipEditToShow[]> {
  const [edits, bonds] = [await selectLeadershipEdits(db, leadershipEditId), await findBonds(db, session)];
  const noted = await selectNotedBefore(
    db,
    edits.map((edit) => edit.leadershipEditId),
  );
  const span = (leader: {
    badgeNo: string | null;
    name: string | null;
    ledFrom: Date | null;
    ledUntil: Date | null;
  }) => {
    const { badgeNo, name, ledFrom, ledUntil } = leader;
    return { leader: person(badgeNo, name), ledFrom, ledUntil };
  };
  return edits.map(({ proposerId, onBehalfOfId, ...edit }) => {
    const { badgeNo, officerName, leaderBadgeNo, leaderName, ledFrom, ledUntil, ...rest } = edit;
    return {
      ...rest,
      officer: person(badgeNo, officerName),
      after: span({ badgeNo: leaderBadgeNo, name: leaderName, ledFrom, ledUntil }),
      before: noted.filter((before) => before.leadershipEditId === edit.leadershipEditId).map(span),
      ...partIn(session, { askedBy: proposerId, onBehalfOf: onBehalfOfId }, bonds),
    };
  });
}

const person = (badgeNo: string | null, name: string | null) =>
  badgeNo === null ? null : { badgeNo, name: name ?? '' };
