import type { NewSlip } from '@rollcall/shared/http/slips';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import type { Transaction } from '../../db/database.ts';
import { principalId } from '../../ledger/acting-for.ts';
import { problem } from '../accountability/problem.ts';
import { insertSlip, type SentScan, type SlipAbout } from './repository.ts';

/** Takes a file that the account sent before, so that nothing else can take it. */
export type TakeFile = (tx: Transaction, attachmentId: string) => Promise<SentScan>;

/**
 * Notes how a decision was handed over on paper, with the scan. Whose time to appeal begins by that is the caller's.
 * @returns what its fact tells @throws slip_there, slip_date, witnesses_unfit, scan_unfit, attachment_gone
 */
export async function noteSlip(
  tx: Transaction,
  takeFile: TakeFile,
  noted: { about: SlipAbout; badgeNo: string; unitCode: string; decidedAt: Date; by: string; at: Date },
  slip: NewSlip,
): Promise<object> {
  const { decidedAt, at } = noted;
  const { how, signedOn } = slip;
  if (signedOn < localDateOf(decidedAt) || signedOn > localDateOf(at)) throw problem('slip_date');
  const witnesses = how === 'refused' ? slip.witnesses : [];
  await assertFit(tx, witnesses, noted.badgeNo);
  const scan = await takeFile(tx, slip.attachmentId);
  if (scan.mediaType !== 'application/pdf' && !scan.mediaType.startsWith('image/')) throw problem('scan_unfit');
  const inserted = await insertSlip(tx, { ...noted, how, signedOn, witnesses, scan, onBehalfOf: principalId() });
  if (!inserted) throw problem('slip_there');
  const { fileName, sha256 } = scan;
  return {
    ...{ slipHow: `slip_${how}`, signedOn, fileName, sha256 },
    ...(witnesses.length > 0 ? { slipWitnesses: witnesses } : {}),
  };
}

/** Two witnesses are two people, and neither is whom it is about. */
async function assertFit(tx: Transaction, witnesses: readonly string[], badgeNo: string): Promise<void> {
  if (witnesses.length === 0) return;
  const { name } = await tx
    .selectFrom('officer')
    .select('name')
    .where('badge_no', '=', badgeNo)
    .executeTakeFirstOrThrow();
  const isHimself = witnesses.some((witness) => witness.includes(badgeNo) || witness === name);
  if (isHimself || new Set(witnesses).size < witnesses.length) throw problem('witnesses_unfit');
}
