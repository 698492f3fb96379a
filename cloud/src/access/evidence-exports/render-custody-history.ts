import { categoryNames } from '@rollcall/shared/fields/categories';
import { localOffsetMs } from '@rollcall/shared/rules/local-date';
import { custodyDetailWords, custodyEventWords, custodyHistoryWords } from '@rollcall/shared/words/custody-history';
import { formatWords } from '@rollcall/shared/words/format';
import { retentionWords } from '@rollcall/shared/words/retention';
import { signature } from '@rollcall/shared/words/signature';
import type { RecordingHistory } from './recording-history-repository.ts';

const style = `
body{font:15px/1.7 "Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif;color:#1f2328;background:#fff;
max-width:1100px;margin:0 auto;padding:24px}
h1{font-size:26px;margin:0 0 4px}h2{font-size:19px;margin:36px 0 8px;padding-top:12px;border-top:2px solid #1f2328}
h3{font-size:16px;margin:20px 0 6px}p{margin:6px 0}.quiet{color:#57606a}
table{border-collapse:collapse;width:100%;margin:6px 0 12px}th,td{border:1px solid #d0d7de;padding:5px 8px;text-align:left;
vertical-align:top}th{background:#f6f8fa;font-weight:600}.names th{width:9em}
code{font-family:"Noto Sans Mono CJK SC",Consolas,monospace;font-size:13px;overflow-wrap:anywhere}
.whole{white-space:nowrap}.time{white-space:nowrap;font-variant-numeric:tabular-nums}.means{color:#57606a;font-size:13px}
.warn{border-left:4px solid #cf222e;padding:2px 10px}
@media print{body{padding:0;max-width:none}h2{break-before:auto}tr{break-inside:avoid}}`;

/** What is known about the recordings of an export, as it is told to people. */
export interface CustodyHistory {
  exportId: string;
  purpose: string;
  requestedBy: string;
  approvedBy: string | null;
  createdAt: Date;
  origin: string;
  recordings: RecordingHistory[];
}

/** The custody history as one file that loads nothing: for inspectors, prosecutors and courts, on screen and on paper. */
export function renderCustodyHistory(history: CustodyHistory): string {
  const texts = custodyHistoryWords;
  const { recordings } = history;
  const page = html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${texts.documentTitle(formatLocal(history.createdAt))}</title>
<style>${{ html: style }}</style>
</head>
<body>
<h1>${texts.title}</h1>
<p class="quiet">${texts.intro}</p>
<table class="names">
<tr><th>${texts.exportId}</th><td><code>${history.exportId}</code></td></tr>
<tr><th>${texts.exportedAt}</th><td class="time">${formatLocal(history.createdAt)}</td></tr>
<tr><th>${texts.purpose}</th><td>${history.purpose}</td></tr>
<tr><th>${texts.exportedBy}</th><td>${history.requestedBy}</td></tr>
<tr><th>${texts.approvedBy}</th><td>${history.approvedBy ?? texts.noApproval}</td></tr>
<tr><th>${texts.ledger}</th><td>${history.origin}</td></tr>
<tr><th>${texts.recordings}</th><td>${texts.recordingCount(recordings.length)}</td></tr>
</table>
<h3>${texts.verifying}</h3>
<p>${texts.verifyingBefore}<code>${texts.verifyCommand}</code>${texts.verifyingAfter}</p>
<p><strong>${texts.proves}</strong>${texts.provesWhat}</p>
<p><strong>${texts.provesNot}</strong>${texts.provesNotWhat}</p>
${recordings.map((recording, index) => renderRecording(recording, index + 1))}
</body>
</html>
`;
  return page.html;
}

const words = custodyHistoryWords.recording;

/** One recording: what it is, who held the recorder, where it was seen, what happened to it. */
function renderRecording(recording: RecordingHistory, number: number): Html {
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

interface EventWords {
  word: string;
  /** What the event proves, and what it doesn't. */
  means: string;
}

const eventWords: Readonly<Record<string, EventWords>> = custodyEventWords;
const detailWords: Readonly<Record<string, string>> = custodyDetailWords;

function eventWordsOf(type: string): EventWords {
  return eventWords[type] ?? { word: type, means: '' };
}

/** What an event says beyond its type, as far as it has words. */
function detailOf(detail: Record<string, unknown>): string {
  return Object.entries(detail)
    .flatMap(([name, value]) => {
      const word = detailWords[name];
      return word === undefined || value === null || typeof value === 'object'
        ? []
        : [custodyHistoryWords.detail(word, said(name, String(value)))];
    })
    .join(custodyHistoryWords.detailSeparator);
}

function said(name: string, value: string): string {
  if (name === 'category') return categoryNames[value as keyof typeof categoryNames]?.zh ?? value;
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? formatLocal(new Date(value)) : value;
}

const { hours, minutes, seconds: inSeconds } = formatWords;

/** An instant in Asia/Shanghai to the second, as `2026-11-24 08:30:05`. */
export function formatLocal(instant: Date): string {
  return new Date(instant.getTime() + localOffsetMs).toISOString().slice(0, 19).replace('T', ' ');
}

/** `1 小时 02 分 03 秒`, without the hours when there are none. */
function formatLength(durationMs: number): string {
  const seconds = Math.round(durationMs / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  const parts = h > 0 ? [hours.zh(h), minutes.zh(two(m)), inSeconds.zh(two(s))] : [minutes.zh(m), inSeconds.zh(two(s))];
  return parts.join(' ');
}

/** Text that is HTML already. */
interface Html {
  html: string;
}

/** HTML of a template: what is put in is escaped, unless it is HTML itself; a list is put together. */
function html(texts: TemplateStringsArray, ...values: (string | number | Html | readonly Html[])[]): Html {
  const parts = values.map((value) => {
    if (typeof value === 'object') return 'html' in value ? value.html : value.map((part) => part.html).join('');
    return escapeHtml(String(value));
  });
  return { html: String.raw({ raw: texts }, ...parts) };
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
