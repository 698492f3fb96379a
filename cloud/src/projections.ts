import { projectErases } from './access/erases/project-erases.ts';
import { projectDraws } from './checks/draws/project-draws.ts';
import { lockDutyForIntake } from './coverage/lock-duty-for-intake.ts';
import { projectReview } from './coverage/project-review.ts';
import { projectObservations } from './custody/observations/save-observations.ts';
import { projectPreShiftChecks } from './devices/pre-shift-checks/project-checks.ts';
import { projectDocks } from './devices/project-docks.ts';
import { projectFaults } from './devices/repair-tickets/project-faults.ts';
import { projectLocalCopies } from './evidence/local-copies/project-local-copies.ts';
import { projectEvidence } from './evidence/project-evidence.ts';
import { projectSideFiles } from './evidence/tracks/project-side-files.ts';
import type { Projection } from './ingest/store-events.ts';
import { tellLive } from './live/tell-live.ts';
import { projectTraining } from './training/project-training.ts';
import { holdRecorders } from './witnesses/hold-recorders.ts';
import { projectWitnesses } from './witnesses/project-witnesses.ts';

/** What is kept of stations' events, in this order. */
export const projections: Projection[] = [
  lockDutyForIntake,
  holdRecorders,
  projectObservations,
  projectFaults,
  projectPreShiftChecks,
  projectTraining,
  projectEvidence,
  projectSideFiles,
  projectLocalCopies,
  projectDocks,
  projectErases,
  projectReview,
  projectWitnesses,
  projectDraws,
  tellLive,
];
