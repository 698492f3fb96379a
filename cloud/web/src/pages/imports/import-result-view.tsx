import type { Action } from '@rollcall/shared/http/permissions';
import type { ImportKind, ImportResult } from '@rollcall/shared/resources/imports';
import { importWords } from '@rollcall/shared/words/imports';
import { Alert } from 'antd';
import { Link } from 'react-router';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { ActionButton } from '../../session/action-button.tsx';
import { listOf } from './list-of.ts';

/** Who may import a kind: whoever may change it one by one. */
const actionOf: Record<ImportKind, Action> = {
  units: 'registry.write',
  officers: 'registry.write',
  recorders: 'registry.write',
  custodies: 'custodies.write',
  observations: 'custodies.write',
  shifts: 'shifts.write',
  leave: 'shifts.write',
  activities: 'activities.write',
};

/** What the dry run found, with the button that imports; or what was imported. */
export function ImportResultView({ result, onImport }: { result: ImportResult; onImport: () => void }) {
  const texts = useWords(importWords);
  const { kind, dryRun, rows, added, changed, unchanged, proposal } = result;
  const list = <Link to={listOf[kind]}>{texts.toList}</Link>;
  if (proposal?.rosterProposalId) {
    const waits = <Link to={paths.rosterProposals({ entry: proposal.rosterProposalId })}>{texts.toProposal}</Link>;
    return <Alert type="warning" showIcon title={texts.proposed(added + changed)} action={waits} />;
  }
  if (!dryRun) return <Alert type="success" showIcon title={texts.done(added, changed, unchanged)} action={list} />;
  if (added + changed === 0) return <Alert type="info" showIcon title={texts.nothingToDo(rows)} action={list} />;
  return (
    <Section title={texts.confirm}>
      <p>{texts.wouldDo(added, changed, unchanged)}</p>
      {proposal ? <p>{texts.wouldWait}</p> : null}
      <ActionButton action={actionOf[kind]} type="primary" onClick={onImport}>
        {proposal ? texts.propose(added + changed) : texts.import(added + changed)}
      </ActionButton>
    </Section>
  );
}
