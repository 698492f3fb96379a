import type { RecordingRow } from '@rollcall/shared/http/recordings';
import { commonTexts } from '../../texts/common-texts.ts';
import { evidenceTexts } from '../../texts/evidence-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** What is wrong with a file, in one line; empty when nothing is. */
export function useDamageReasons({ problems }: RecordingRow['inspection']): string {
  const { damage } = useTexts(evidenceTexts);
  const { and } = useTexts(commonTexts);
  return [...new Set(problems.map(({ code }) => damage[code]))].join(and);
}

/** Why a file is damaged, or why nobody could say whether it is; empty when nothing is to be said. */
export function useInspectionReasons(inspection: RecordingRow['inspection']): string {
  const { notInspected } = useTexts(evidenceTexts);
  const damage = useDamageReasons(inspection);
  return inspection.outcome === 'not_inspected' && inspection.reason ? notInspected[inspection.reason] : damage;
}
