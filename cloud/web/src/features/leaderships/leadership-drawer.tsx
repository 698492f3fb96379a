import type { LeadershipDetail, NewLeadership } from '@rollcall/shared/resources/leaderships';
import { historyWords } from '@rollcall/shared/words/history';
import { leadershipWords } from '@rollcall/shared/words/leaderships';
import { Drawer, Form } from 'antd';
import { useCall } from '../../api/use-call.ts';
import { useRead } from '../../api/use-read.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { OfficerField } from '../../form/officer-field.tsx';
import { ReasonField } from '../../form/reason-field.tsx';
import { TimeField } from '../../form/time-field.tsx';
import { UnitField } from '../../form/unit-field.tsx';
import { HistoryList } from '../../history/history-list.tsx';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';

interface Props {
  /** Of the row that is opened; undefined: a correction of something else. */
  leadershipId: string | undefined;
  /** Whom the page is about. */
  about: { badgeNo?: string | undefined; unitCode?: string | undefined };
  /** It waits for a second person, unless it was noted already. */
  onProposed: (isNoted: boolean) => void;
  onClose: () => void;
}

/** Who led then, as it is noted, what was corrected of it, and the form that corrects it. */
export function LeadershipDrawer({ leadershipId, about, ...rest }: Props) {
  if (leadershipId !== undefined) return <KnownLeadership leadershipId={leadershipId} {...rest} />;
  const { badgeNo = null, unitCode } = about;
  return <CorrectionForm initial={{ badgeNo, ...(unitCode === undefined ? {} : { unitCode }) }} {...rest} />;
}

function KnownLeadership({ leadershipId, ...rest }: { leadershipId: string } & Omit<Props, 'leadershipId' | 'about'>) {
  const texts = useWords(leadershipWords);
  const { answer, problem, retry } = useRead('GET leaderships/:leadershipId', { params: { leadershipId } });
  if (answer) return <CorrectionForm initial={answer} history={answer.history} {...rest} />;
  return (
    <Drawer open onClose={rest.onClose} size={480} title={texts.title}>
      <ProblemNotice problem={problem} onRetry={retry} />
      {problem === null ? <SkeletonRows columns={2} rows={6} /> : null}
    </Drawer>
  );
}

interface FormProps extends Pick<Props, 'onProposed' | 'onClose'> {
  initial: Partial<NewLeadership>;
  history?: LeadershipDetail['history'];
}

function CorrectionForm({ initial, history, onProposed, onClose }: FormProps) {
  const texts = useWords(leadershipWords);
  const { history: historyTitle } = useWords(historyWords);
  const [form] = Form.useForm<NewLeadership>();
  const { start, running, problem } = useCall('POST leaderships', {
    onDone: (answer) => onProposed(!('leadershipEditId' in answer)),
  });
  return (
    <EntryDrawer<NewLeadership>
      title={texts.add}
      action="registry.write"
      form={form}
      initial={initial}
      problem={problem}
      saving={running}
      saveText={texts.propose}
      onSave={({ badgeNo, unitCode, leaderBadgeNo, ledFrom, ledUntil, reason }) =>
        start({
          body: {
            badgeNo: badgeNo ?? null,
            unitCode,
            leaderBadgeNo: leaderBadgeNo ?? null,
            ledFrom: ledFrom ?? null,
            ledUntil: ledUntil ?? null,
            reason,
          },
        })
      }
      onClose={onClose}
      below={
        history === undefined ? null : (
          <Section title={historyTitle}>
            <HistoryList history={history} omit={['badgeNo', 'replaced']} />
          </Section>
        )
      }
    >
      <UnitField name="unitCode" label={texts.unit} required forPast extra={texts.unitHint} />
      <Form.Item name="badgeNo" label={texts.officer} extra={texts.officerHint}>
        <OfficerField label={texts.officer} />
      </Form.Item>
      <Form.Item name="leaderBadgeNo" label={texts.leader} extra={texts.leaderHint}>
        <OfficerField label={texts.leader} />
      </Form.Item>
      <TimeField name="ledFrom" label={texts.ledFrom} extra={texts.fromHint} />
      <TimeField name="ledUntil" label={texts.ledUntil} extra={texts.untilHint} after="ledFrom" />
      <ReasonField required />
      <p>{texts.follows}</p>
    </EntryDrawer>
  );
}
