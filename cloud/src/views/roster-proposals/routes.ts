import {
  type ProposalToShow,
  type ProposedChange,
  rosterProposals as resource,
  rosterProposalList,
} from '@rollcall/shared/resources/roster-proposals';
import { rosterProposalColumns, shownOfRosterProposals } from '@rollcall/shared/words/roster-proposals';
import type { Bonds } from '../../auth/bonds.ts';
import { scopeOf } from '../../auth/permissions.ts';
import { partIn, principalOf } from '../../auth/principal.ts';
import { decideRequest } from '../../auth/request.ts';
import { findBonds } from '../../auth/second-person.ts';
import { dataScopeWithin, isInScope } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { outsideStanding } from '../../decisions/outside-standing.ts';
import { selectDutyTypes } from '../../duty/duty-types/repository.ts';
import type { StandingLeave } from '../../duty/leave/plan-leave.ts';
import {
  countRosterProposals,
  rosterProposalRows,
  rosterProposalSort,
  type StoredRosterProposal,
} from '../../duty/roster-proposals/repository.ts';
import { rosterProposals, withdrawRosterProposal } from '../../duty/roster-proposals/request.ts';
import { type RosterEdit, sidesOf } from '../../duty/roster-proposals/roster-edit.ts';
import { selectRosterEdits, toEdit } from '../../duty/roster-proposals/write-roster-edits.ts';
import type { StandingShift } from '../../duty/shifts/shift.ts';
import { errors } from '../../errors/errors.ts';
import { findAppealOf } from '../../findings/swap-appeals.ts';
import { serveList } from '../../http/list.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { selectOfficers } from '../../registry/officer-repository.ts';
import { selectCampaigns } from '../../roster/campaigns/repository.ts';

const { count, read, decide, withdraw } = resource.endpoints;
const mostChanges = 200;

/** Proposals are of the roster; from which appeal one comes, and how it stands outside, others know. */
export const servedRosterProposals: ServedResource = {
  lists: [
    serveList(rosterProposalList, {
      title: shownOfRosterProposals.title,
      columns: rosterProposalColumns,
      sort: rosterProposalSort,
      async select({ db }, filters, { session, dataScope }) {
        const notSecondTo = [...(await findBonds(db, session)).keys()];
        return rosterProposalRows(db, { ...filters, ownerId: principalOf(session), notSecondTo, dataScope });
      },
      readFor: async ({ db }, { session }) => ({
        session,
        bonds: await findBonds(db, session),
        names: await readNames(db),
      }),
      toRow: (row, { session, bonds, names }) => ({
        ...toProposal(row, session, bonds),
        firstChange:
          row.firstEdit &&
          toChange(toEdit(row.firstEdit), { ...names, officers: new Map(Object.entries(row.firstEditNames ?? {})) }),
      }),
    }),
  ],
  routes: (deps) => {
    const { db, now } = deps;
    return [
      serve(count, async ({ query: { month, unitCode }, dataScope }) => ({
        month,
        rows: await countRosterProposals(db, { month, unitCode, dataScope }),
      })),
      serve(read, ({ params, ...asked }) => detailOf(db, asked, params.rosterProposalId, now())),
      serve(decide, async ({ params: { rosterProposalId }, body, ...asked }) => {
        const decision = { granted: body.decision === 'approved', reason: body.reason };
        await decideRequest(
          deps,
          rosterProposals,
          { ...asked.session, dataScope: asked.dataScope },
          rosterProposalId,
          decision,
        );
        return detailOf(db, asked, rosterProposalId, now());
      }),
      serve(withdraw, async ({ params: { rosterProposalId }, body, ...asked }) => {
        await withdrawRosterProposal(deps, asked.session, asked.dataScope, rosterProposalId, body.reason);
        return detailOf(db, asked, rosterProposalId, now());
      }),
    ];
  },
};

/** One proposal with what it changes, as far as the session may see it. @throws AppError `not_found` */
async function detailOf(
  db: Database,
  { session, dataScope }: { session: SignedIn; dataScope: Parameters<typeof rosterProposalRows>[1]['dataScope'] },
  rosterProposalId: string,
  now: Date,
): Promise<ProposalToShow> {
  const row = await rosterProposalRows(db, { rosterProposalId, dataScope }).executeTakeFirst();
  if (!row) throw errors.notFound('The proposal');
  const edits = await selectRosterEdits(db, rosterProposalId, { dataScope, limit: mostChanges });
  const names = { ...(await readNames(db)), officers: await readOfficerNames(db, edits) };
  const outside =
    row.state === 'pending' ? await outsideStanding(db, 'roster_proposal', rosterProposalId, now) : undefined;
  const findings = dataScopeWithin(scopeOf(session.role, 'findings.read'), session);
  const appealed = await findAppealOf(db, rosterProposalId);
  const fromAppeal = appealed && isInScope(findings, appealed);
  return {
    ...toProposal(row, session, await findBonds(db, session)),
    ...(outside ? { outside } : {}),
    ...(fromAppeal ? { fromAppeal: { findingId: appealed.findingId, dutyDate: appealed.dutyDate } } : {}),
    changes: edits.map((edit) => toChange(edit, names)),
  };
}

function toProposal(row: StoredRosterProposal, session: SignedIn, bonds: Bonds) {
  const { proposerId, onBehalfOfId, firstEdit: _edit, firstEditNames: _names, ...proposal } = row;
  return { ...proposal, ...partIn(session, { askedBy: proposerId, onBehalfOf: onBehalfOfId }, bonds) };
}

/** What codes stand for, for people. */
interface Names {
  officers: ReadonlyMap<string, string>;
  dutyTypes: ReadonlyMap<string, string>;
  campaigns: ReadonlyMap<string, string>;
}

async function readNames(db: Database): Promise<Omit<Names, 'officers'>> {
  const [dutyTypes, campaigns] = await Promise.all([selectDutyTypes(db), selectCampaigns(db)]);
  return {
    dutyTypes: new Map(dutyTypes.map(({ dutyType, name }) => [dutyType, name])),
    campaigns: new Map(campaigns.map(({ campaignId, name }) => [campaignId, name])),
  };
}

async function readOfficerNames(db: Database, edits: readonly RosterEdit[]): Promise<Names['officers']> {
  const badgeNos = [...new Set(edits.flatMap(sidesOf).map(({ badgeNo }) => badgeNo))];
  const officers = await db.transaction().execute((tx) => selectOfficers(tx, badgeNos));
  return new Map(officers.map(({ badgeNo, name }) => [badgeNo, name]));
}

/** An edit as people read it. */
function toChange(edit: RosterEdit & { nr: number }, names: Names): ProposedChange {
  const { nr } = edit;
  if (edit.thing === 'shift') {
    const side = (shift: StandingShift | null) => shift && toShift(shift, names);
    return { nr, thing: 'shift', before: side(edit.before), after: side(edit.after) };
  }
  const side = (leave: StandingLeave | null) =>
    leave && { ...leave, officerName: names.officers.get(leave.badgeNo) ?? '' };
  return { nr, thing: 'leave', before: side(edit.before), after: side(edit.after) };
}

function toShift(shift: StandingShift, { officers, dutyTypes, campaigns }: Names) {
  return {
    ...shift,
    officerName: officers.get(shift.badgeNo) ?? '',
    dutyTypeName: dutyTypes.get(shift.dutyType) ?? shift.dutyType,
    breaks: [...shift.breaks],
    campaignName: shift.campaignId === null ? null : (campaigns.get(shift.campaignId) ?? null),
  };
}
