import { EditOutlined, StopOutlined } from '@ant-design/icons';
import type { ActivityDetail } from '@rollcall/shared/http/activity-details';
import { activityKindNames, activityWords } from '@rollcall/shared/words/activities';
import { commonWords } from '@rollcall/shared/words/common';
import { historyWords } from '@rollcall/shared/words/history';
import { useState } from 'react';
import { Link } from 'react-router';
import { request } from '../../api/request.ts';
import { useChange } from '../../api/use-change.ts';
import { ActivityFootage } from '../../features/activities/activity-footage.tsx';
import { ActivityEdits } from '../../features/activity-edits/activity-edits.tsx';
import { ReviewButton } from '../../features/reviews/review-button.tsx';
import { ReasonDialog } from '../../form/reason-dialog.tsx';
import { formatDayTime } from '../../format/format-time.ts';
import { HistoryList } from '../../history/history-list.tsx';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { later } from '../../loading/later.tsx';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import classes from '../../parts/entry-view.module.css';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { ActionButton } from '../../session/action-button.tsx';
import { activityVerdictLooks } from '../../state/activity-looks.tsx';
import { findingKindLooks } from '../../state/finding-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { ActivityDrawer } from './activity-drawer.tsx';
import { ActivityFacts } from './activity-facts.tsx';
import { activityOutdates } from './activity-outdates.ts';
import { ActivityStrip } from './activity-strip.tsx';

const ActivityEvidence = later({
  load: async () => (await import('../../features/case-evidence/activity-evidence.tsx')).ActivityEvidence,
});

/** One activity: what had to be recorded, what was, what was found, and every change. */
export function ActivityView({ activity }: { activity: ActivityDetail }) {
  const { language } = useLanguage();
  const texts = useWords(activityWords);
  const common = useWords(commonWords);
  const { history } = useWords(historyWords);
  const entry = useEntry();
  const { activityId, kind, startsAt, verdict, withdrawnAt, findings } = activity;
  const title = `${activityKindNames[kind][language]} ${formatDayTime(startsAt, language)}`;
  usePageTitle(title);
  return (
    <>
      <div className={classes.head}>
        <Link to={paths.activities()}>{texts.title}</Link>
        <span aria-hidden="true">/</span>
        <h1>{title}</h1>
        <StateTag look={activityVerdictLooks[verdict]} />
        {withdrawnAt === null ? (
          <>
            <ActionButton action="activities.write" icon={<EditOutlined />} onClick={() => entry.open(activityId)}>
              {common.edit}
            </ActionButton>
            <ReviewButton kind="activity" item={activityId} />
            <ActivityWithdrawal activityId={activityId} />
          </>
        ) : (
          <strong>{texts.withdrawn}</strong>
        )}
      </div>
      <div className={classes.columns}>
        <div className={classes.column}>
          {activity.history.some(({ type }) => type === 'activity_edit_proposed') ? (
            <ActivityEdits activityId={activityId} />
          ) : null}
          <Section title={texts.strip} hint={texts.stripHint}>
            <ActivityStrip activity={activity} />
          </Section>
          <Section title={texts.footage}>
            <ActivityFootage activity={activity} />
          </Section>
          <ActivityEvidence activityId={activityId} />
          <Section title={texts.found}>
            {findings.length === 0 ? <p>{texts.noFindings}</p> : null}
            {findings.map((finding) => (
              <p key={finding.findingId}>
                <Link to={paths.finding(finding.findingId)}>
                  <StateTag look={findingKindLooks[finding.kind]} />
                </Link>
              </p>
            ))}
          </Section>
          <Section title={texts.about}>
            <ActivityFacts activity={activity} />
          </Section>
        </div>
        <Section title={history}>
          <HistoryList history={activity.history} />
        </Section>
      </div>
      {entry.entry === activityId ? <ActivityDrawer activity={activity} onClose={entry.close} /> : null}
    </>
  );
}

/** Says that an activity never took place, for a reason that stays. */
function ActivityWithdrawal({ activityId }: { activityId: string }) {
  const texts = useWords(activityWords);
  const [open, setOpen] = useState(false);
  return (
    <>
      <ActionButton action="activities.write" danger icon={<StopOutlined />} onClick={() => setOpen(true)}>
        {texts.withdraw}
      </ActionButton>
      {open ? <WithdrawalDialog activityId={activityId} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function WithdrawalDialog({ activityId, onClose }: { activityId: string; onClose: () => void }) {
  const texts = useWords(activityWords);
  const { start, running, problem } = useChange({
    send: (commandKey, { reason }: { reason: string }) =>
      request(`activities/${activityId}`, { method: 'DELETE', commandKey, body: { reason } }),
    outdates: activityOutdates,
    onDone: onClose,
    // Its page says so from now on.
    done: false,
  });
  return (
    <ReasonDialog
      title={texts.withdraw}
      okText={texts.withdraw}
      cancelText={texts.keep}
      hint={texts.withdrawHint}
      reasonHint={texts.reasonHint}
      subject={activityId}
      problem={problem}
      running={running}
      onDone={start}
      onClose={onClose}
    />
  );
}
