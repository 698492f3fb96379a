import type { ImportResult } from '@rollcall/shared/resources/imports';
import { importWords } from '@rollcall/shared/words/imports';
import { Alert, Button } from 'antd';
import { Link } from 'react-router';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';

interface Props {
  result: ImportResult;
  /** Where what was imported is seen. */
  list: string;
  onImport: () => void;
}

/** What the dry run found, with the button that imports: who may not import gets no dry run. Or what was imported. */
export function ImportResultView({ result, list, onImport }: Props) {
  const texts = useWords(importWords);
  const { dryRun, rows, added, changed, unchanged, proposal } = result;
  const toList = <Link to={list}>{texts.toList}</Link>;
  if (proposal?.rosterProposalId) {
    const waits = <Link to={paths.rosterProposals({ entry: proposal.rosterProposalId })}>{texts.toProposal}</Link>;
    return <Alert type="warning" showIcon title={texts.proposed(added + changed)} action={waits} />;
  }
  if (!dryRun) return <Alert type="success" showIcon title={texts.done(added, changed, unchanged)} action={toList} />;
  if (added + changed === 0) return <Alert type="info" showIcon title={texts.nothingToDo(rows)} action={toList} />;
  return (
    <Section title={texts.confirm}>
      <p>{texts.wouldDo(added, changed, unchanged)}</p>
      {proposal ? <p>{texts.wouldWait}</p> : null}
      <Button type="primary" onClick={onImport}>
        {proposal ? texts.propose(added + changed) : texts.import(added + changed)}
      </Button>
    </Section>
  );
}
