import { categoryNames } from '@rollcall/shared/fields/categories';
import { custodyHistoryWords } from '@rollcall/shared/words/custody-history';
import { retentionWords } from '@rollcall/shared/words/retention';
import { signature } from '@rollcall/shared/words/signature';
import type { RecordingHistory } from './custody-history.ts';
import { detailOf, eventWordsOf } from './event-words.ts';
import { formatLength, formatLocal } from './format-local.ts';
import { type Html, html } from './html.ts';

const words = custodyHistoryWords.recording;

/** One recording: what it is, who held the recorder, where it was seen, what happened to it. */
export function renderRecording(recording: RecordingHistory, number: number): Html {
  return html`
<h2>${words.title(number, recording.fileName)}</h2>
${facts(recording)}
<h3>${words.holders}</h3>
${holdings(recording)}
<h3>${words.sightings}</h3>
<p class="means">${words.sightingsHint}</p>
${sightings(recording)}
<h3>${words.events}</h3>
${events(recording)}`;
}

function facts(recording: RecordingHistory): Html {
  const { capturedAt, durationMs, keptUntil, verifiedAt } = recording;
  const rows: [string, string | Html][] = [
    [words.file, html`<code>${recording.file}</code>`],
    [words.id, html`<code>${recording.recordingId}</code>`],
    [words.sha256, html`<code>${recording.sha256}</code>`],
    [words.size, words.bytes(recording.sizeBytes.toLocaleString('en-US'))],
    [words.capturedAt, capturedAt === null ? words.unknown : words.byItsClock(formatLocal(capturedAt))],
    [words.length, durationMs === null ? words.unknown : formatLength(durationMs)],
    [words.recorder, recording.recorderSerial],
    [words.station, words.stationOf(recording.stationName, recording.unitName)],
    [words.announcedAt, formatLocal(recording.announcedAt)],
    [words.verifiedAt, verifiedAt === null ? words.notVerified : formatLocal(verifiedAt)],
    [words.inspection, custodyHistoryWords.inspections[recording.outcome]],
    [words.category, categoryNames[recording.category as keyof typeof categoryNames]?.zh ?? recording.category],
    [words.keptUntil, keptUntil === null ? retentionWords.recording.forever.zh : formatLocal(keptUntil)],
  ];
  const disputed = html`<p class="warn">${words.disputed}</p>`;
  return html`${recording.disputed ? disputed : ''}<table class="names">${rows.map(
    ([name, value]) => html`<tr><th>${name}</th><td>${value}</td></tr>`,
  )}</table>`;
}

function holdings({ holdings: held }: RecordingHistory): Html {
  if (held.length === 0) return html`<p class="warn">${words.noHolder}</p>`;
  return table(
    custodyHistoryWords.holdingColumns,
    held.map(({ from, to, badgeNo, name }) => [time(from), time(to), badgeNo, name]),
  );
}

function sightings({ sightings: seen }: RecordingHistory): Html {
  return table(
    custodyHistoryWords.sightingColumns,
    seen.map((sighting) => [
      sighting.stationName,
      sighting.dockedAt === null ? '–' : time(sighting.dockedAt),
      time(sighting.seenAt),
      sighting.recorderSerial,
      html`<code>${sighting.cardVolumeId}</code>`,
      html`<code>${sighting.path}</code>`,
      time(sighting.modifiedAt),
      sighting.claimedBadgeNo ?? '–',
    ]),
  );
}

function events({ events: happened }: RecordingHistory): Html {
  return table(
    custodyHistoryWords.eventColumns,
    happened.map(({ at, type, by, detail }) => {
      const { word, means } = eventWordsOf(type);
      return [
        time(at),
        whole(word),
        whole(by === null ? custodyHistoryWords.bySystem : signature(by, leaderOf(detail), 'zh')),
        html`<code>${detailOf(detail)}</code>`,
        html`<span class="means">${means}</span>`,
      ];
    }),
  );
}

/** For whom somebody acted. */
function leaderOf(detail: Record<string, unknown>): string | null {
  return typeof detail.for === 'string' ? detail.for : null;
}

/** Not broken over two lines. */
function whole(text: string): Html {
  return html`<span class="whole">${text}</span>`;
}

function time(instant: Date): Html {
  return html`<span class="time">${formatLocal(instant)}</span>`;
}

function table(heads: readonly string[], rows: readonly (readonly (string | Html)[])[]): Html {
  return html`<table><tr>${heads.map((head) => html`<th>${head}</th>`)}</tr>${rows.map(
    (cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`,
  )}</table>`;
}
