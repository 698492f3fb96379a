import type { CaseDetail } from '@rollcall/shared/resources/accountability-cases';
import { accountabilityCaseWords } from '@rollcall/shared/words/accountability-cases';
import { Checkbox } from 'antd';
import { useState } from 'react';
import { useCall } from '../../api/use-call.ts';
import { DecisionForm } from '../../form/decision-form.tsx';
import { TakeBack } from '../../form/take-back.tsx';
import { formatPerson } from '../../format/format-person.ts';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import classes from './case-view.module.css';

/** Opens a final case again, by two persons. */
export function ReopenActs({ shown }: { shown: CaseDetail }) {
  const texts = useWords(accountabilityCaseWords);
  const { reopening, entries, caseId } = shown;
  const final = entries.filter(({ state }) => state === 'final');
  const [chosen, setChosen] = useState<string[]>(final.map(({ entryId }) => entryId));
  const proposing = useCall('POST accountability-cases/:caseId/reopenings', { done: 'sent' });
  const deciding = useCall('POST accountability-cases/reopenings/:reopeningId/second', { done: 'decided' });
  const nameOf = (entryId: string) => {
    const entry = entries.find((one) => one.entryId === entryId);
    return entry
      ? `${formatPerson({ badgeNo: entry.badgeNo, name: entry.officerName })} · ${texts.roles[entry.role]}`
      : '';
  };
  if (final.length === 0) return null;
  if (reopening) {
    const second = (decision: 'agreed' | 'refused') => (reason: string) =>
      deciding.start({ params: { reopeningId: reopening.reopeningId }, body: { decision, reason } });
    return (
      <Section title={texts.reopen} hint={texts.reopenWaits(reopening.proposedBy)}>
        <p className={classes.said} style={{ marginBlock: '0 8px' }}>
          {texts.reopenAbout(reopening.entryIds.map(nameOf), reopening.reason)}
        </p>
        <div className={classes.form}>
          <DecisionForm
            title={texts.reopen}
            yes={{ text: texts.agree, decide: second('agreed') }}
            no={{ text: texts.refuse, decide: second('refused') }}
            running={deciding.running}
            problem={deciding.problem}
          />
        </div>
      </Section>
    );
  }
  return (
    <Section title={texts.reopen} hint={texts.reopenHint}>
      <div className={classes.form}>
        <TakeBack
          word={texts.reopen}
          reasonLabel={texts.reopenReason}
          hint={
            <Checkbox.Group
              aria-label={texts.reopenWho}
              value={chosen}
              options={final.map(({ entryId }) => ({ value: entryId, label: nameOf(entryId) }))}
              onChange={setChosen}
            />
          }
          problem={proposing.problem}
          running={proposing.running}
          onDone={({ reason }) => proposing.start({ params: { caseId }, body: { entryIds: chosen, reason } })}
        />
      </div>
    </Section>
  );
}
