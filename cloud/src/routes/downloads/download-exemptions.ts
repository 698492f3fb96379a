import { type ExemptionRow, exemptionsQuerySchema } from '@rollcall/shared/http/exemptions';
import { lengthBetween } from '@rollcall/shared/rules/lengths';
import { columnWords } from '@rollcall/shared/words/columns';
import { exemptionReasonNames } from '@rollcall/shared/words/exemption-reasons';
import {
  exemptionDownloadColumns,
  exemptionEffectNames,
  exemptionStateNames,
  exemptionWords,
} from '@rollcall/shared/words/exemptions';
import { downloadTitles } from '@rollcall/shared/words/list-downloads';
import { signature } from '@rollcall/shared/words/signature';
import { findBarredOfficers } from '../../auth/assert-not-recused.ts';
import { principalOf } from '../../auth/principal.ts';
import { findBonds } from '../../auth/second-person.ts';
import {
  type ExemptionPlace,
  type StoredExemption,
  selectExemptions,
} from '../../exemptions/exemption-list-repository.ts';
import { downloadColumns } from '../../http/download-columns.ts';
import { defineDownload } from '../../http/download-definition.ts';
import { everyRow } from '../../http/every-row.ts';
import { toExemptionRow } from '../exemptions/to-exemption-row.ts';

const column = downloadColumns<ExemptionRow>();

export const downloadExemptions = defineDownload({
  table: 'exemptions',
  title: downloadTitles.exemptions,
  access: 'exemptions.read',
  query: exemptionsQuerySchema,
  columns: [
    column.word(exemptionWords.state, (exemption) => exemption.state, exemptionStateNames),
    column.text(columnWords.badgeNo, (exemption) => exemption.badgeNo),
    column.text(columnWords.name, (exemption) => exemption.officerName),
    column.text(exemptionWords.unit, (exemption) => exemption.unitName, 26),
    column.moment(exemptionWords.form.from, (exemption) => exemption.startsAt),
    column.moment(exemptionWords.form.to, (exemption) => exemption.endsAt),
    column.length(exemptionWords.length, ({ startsAt, endsAt }) =>
      lengthBetween(Date.parse(startsAt), Date.parse(endsAt)),
    ),
    column.word(exemptionWords.cause, (exemption) => exemption.reasonCode, exemptionReasonNames),
    column.word(exemptionWords.counts, (exemption) => exemption.effect, exemptionEffectNames),
    column.text(exemptionWords.explanation, (exemption) => exemption.explanation, 60),
    column.text(exemptionWords.attachment, (exemption) => exemption.attachment?.fileName ?? null, 26),
    column.text(exemptionDownloadColumns.attachmentSha256, (exemption) => exemption.attachment?.sha256 ?? null, 66),
    column.text(exemptionDownloadColumns.askedBy, (exemption, language) =>
      signature(exemption.askedBy, exemption.onBehalfOf, language),
    ),
    column.moment(exemptionDownloadColumns.asked, (exemption) => exemption.askedAt),
    column.text(columnWords.decidedBy, (exemption) => exemption.decidedBy),
    column.moment(columnWords.decided, (exemption) => exemption.decidedAt),
    column.text(columnWords.decisionReason, (exemption) => exemption.decisionReason, 40),
    column.text(exemptionDownloadColumns.withdrawnBy, (exemption) => exemption.withdrawnBy),
    column.moment(exemptionDownloadColumns.withdrawn, (exemption) => exemption.withdrawnAt),
    column.text(exemptionDownloadColumns.withdrawalReason, (exemption) => exemption.withdrawalReason, 40),
  ],
  async *rows({ db }, query, dataScope, session) {
    const bonds = await findBonds(db, session);
    const { barred } = await findBarredOfficers(db, session);
    const filter = {
      ...query,
      ownerId: query.own === '1' ? principalOf(session) : undefined,
      waitingFor: query.waiting === '1' ? { bound: [...bonds.keys()], barred } : undefined,
    };
    const select = ({ after, limit }: { after: ExemptionPlace | undefined; limit: number }) =>
      selectExemptions(db, filter, { dataScope, after, limit });
    const placeOf = (last: StoredExemption) => ({
      askedAt: last.askedAt.toISOString(),
      exemptionId: last.exemptionId,
    });
    for await (const row of everyRow(select, placeOf)) yield toExemptionRow(row, session, bonds);
  },
});
