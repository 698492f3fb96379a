import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { listOpenDockSessions } from '../recordings/dock-sessions-repository.ts';
import type { createRoomQuestions } from './ask-for-room.ts';
import type { DockedCard } from './kiosk-messages.ts';
import { minutesLeft } from './minutes-left.ts';

/** @param roomOn how much room a card has, null when it doesn't say */
export async function listDockedCards(
  db: DatabaseSync,
  dockFolder: string,
  roomOn: ReturnType<typeof createRoomQuestions>,
): Promise<DockedCard[]> {
  const cards = await Promise.all(
    listOpenDockSessions(db).map(async ({ dockSessionId, recorderSerial, folderBytes, unread }) => {
      const progress = readProgress(db, dockSessionId);
      const folder = Buffer.concat([Buffer.from(join(dockFolder, '/')), folderBytes]);
      const space = await roomOn(folder);
      const { recordedBytes, recordedMs, ...files } = progress;
      const collected = files.collected && unread === 0;
      const left = space && minutesLeft(space.freeBytes, { recordedBytes, recordedMs });
      return { recorderSerial, ...files, collected, unread, minutesLeft: left };
    }),
  );
  return cards.sort((one, other) => one.recorderSerial.localeCompare(other.recorderSerial));
}

function readProgress(db: DatabaseSync, dockSessionId: string) {
  const row = db
    .prepare(
      `select count(*) as files, coalesce(sum(f.size_bytes), 0) as bytes,
         count(*) filter (where f.state in ('collected', 'empty')) as files_collected,
         coalesce(sum(f.size_bytes) filter (where f.state in ('collected', 'empty')), 0) as bytes_collected,
         coalesce(sum(r.size_bytes) filter (where r.duration_ms > 0), 0) as recorded_bytes,
         coalesce(sum(r.duration_ms), 0) as recorded_ms,
         (select files_told is not null from dock_session where dock_session_id = ?1) as told
       from card_file f left join (
         select recording_id, size_bytes, json_extract(collected_body, '$.inspection.durationMs') as duration_ms
         from recording
       ) as r on r.recording_id = f.recording_id
       where f.dock_session_id = ?1 and f.state <> 'vanished'`,
    )
    .get(dockSessionId);
  const number = (name: string) => Number(row?.[name] ?? 0);
  return {
    files: number('files'),
    filesCollected: number('files_collected'),
    bytes: number('bytes'),
    bytesCollected: number('bytes_collected'),
    collected: row?.told === 1 && number('files') === number('files_collected'),
    recordedBytes: number('recorded_bytes'),
    recordedMs: number('recorded_ms'),
  };
}
