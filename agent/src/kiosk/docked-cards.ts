import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { cardsBySharedSerial, listOpenDockSessions } from '../recordings/dock-sessions-repository.ts';
import { readEraseMark } from '../recordings/erases-repository.ts';
import type { createRoomQuestions } from './ask-for-room.ts';
import type { createCollectPace } from './collect-pace.ts';
import { judgeCard } from './judge-card.ts';
import type { DockedCard } from './kiosk-messages.ts';
import { minutesLeft } from './minutes-left.ts';

/** What the database doesn't hold of the cards in the dock. */
export type DockSenses = {
  /** How much room a card has, null when it doesn't say. */
  roomOn: ReturnType<typeof createRoomQuestions>;
  pace: ReturnType<typeof createCollectPace>;
  /** Whether the card in this folder of the dock does not answer. */
  isStuck: (folder: Buffer) => boolean;
};

/** @param isFull collecting has stopped, because the station's disk is full */
export async function listDockedCards(
  db: DatabaseSync,
  dockFolder: string,
  { roomOn, pace, isStuck, isFull }: DockSenses & { isFull: boolean },
): Promise<DockedCard[]> {
  const sessions = listOpenDockSessions(db);
  const shared = cardsBySharedSerial(sessions);
  pace.keepOnly(new Set(sessions.map(({ dockSessionId }) => dockSessionId)));
  const cards = await Promise.all(
    sessions.map(async ({ dockSessionId, recorderSerial, folderBytes, unread }) => {
      const { recordedBytes, recordedMs, told, ...files } = readProgress(db, dockSessionId);
      const mark = readEraseMark(db, dockSessionId);
      const judged = judgeCard({
        ...files,
        unread,
        told,
        isStuck: isStuck(folderBytes),
        erase: mark === 'erasing' ? mark : mark > 0 ? 'erased' : 'none',
        isFull,
      });
      const space = await roomOn(Buffer.concat([Buffer.from(join(dockFolder, '/')), folderBytes]));
      const paced = pace.minutesLeft(dockSessionId, files);
      return {
        dockSessionId,
        recorderSerial,
        sharesSerial: shared.has(recorderSerial),
        ...judged,
        ...files,
        minutesToCollect: judged.step === 'collecting' ? paced : null,
        minutesLeft: space && minutesLeft(space.freeBytes, { recordedBytes, recordedMs }),
      };
    }),
  );
  return cards.sort((one, other) => one.recorderSerial.localeCompare(other.recorderSerial));
}

function readProgress(db: DatabaseSync, dockSessionId: string) {
  const row = db
    .prepare(
      `select count(*) as files, coalesce(sum(f.size_bytes), 0) as bytes,
         count(*) filter (where f.state in ('collected', 'empty')) as files_collected,
         count(*) filter (where f.state = 'unreadable' and f.larger_than is null) as files_unreadable,
         count(*) filter (where f.larger_than is not null) as files_too_large,
         count(*) filter (where f.state = 'empty' or r.state = 'verified') as files_verified,
         coalesce(sum(f.size_bytes) filter (where f.state in ('collected', 'empty')), 0) as bytes_collected,
         coalesce(sum(r.size_bytes) filter (where r.duration_ms > 0), 0) as recorded_bytes,
         coalesce(sum(r.duration_ms), 0) as recorded_ms,
         (select files_told is not null from dock_session where dock_session_id = ?1) as told
       from card_file f left join (
         select recording_id, state, size_bytes, json_extract(collected_body, '$.inspection.durationMs') as duration_ms
         from recording
       ) as r on r.recording_id = f.recording_id
       where f.dock_session_id = ?1 and f.state <> 'vanished' and f.erased = 0`,
    )
    .get(dockSessionId);
  const number = (name: string) => Number(row?.[name] ?? 0);
  return {
    files: number('files'),
    filesCollected: number('files_collected'),
    filesUnreadable: number('files_unreadable'),
    filesTooLarge: number('files_too_large'),
    filesVerified: number('files_verified'),
    bytes: number('bytes'),
    bytesCollected: number('bytes_collected'),
    recordedBytes: number('recorded_bytes'),
    recordedMs: number('recorded_ms'),
    told: row?.told === 1,
  };
}
