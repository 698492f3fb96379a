import type { Context } from '../context.ts';
import type { Route } from '../http/route.ts';
import { decideFindingAppeal } from '../routes/appeals/decide-finding-appeal.ts';
import { readToday } from '../routes/coverage/read-today.ts';
import { readDutyWeek } from '../routes/duty-weeks/read-duty-week.ts';
import { createExemption } from '../routes/exemptions/create-exemption.ts';
import { decideExemptionRequest } from '../routes/exemptions/decide-exemption-request.ts';
import { listExemptions } from '../routes/exemptions/list-exemptions.ts';
import { readAttachmentFile } from '../routes/exemptions/read-attachment-file.ts';
import { readExemption } from '../routes/exemptions/read-exemption.ts';
import { replaceAttachment } from '../routes/exemptions/replace-attachment.ts';
import { withdrawExemptionRequest } from '../routes/exemptions/withdraw-exemption-request.ts';
import { createAppeal } from '../routes/findings/create-appeal.ts';
import { createFindingAnswer } from '../routes/findings/create-finding-answer.ts';
import { listFindings } from '../routes/findings/list-findings.ts';
import { readFinding } from '../routes/findings/read-finding.ts';
import { readOfficerDay } from '../routes/officer-days/read-officer-day.ts';
import { readParameters } from '../routes/parameters/read-parameters.ts';
import { replaceParameters } from '../routes/parameters/replace-parameters.ts';
import { readShiftCoverage } from '../routes/shifts/read-shift-coverage.ts';

/** What was recorded of what should have been, what is found, and what is said to it. */
export function findingRoutes({ db, now, store }: Pick<Context, 'db' | 'now' | 'store'>): Route[] {
  return [
    readToday({ db, now }),
    readShiftCoverage({ db, now }),
    readDutyWeek({ db, now }),
    readOfficerDay({ db, now }),
    listFindings({ db }),
    readFinding({ db }),
    createFindingAnswer({ db, now }),
    createAppeal({ db, now }),
    decideFindingAppeal({ db, now }),
    listExemptions({ db }),
    readExemption({ db }),
    createExemption({ db, now }),
    replaceAttachment({ db, store, now }),
    readAttachmentFile({ db, store }),
    decideExemptionRequest({ db, now }),
    withdrawExemptionRequest({ db, now }),
    readParameters({ db }),
    replaceParameters({ db, now }),
  ];
}
