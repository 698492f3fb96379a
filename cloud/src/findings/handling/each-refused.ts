import type { RefusedFinding } from '@rollcall/shared/resources/finding-decisions';
import { AppError } from '../../errors/app-error.ts';

/** Does it for each finding. @returns what passed, and which were refused, with the refusal as it would be told of that one alone */
export function eachRefused<Passed>(
  findingIds: readonly string[],
  judge: (findingId: string) => Passed,
): { passed: Passed[]; refused: RefusedFinding[] } {
  const passed: Passed[] = [];
  const refused: RefusedFinding[] = [];
  for (const findingId of findingIds) {
    try {
      passed.push(judge(findingId));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const { code, title, nextStep } = error;
      refused.push({ findingId, code, title, nextStep });
    }
  }
  return { passed, refused };
}
