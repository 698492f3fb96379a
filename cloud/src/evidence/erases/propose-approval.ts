import { randomUUID } from 'node:crypto';
import type { EraseApprovalCreate } from '@rollcall/shared/http/erases';
import type { SignedIn } from '../../auth/signed-in.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { notifyLiveOfStations } from '../../db/notify-live.ts';
import { errors } from '../../errors/errors.ts';
import { principalId } from '../../ledger/acting-for.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { readParameters } from '../../registry/parameter-repository.ts';
import { insertApproval, judgeRecorderSoon } from './approval-repository.ts';
import { type DockedCard, findDockedCard } from './card-facts-repository.ts';
import { type CardFile, judgeFile } from './judge-card-file.ts';
import { readCardFacts } from './read-card-facts.ts';

/**
 * Somebody lets a file go that blocks its card: nobody can read it, or what was read is damaged and another try might read
 * more. It counts at once, or when a second person agrees, as the brigade set it.
 * @throws not_found, nothing_to_let_go, already_proposed
 */
export async function proposeApproval(
  { db, now }: { db: Database; now: () => Date },
  by: Pick<SignedIn, 'username'>,
  { dockSessionId, path, reason }: EraseApprovalCreate,
): Promise<{ approvalId: string; approved: boolean }> {
  return db.transaction().execute(async (tx) => {
    const card = await findDockedCard(tx, dockSessionId);
    if (!card) throw errors.notFound('A docked card');
    const at = now();
    const { problem, file } = await findBlockingFile(tx, card, path, at);
    const { stationId, recorderSerial, cardVolumeId } = card;
    const { sizeBytes, modifiedAt } = file;
    const approvalId = randomUUID();
    const approved = !(await readParameters(tx)).eraseSecondPerson;
    const isNew = await insertApproval(tx, {
      approvalId,
      stationId,
      recorderSerial,
      cardVolumeId,
      path: { bytes: Buffer.from(path, 'base64'), text: file.path.text },
      sizeBytes,
      modifiedAt,
      problem,
      reason,
      by: by.username,
      onBehalfOf: principalId(),
      at,
      approved,
    });
    if (!isNew) throw errors.alreadyProposed();
    await appendFact(tx, {
      type: approved ? 'erase_approved' : 'erase_approval_proposed',
      subject: `recorder:${recorderSerial}`,
      payload: { by: by.username, reason, approvalId, problem, path: file.path.text, sizeBytes, modifiedAt, stationId },
    });
    await judgeRecorderSoon(tx, recorderSerial);
    await notifyLiveOfStations(tx, ['stations'], [stationId]);
    return { approvalId, approved };
  });
}

/** The file of this path, if it is one that a person may let go. */
async function findBlockingFile(
  tx: Transaction,
  card: DockedCard,
  path: string,
  at: Date,
): Promise<{ problem: 'unreadable' | 'damaged'; file: CardFile }> {
  const facts = await readCardFacts(tx, card, at);
  const file = facts.inventory?.files.find((one) => one.path.bytes === path);
  const problem = file && judgeFile(file, facts);
  if (!file || (problem !== 'unreadable' && problem !== 'damaged')) throw errors.nothingToLetGo();
  return { problem, file };
}
