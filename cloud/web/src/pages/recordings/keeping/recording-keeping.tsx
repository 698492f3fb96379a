import { categoryNames } from '@rollcall/shared/fields/categories';
import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import { retentionWords } from '@rollcall/shared/words/retention';
import { useState } from 'react';
import { Link } from 'react-router';
import { RecordingHolds } from '../../../features/legal-holds/recording-holds.tsx';
import { formatFull } from '../../../format/format-time.ts';
import { useWords } from '../../../language/use-words.ts';
import { FactList } from '../../../parts/fact-list.tsx';
import { Section } from '../../../parts/section.tsx';
import { TwoLines } from '../../../parts/two-lines.tsx';
import { paths } from '../../../paths.ts';
import { ActionButton } from '../../../session/action-button.tsx';
import { CategoryForm } from './category-form.tsx';

/** As what it is kept, until when, and what holds it; of a deleted one, who let it be deleted. */
export function RecordingKeeping({ recording }: { recording: RecordingDetail }) {
  const all = useWords(retentionWords);
  const texts = all.recording;
  const categories = useWords(categoryNames);
  const [changing, setChanging] = useState(false);
  const { retention, deletion, recordingId } = recording;
  const { category, categoryBy, categoryAt, categoryReason, keptUntil } = retention;
  const by = categoryBy && categoryAt ? texts.by(categoryBy, formatFull(categoryAt)) : texts.nobody;
  const kept = { name: texts.keptUntil, value: keptUntil === null ? texts.forever : formatFull(keptUntil) };
  const facts = [
    {
      name: texts.category,
      value: (
        <TwoLines below={categoryReason === null ? by : `${by}: ${categoryReason}`}>
          <strong>{categories[category]}</strong>
        </TwoLines>
      ),
    },
    ...(deletion
      ? [
          { name: texts.deleted, value: formatFull(deletion.deletedAt) },
          {
            name: texts.approvedBy,
            value: deletion.approvals.map((approval) => (
              <div key={approval.by}>
                {texts.by(approval.by, formatFull(approval.at))}: {approval.reason}
              </div>
            )),
          },
        ]
      : [
          kept,
          ...(retention.caseEvidence.length === 0
            ? []
            : [{ name: texts.caseEvidence, value: <Grounds grounds={retention.caseEvidence} /> }]),
        ]),
  ];
  return (
    <Section title={texts.title}>
      <FactList facts={facts} />
      {deletion ? null : (
        <div style={{ display: 'grid', gap: 12, marginBlockStart: 10 }}>
          {changing ? (
            <CategoryForm recordingId={recordingId} category={category} onClose={() => setChanging(false)} />
          ) : (
            <div>
              <ActionButton
                action="recordings.classify"
                size="small"
                disabled={recording.accessUntil !== null}
                onClick={() => setChanging(true)}
              >
                {texts.change}
              </ActionButton>
            </div>
          )}
          <RecordingHolds recording={recording} />
        </div>
      )}
    </Section>
  );
}

/** By which activities and case numbers it is kept for good. */
function Grounds({ grounds }: { grounds: RecordingDetail['retention']['caseEvidence'] }) {
  const { caseEvidenceChanged } = useWords(retentionWords).recording;
  return grounds.map(({ activityId, caseNo, outdated }) => (
    <div key={`${activityId} ${caseNo}`}>
      <Link to={paths.activity(activityId)}>{caseNo}</Link>
      {outdated ? <span style={{ color: 'var(--rc-quiet)' }}> {caseEvidenceChanged}</span> : null}
    </div>
  ));
}
