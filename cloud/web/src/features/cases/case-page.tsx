import { SafetyCertificateOutlined } from '@ant-design/icons';
import type { CaseDetail } from '@rollcall/shared/resources/cases';
import { activityKindNames } from '@rollcall/shared/words/activities';
import { caseWords } from '@rollcall/shared/words/cases';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { formatPerson } from '../../format/format-person.ts';
import { formatDayTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { later } from '../../loading/later.tsx';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import classes from '../../parts/entry-view.module.css';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { ActionButton } from '../../session/action-button.tsx';
import { activityVerdictLooks } from '../../state/activity-looks.tsx';
import { findingKindLooks } from '../../state/finding-looks.tsx';
import { handlingLooks } from '../../state/handling-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { CoverageStrip } from '../../strip/coverage-strip.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { ActivityFootage } from '../activities/activity-footage.tsx';
import { CaseChecklist } from './case-checklist.tsx';
import { CaseProposals } from './case-proposals.tsx';

/** All that belongs to one case number: its activities, their footage, what was found, and whether the footage is whole. */
export function CasePage() {
  const { caseNo = '' } = useParams();
  const { answer, problem, retry } = useRead('GET cases/:caseNo', { params: { caseNo } });
  if (answer) return <CaseView key={caseNo} of={answer} />;
  return problem ? (
    <ProblemNotice wholePage problem={problem} onRetry={retry} />
  ) : (
    <SkeletonRows columns={2} rows={8} />
  );
}

const ExportDialog = later({
  load: async () => (await import('../evidence-exports/export-dialog.tsx')).ExportDialog,
});

function CaseView({ of }: { of: CaseDetail }) {
  const texts = useWords(caseWords);
  const [exporting, setExporting] = useState(false);
  usePageTitle(of.caseNo);
  return (
    <>
      <div className={classes.head}>
        <Link to={paths.cases()}>{texts.title}</Link>
        <span aria-hidden="true">/</span>
        <h1>{of.caseNo}</h1>
        <ActionButton
          action="exports.create"
          icon={<SafetyCertificateOutlined />}
          disabled={of.activities.every(({ footage }) => footage.length === 0)}
          title={texts.exportHint}
          onClick={() => setExporting(true)}
        >
          {texts.export}
        </ActionButton>
      </div>
      {exporting ? <ExportDialog caseNo={of.caseNo} onClose={() => setExporting(false)} /> : null}
      <div className={classes.column}>
        <Section title={texts.checklist}>
          <CaseChecklist of={of} />
        </Section>
        {of.proposals.length === 0 ? null : (
          <Section title={texts.proposed}>
            <CaseProposals proposals={of.proposals} />
          </Section>
        )}
        {of.activities.map((activity) => (
          <ActivityOfCase key={activity.activityId} activity={activity} />
        ))}
        <Section title={texts.found}>
          <CaseFindings findings={of.findings} />
        </Section>
      </div>
    </>
  );
}

function ActivityOfCase({ activity }: { activity: CaseDetail['activities'][number] }) {
  const { language } = useLanguage();
  const texts = useWords(caseWords);
  const { activityId, kind, startsAt, officers, place, verdict, segments } = activity;
  const name = `${formatDayTime(startsAt, language)} ${activityKindNames[kind][language]}`;
  const last = segments.at(-1);
  return (
    <Section title={name}>
      <p>
        <StateTag look={activityVerdictLooks[verdict]} />{' '}
        {[place, ...officers.map(formatPerson)].filter((part) => part !== '').join(' · ')}{' '}
        <Link to={paths.activity(activityId)}>{texts.openActivity}</Link>
      </p>
      {segments[0] && last ? (
        <CoverageStrip
          from={Date.parse(segments[0].from)}
          to={Date.parse(last.to)}
          segments={segments}
          name={name}
          ticks={false}
        />
      ) : null}
      <ActivityFootage activity={activity} />
    </Section>
  );
}

function CaseFindings({ findings }: Pick<CaseDetail, 'findings'>) {
  const words = useWords(caseWords);
  if (findings.length === 0) return <p>{words.noFindings}</p>;
  return (
    <PlainTable
      name={words.found}
      rows={findings}
      rowKey={({ findingId }) => findingId}
      columns={[
        {
          title: words.found,
          cell: ({ findingId, kind }) => (
            <Link to={paths.finding(findingId)}>
              <StateTag look={findingKindLooks[kind]} />
            </Link>
          ),
        },
        { title: words.day, cell: ({ dutyDate }) => dutyDate },
        {
          title: words.officer,
          cell: ({ badgeNo, officerName }) =>
            badgeNo === null ? '–' : formatPerson({ badgeNo, name: officerName ?? '' }),
        },
        { title: words.handling, cell: ({ handling }) => <StateTag look={handlingLooks[handling]} /> },
      ]}
    />
  );
}
