import type { Context } from '../context.ts';
import type { Route } from '../http/route.ts';
import { decideFindingAppeal } from '../routes/appeals/decide-finding-appeal.ts';
import { createAttachment, readFiledAttachment } from '../routes/attachments/attachment-routes.ts';
import { readCoverageOfTime } from '../routes/coverage/read-coverage-of-time.ts';
import { readToday } from '../routes/coverage/read-today.ts';
import { createExemption } from '../routes/exemptions/create-exemption.ts';
import { decideExemptionRequest } from '../routes/exemptions/decide-exemption-request.ts';
import { listExemptions } from '../routes/exemptions/list-exemptions.ts';
import { readAttachmentFile } from '../routes/exemptions/read-attachment-file.ts';
import { readExemption } from '../routes/exemptions/read-exemption.ts';
import { replaceAttachment } from '../routes/exemptions/replace-attachment.ts';
import { withdrawExemptionRequest } from '../routes/exemptions/withdraw-exemption-request.ts';
import { addCorrection, addInspection, readInspectionPhoto } from '../routes/field-inspections/inspection-routes.ts';
import { countFindings } from '../routes/findings/count-findings.ts';
import { createAppeal } from '../routes/findings/create-appeal.ts';
import { createFindingAnswer } from '../routes/findings/create-finding-answer.ts';
import { listFindings } from '../routes/findings/list-findings.ts';
import { readFinding } from '../routes/findings/read-finding.ts';
import { readOfficerDay } from '../routes/officer-days/read-officer-day.ts';
import { addScan, readScanFile } from '../routes/outside-decisions/scan-routes.ts';
import { addProof, readProofFile } from '../routes/rectifications/proof-routes.ts';
import { addDecisionSlip, addEntrySlip, readSlipScan } from '../routes/slips/slip-routes.ts';

/** What was recorded of what should have been, what is found, and what is said to it. */
export function findingRoutes({ db, now, store }: Pick<Context, 'db' | 'now' | 'store'>): Route[] {
  return [
    readToday({ db, now }),
    readCoverageOfTime({ db, now }),
    readOfficerDay({ db, now }),
    listFindings({ db, now }),
    countFindings({ db, now }),
    readFinding({ db, now }),
    createFindingAnswer({ db, store, now }),
    createAppeal({ db, store, now }),
    decideFindingAppeal({ db, now }),
    listExemptions({ db }),
    readExemption({ db, now }),
    createExemption({ db, store, now }),
    createAttachment({ db, store, now }),
    readFiledAttachment({ db, store }),
    replaceAttachment({ db, store, now }),
    readAttachmentFile({ db, store }),
    decideExemptionRequest({ db, now }),
    withdrawExemptionRequest({ db, now }),
    addScan({ db, store, now }),
    readScanFile({ db, store }),
    addProof({ db, store, now }),
    addEntrySlip({ db, store, now }),
    addDecisionSlip({ db, store, now }),
    readSlipScan({ db, store, now }),
    addInspection({ db, store, now }),
    addCorrection({ db, store, now }),
    readInspectionPhoto({ db, store, now }),
    readProofFile({ db, store, now }),
  ];
}
