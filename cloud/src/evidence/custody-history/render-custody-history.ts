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
<title>保管史 ${history.exportId}</title>
<style>${{ html: style }}</style>
</head>
<body>
<h1>执法记录仪录像保管史</h1>
<p class="quiet">时间均为北京时间（Asia/Shanghai）。本文件是证据导出包的一部分，其 SHA-256 写在 manifest.json 中，清单的摘要记入总部账本。</p>
<table class="names">
<tr><th>导出编号</th><td><code>${history.exportId}</code></td></tr>
<tr><th>导出时间</th><td class="time">${formatLocal(history.createdAt)}</td></tr>
<tr><th>用途</th><td>${history.purpose}</td></tr>
<tr><th>导出人</th><td>${history.requestedBy}</td></tr>
<tr><th>批准人</th><td>${history.approvedBy ?? '本单位录像或职责范围内，无需批准'}</td></tr>
<tr><th>账本</th><td>${history.origin}</td></tr>
<tr><th>录像</th><td>${recordings.length} 段</td></tr>
</table>
<h3>怎样核验</h3>
<p>双击 verify.html，选择导出的 ZIP 文件；它不联网，在本机核对清单、摘要、账本证明和见证签名。也可用命令 <code>rollcall verify 文件</code>。</p>
<p><strong>核验通过证明：</strong>包内每个字节与导出时一致；所列事项在检查点签出之前已记入账本，见证人签名之后总部无法悄悄改写。</p>
<p><strong>核验通过不证明：</strong>录像到达采集站之前的情况——例如拍摄前后是否开机、记录仪时钟是否准确、采集前是否有人动过卡。</p>
${recordings.map((recording, index) => renderRecording(recording, index + 1))}
</body>
</html>
`;
  return page.html;
}
