import { checkedOutStates } from '@rollcall/shared/fields/checked-out-states';
import type { DeskResponse, DeskView } from '@rollcall/shared/http/duty-desk';
import { deskViewNames, deskWords } from '@rollcall/shared/words/duty-desk';
import { Link } from 'react-router';
import { useAnswer } from '../../../api/use-answer.ts';
import { useWords } from '../../../language/use-words.ts';
import { paths } from '../../../paths.ts';
import { ProblemNotice } from '../../../problem/problem-notice.tsx';
import { useCan } from '../../../session/use-can.ts';
import { DownloadMenu } from '../../../table/download-menu.tsx';
import { SkeletonRows } from '../../../table/skeleton-rows.tsx';
import { useUrlQuery } from '../../../url/use-url-query.ts';
import { DeskCounts } from './desk-counts.tsx';
import classes from './desk-panel.module.css';
import { DeskRows } from './desk-rows.tsx';
import { SpareLines } from './spare-lines.tsx';

/** Shifts begin and end without an event. */
const refreshMs = 30_000;

/** People on duty and recorders at this moment, counted; a count opens the rows behind it. `wall`: the counts alone. */
export function DeskPanel({ wall = false }: { wall?: boolean }) {
  const texts = useWords(deskWords);
  const can = useCan();
  const [{ unitCode, campaignId, gaps, q, desk }] = useUrlQuery(['unitCode', 'campaignId', 'gaps', 'q', 'desk']);
  const view = !wall && isView(desk) ? desk : undefined;
  const filters = { unitCode, campaignId };
  const asked = view === undefined ? { ...filters, countsOnly: true } : { ...filters, view };
  const { answer, problem, outdated, retry } = useAnswer<DeskResponse>('duty-desk', asked, { refreshMs });
  const linkTo = (one: DeskView | undefined) =>
    paths.today({
      ...(unitCode ? { unitCode } : {}),
      ...(campaignId ? { campaignId } : {}),
      ...(gaps === '1' ? { gaps } : {}),
      ...(q ? { q } : {}),
      ...(one ? { desk: one } : {}),
    });
  // Custody knows no campaigns.
  const custodies =
    view === undefined || campaignId !== undefined || !can('registry.read')
      ? undefined
      : custodiesOf(view, unitCode === undefined ? {} : { unitCode });
  return (
    <section className={wall ? classes.wall : classes.desk} aria-label={texts.title}>
      <ProblemNotice problem={problem} onRetry={retry} />
      {answer ? (
        <DeskCounts counts={answer.counts} view={view} ofCampaign={campaignId !== undefined} linkTo={linkTo} />
      ) : null}
      {answer && !wall ? <SpareLines desk={answer} unitCode={unitCode} /> : null}
      {view === undefined ? null : (
        <div className={classes.rows}>
          <div className={classes.head}>
            <h2>{texts.views[view]}</h2>
            {custodies === undefined ? null : <Link to={custodies}>{texts.inCustodies}</Link>}
            <DownloadMenu table="duty-desk" query={{ ...filters, view }} />
            <Link to={linkTo(undefined)} replace>
              {texts.close}
            </Link>
          </div>
          {answer && !outdated ? (
            <DeskRows view={view} rows={answer.rows} asOf={answer.asOf} />
          ) : problem === null ? (
            <SkeletonRows columns={5} rows={4} />
          ) : null}
        </div>
      )}
    </section>
  );
}

/** The list of custody with the same rows as a view of recorders that are checked out. */
function custodiesOf(view: DeskView, ofUnit: { unitCode?: string }): string | undefined {
  const checkedOut = view === 'checked_out' ? 'any' : Object.hasOwn(checkedOutStates, view) ? view : undefined;
  return checkedOut === undefined ? undefined : paths.registry('custodies', { ...ofUnit, checkedOut });
}

function isView(desk: string | undefined): desk is DeskView {
  return desk !== undefined && Object.hasOwn(deskViewNames, desk);
}
