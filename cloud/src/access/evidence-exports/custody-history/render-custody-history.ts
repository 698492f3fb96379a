import { custodyHistoryWords as words } from '@rollcall/shared/words/custody-history';
import type { CustodyHistory } from './custody-history.ts';
import { formatLocal } from './format-local.ts';
import { html } from './html.ts';
import { renderRecording } from './render-recording.ts';

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

/** The custody history as one file that loads nothing: for inspectors, prosecutors and courts, on screen and on paper. */
export function renderCustodyHistory(history: CustodyHistory): string {
  const { recordings } = history;
  const page = html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.documentTitle(formatLocal(history.createdAt))}</title>
<style>${{ html: style }}</style>
</head>
<body>
<h1>${words.title}</h1>
<p class="quiet">${words.intro}</p>
<table class="names">
<tr><th>${words.exportId}</th><td><code>${history.exportId}</code></td></tr>
<tr><th>${words.exportedAt}</th><td class="time">${formatLocal(history.createdAt)}</td></tr>
<tr><th>${words.purpose}</th><td>${history.purpose}</td></tr>
<tr><th>${words.exportedBy}</th><td>${history.requestedBy}</td></tr>
<tr><th>${words.approvedBy}</th><td>${history.approvedBy ?? words.noApproval}</td></tr>
<tr><th>${words.ledger}</th><td>${history.origin}</td></tr>
<tr><th>${words.recordings}</th><td>${words.recordingCount(recordings.length)}</td></tr>
</table>
<h3>${words.verifying}</h3>
<p>${words.verifyingBefore}<code>${words.verifyCommand}</code>${words.verifyingAfter}</p>
<p><strong>${words.proves}</strong>${words.provesWhat}</p>
<p><strong>${words.provesNot}</strong>${words.provesNotWhat}</p>
${recordings.map((recording, index) => renderRecording(recording, index + 1))}
</body>
</html>
`;
  return page.html;
}
