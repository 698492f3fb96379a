import type { RecordingRow } from '@rollcall/shared/http/recordings';
import { evidenceWords } from '@rollcall/shared/words/evidence';
import { formatWords } from '@rollcall/shared/words/format';
import { useWords } from '../language/use-words.ts';

/** What is wrong with a file, in one line; empty when nothing is. */
export function useDamageReasons({ problems }: RecordingRow['inspection']): string {
  const { damage } = useWords(evidenceWords);
  const { and } = useWords(formatWords);
  return [...new Set(problems.map(({ code }) => damage[code]))].join(and);
}

/** Why a file is damaged, or why nobody could say whether it is; empty when nothing is to be said. */
export function useInspectionReasons(inspection: RecordingRow['inspection']): string {
  const { notInspected } = useWords(evidenceWords);
  const damage = useDamageReasons(inspection);
  return inspection.outcome === 'not_inspected' && inspection.reason ? notInspected[inspection.reason] : damage;
}
