import { type ActivityEditToShow, activityEdits as resource } from '@rollcall/shared/resources/activity-edits';
import { sql } from 'kysely';
import { isOfPrincipal, partIn } from '../../auth/principal.ts';
import { decideRequest } from '../../auth/request.ts';
import { findBonds } from '../../auth/second-person.ts';
import { type DataScope, seesAll } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { contestActivity } from '../../findings/settlements/contest.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import type { ActivityContent } from '../activity.ts';
import { findActivity, type StoredActivity } from '../activity-repository.ts';
import { selectCampaignIds } from '../activity-state-repository.ts';
import { activityEdits, isOutdated, withdrawActivityEdit } from './activity-edit.ts';
import { selectActivityEdits } from './repository.ts';

const { ofActivity, read, decide, withdraw, contest, withdrawContest } = resource.endpoints;

interface Reader {
  session: SignedIn;
  dataScope: DataScope;
}

export const servedActivityEdits: ServedResource = {
  lists: [],
  routes: (deps) => {
    const { db } = deps;
    return [
      serve(ofActivity, async ({ params, ...reader }) => ({ rows: await editsOf(db, reader, params) })),
      serve(read, ({ params, ...reader }) => editOf(db, reader, params.activityEditId)),
      serve(decide, async ({ params: { activityEditId }, body: { decision, reason }, ...reader }) => {
        const decider = { ...reader.session, dataScope: seesAll };
        await decideRequest(deps, activityEdits, decider, activityEditId, { granted: decision === 'agreed', reason });
        return editOf(db, reader, activityEditId);
      }),
      serve(withdraw, async ({ params: { activityEditId }, body: { reason }, ...reader }) => {
        // Out of sight it isn't there, whoever asked for it.
        await editOf(db, reader, activityEditId);
        await withdrawActivityEdit(deps, reader.session, activityEditId, reason);
        return editOf(db, reader, activityEditId);
      }),
      serve(contest, async ({ params: { findingId }, body, ...reader }) => {
        const who = { ...reader.session, dataScope: reader.dataScope };
        return editOf(db, reader, await contestActivity(deps, who, findingId, body));
      }),
      serve(withdrawContest, async ({ params: { activityEditId }, body: { reason }, ...reader }) => {
        const { contest } = await editOf(db, reader, activityEditId);
        if (contest === null) throw errors.notFound(activityEdits.name);
        await withdrawActivityEdit(deps, reader.session, activityEditId, reason);
        return editOf(db, reader, activityEditId);
      }),
    ];
  },
};

/** @throws not_found */
async function editOf(db: Database, reader: Reader, activityEditId: string): Promise<ActivityEditToShow> {
  const [edit] = await selectActivityEdits(db, { activityEditId });
  // He sees what became of his contest also once he has been taken off the activity.
  const own =
    edit?.contest && isOfPrincipal(reader.session, { askedBy: edit.proposerId, onBehalfOf: edit.onBehalfOfId });
  const seen = edit && (await findActivity(db, edit.activityId, own ? seesAll : reader.dataScope));
  const [shown] = seen ? await toShow(db, reader, seen, [edit]) : [];
  if (!shown) throw errors.notFound(activityEdits.name);
  return shown;
}

/** Of an activity, newest first. @throws not_found */
async function editsOf(
  db: Database,
  reader: Reader,
  { activityId }: { activityId: string },
): Promise<ActivityEditToShow[]> {
  const activity = await findActivity(db, activityId, reader.dataScope);
  if (!activity) throw errors.notFound(`The activity ${activityId}`);
  return toShow(db, reader, activity, await selectActivityEdits(db, { activityId }));
}

async function toShow(
  db: Database,
  { session }: Reader,
  activity: StoredActivity,
  edits: Awaited<ReturnType<typeof selectActivityEdits>>,
): Promise<ActivityEditToShow[]> {
  const bonds = await findBonds(db, session);
  const campaigns = new Map([...(await selectCampaignIds(db))].map(([name, campaignId]) => [campaignId, name]));
  const badgeNos = edits.flatMap(({ before, after }) => [...before.badgeNos, ...(after?.badgeNos ?? [])]);
  const named = await db
    .selectFrom('officer')
    .select(['badge_no', 'name'])
    .where('badge_no', '=', sql<string>`any(${badgeNos}::text[])`)
    .execute();
  const names = new Map(named.map(({ badge_no, name }) => [badge_no, name]));
  const side = ({ badgeNos, campaignId, ...content }: ActivityContent) => ({
    ...content,
    officers: badgeNos.map((badgeNo) => ({ badgeNo, name: names.get(badgeNo) ?? '' })),
    campaign: campaignId === null ? null : (campaigns.get(campaignId) ?? null),
  });
  const now = { ...activity, badgeNos: activity.officers.map(({ badgeNo }) => badgeNo) };
  return edits.map(({ proposerId, onBehalfOfId, contest, contesterName, before, after, ...edit }) => ({
    ...edit,
    contest: contest && {
      ...{ claim: contest.claim, findingId: contest.findingId },
      officer: { badgeNo: contest.badgeNo, name: contesterName ?? '' },
    },
    before: side(before),
    after: after && side(after),
    outdated: edit.state === 'proposed' && isOutdated({ before, after, contest }, now),
    ...partIn(session, { askedBy: proposerId, onBehalfOf: onBehalfOfId }, bonds),
  }));
}
