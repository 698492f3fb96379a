import type { EvidenceExportFailure, EvidenceExportState } from '../http/evidence-exports.ts';
import { defineWords, type Word } from './define-words.ts';

/** How far an export of evidence is. */
export const evidenceExportStateNames = {
  waiting: { zh: '排队中', en: 'Waiting' },
  running: { zh: '生成中', en: 'Being made' },
  ready: { zh: '可下载', en: 'Ready' },
  failed: { zh: '失败', en: 'Failed' },
  expired: { zh: '已到期', en: 'Expired' },
} as const satisfies Record<EvidenceExportState, Word>;

/** Exports of evidence. */
export const evidenceExportWords = defineWords({
  column: { zh: '选', en: 'Pick' },
  button: { zh: '导出为证据', en: 'Export as evidence' },
  several: {
    zh: (count: number) => `导出为证据（${count}）`,
    en: (count: number) => `Export as evidence (${count})`,
  },
  pick: { zh: '勾选要导出的录像', en: 'Tick the recordings to export' },
  choose: { zh: (name: string) => `选择 ${name}`, en: (name: string) => `Choose ${name}` },
  most: { zh: (most: number) => `一次最多 ${most} 段`, en: (most: number) => `At most ${most} at once` },
  clear: { zh: '取消勾选', en: 'Clear' },
  title: { zh: '导出为证据', en: 'Export as evidence' },
  intro: {
    zh: '生成一个 ZIP：原始字节、清单、存证证明、保管史和离线核验程序。导出和每次下载都会记录。',
    en: 'Makes one ZIP: the original bytes, a manifest, proofs of the ledger, the custody history and a verifier that needs no network. The export and each download are recorded.',
  },
  start: { zh: '开始导出', en: 'Export' },
  proving: { zh: '正在等存证签名和见证签名', en: 'waiting for the ledger and its witnesses' },
  unverified: {
    zh: '核验通过后才能导出',
    en: 'It can be exported once it is verified',
  },
  download: { zh: '下载', en: 'Download' },
  expires: { zh: (at: string) => `${at} 前可下载`, en: (at: string) => `until ${at}` },
  expired: { zh: '文件已删除', en: 'the file was deleted' },
  notYours: { zh: '只有导出人可以下载', en: 'Only the person who made it can download it' },
  failures: {
    object_missing: { zh: '存储中找不到这段录像', en: 'not found in the store' },
    object_changed: { zh: '存储中的内容与核验时不同', en: 'stored bytes are not those that were verified' },
    not_verified: { zh: '录像已不是核验通过的状态', en: 'no longer verified' },
    access_ended: { zh: '导出期间权限已结束', en: 'access ended meanwhile' },
  } satisfies Record<EvidenceExportFailure['reason'], Word>,
});

/** Its problems, by their code. */
export const evidenceExportProblems = defineWords({
  recording_not_verified: {
    title: { zh: '核验通过的录像才能导出', en: 'Only verified recordings can be exported' },
    nextStep: { zh: '请等待核验完成，或去掉这一段。', en: 'Wait until it is verified, or leave it out of the export.' },
  },
  export_not_ready: {
    title: { zh: '没有可下载的文件', en: 'This export has no file to download' },
    nextStep: {
      zh: '请等待生成完成；失败或已到期的请重新导出。',
      en: 'Wait until it is ready. If it failed or expired, export again.',
    },
  },
});

/** Headings of its file that its page doesn't have. */
export const evidenceExportFileColumns = defineWords({
  whyItFailed: { zh: '失败原因', en: 'Why it failed' },
  fileBytes: { zh: '文件（字节）', en: 'File (bytes)' },
  downloadableUntil: { zh: '可下载至', en: 'To be downloaded until' },
  exported: { zh: '导出时间', en: 'Exported' },
});
