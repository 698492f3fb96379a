import { categoryWords } from './category-words.ts';
import type { RecordingHistory } from './custody-history.ts';
import { detailOf, eventWordsOf } from './event-words.ts';
import { formatLength, formatLocal } from './format-local.ts';
import { type Html, html } from './html.ts';

const outcomes: Record<RecordingHistory['outcome'], string> = {
  healthy: '完好',
  damaged: '损坏（保留原样，未作修复）',
  not_inspected: '未检查',
};

/** One recording: what it is, who held the recorder, where it was seen, what happened to it. */
export function renderRecording(recording: RecordingHistory, number: number): Html {
  return html`
<h2>录像 ${number}：${recording.fileName}</h2>
${facts(recording)}
<h3>拍摄期间谁持有记录仪</h3>
${holdings(recording)}
<h3>在哪些卡上见到过</h3>
<p class="means">采集站每次读卡都记录所在的卡、路径和文件时间。文件名中的警号只作旁证，归属以领用记录为准。</p>
${sightings(recording)}
<h3>经过</h3>
${events(recording)}`;
}

function facts(recording: RecordingHistory): Html {
  const { capturedAt, durationMs, keptUntil, verifiedAt } = recording;
  const rows: [string, string | Html][] = [
    ['包内文件', html`<code>${recording.file}</code>`],
    ['录像编号', html`<code>${recording.recordingId}</code>`],
    ['SHA-256', html`<code>${recording.sha256}</code>`],
    ['大小', `${recording.sizeBytes.toLocaleString('en-US')} 字节`],
    ['拍摄时间', capturedAt === null ? '未知' : `${formatLocal(capturedAt)}（按记录仪时钟）`],
    ['时长', durationMs === null ? '未知' : formatLength(durationMs)],
    ['记录仪', recording.recorderSerial],
    ['采集站', `${recording.stationName}（${recording.unitName}）`],
    ['登记时间', formatLocal(recording.announcedAt)],
    ['核验时间', verifiedAt === null ? '未核验' : formatLocal(verifiedAt)],
    ['文件检查', outcomes[recording.outcome]],
    ['分类', categoryWords[recording.category as keyof typeof categoryWords] ?? recording.category],
    ['保存至', keptUntil === null ? '永久，或至保全解除' : formatLocal(keptUntil)],
  ];
  const disputed = html`<p class="warn">同样的内容出现在几台记录仪的卡上，归属存疑。</p>`;
  return html`${recording.disputed ? disputed : ''}<table class="names">${rows.map(
    ([name, value]) => html`<tr><th>${name}</th><td>${value}</td></tr>`,
  )}</table>`;
}

function holdings({ holdings: held }: RecordingHistory): Html {
  if (held.length === 0) return html`<p class="warn">拍摄期间没有领用记录。</p>`;
  return table(
    ['起', '止', '警号', '姓名'],
    held.map(({ from, to, badgeNo, name }) => [time(from), time(to), badgeNo, name]),
  );
}

function sightings({ sightings: seen }: RecordingHistory): Html {
  return table(
    ['采集站', '插入', '见到', '记录仪', '卡', '路径', '文件时间', '文件名中的警号'],
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
    ['时间', '事项', '经办', '说明', '证明什么'],
    happened.map(({ at, type, by, detail }) => {
      const { word, means } = eventWordsOf(type);
      return [
        time(at),
        whole(word),
        whole(by ?? '系统'),
        html`<code>${detailOf(detail)}</code>`,
        html`<span class="means">${means}</span>`,
      ];
    }),
  );
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
