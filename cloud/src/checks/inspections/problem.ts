import { fieldInspections } from '@rollcall/shared/resources/field-inspections';
import { fieldInspectionProblems } from '@rollcall/shared/words/field-inspections';
import { problemsOf } from '../../errors/problems-of.ts';

/** The errors of field inspections, by their code. */
export const problem = problemsOf(fieldInspections.problems, fieldInspectionProblems);
