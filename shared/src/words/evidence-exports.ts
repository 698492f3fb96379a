import { evidenceExportFields, mostRecordingsOfExport } from '../fields/evidence-exports.ts';
import type { EvidenceExportFailure, EvidenceExportRow, EvidenceExportState } from '../resources/evidence-exports.ts';
import { columnWords } from './columns.ts';
import { defineWords, type Word } from './define-words.ts';
import { formatWords } from './format.ts';
import { defineColumns } from './list-columns.ts';
import { signature } from './signature.ts';

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
  list: { zh: '证据导出', en: 'Exports' },
  empty: { zh: '还没有导出', en: 'No exports yet' },
  emptyHint: {
    zh: '在录像页点“导出为证据”，或在录像列表勾选几段一起导出。',
    en: 'Choose “Export as evidence” on a recording, or tick several in the list.',
  },
  recordings: {
    zh: (count: number) => `${count} 段`,
    en: (count: number) => `${count} recording${count === 1 ? '' : 's'}`,
  },
  by: { zh: '导出人', en: 'Exported by' },
  times: { zh: (count: number) => `${count} 次`, en: (count: number) => `${count}×` },
  title: { zh: '导出为证据', en: 'Export as evidence' },
  intro: {
    zh: '生成一个 ZIP：原始字节、清单、存证证明、保管史和离线核验程序。导出和每次下载都会记录。',
    en: 'Makes one ZIP: the original bytes, a manifest, proofs of the ledger, the custody history and a verifier that needs no network. The export and each download are recorded.',
  },
  start: { zh: '开始导出', en: 'Export' },
  proving: { zh: '正在等存证签名和见证签名', en: 'waiting for the ledger and its witnesses' },
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
  case_without_footage: {
    title: { zh: '本案没有可以导出的录像', en: 'This case has no footage that could be exported' },
    nextStep: {
      zh: '请核对案件编号，或等录像导入并关联到活动后再试。',
      en: 'Check the case number, or try again once footage of its activities was imported.',
    },
  },
  case_too_large: {
    title: {
      zh: `本案录像超过 ${mostRecordingsOfExport} 段，不能一次导出`,
      en: `This case has more than ${mostRecordingsOfExport} recordings: too many for one export`,
    },
    nextStep: {
      zh: '请在录像列表按案件编号筛选，勾选后分几次导出。',
      en: 'Filter the list of recordings by the case number, tick them, and export them in several files.',
    },
  },
  recording_not_verified: {
    title: { zh: '核验通过的录像才能导出', en: 'Only verified recordings can be exported' },
    nextStep: { zh: '请等待核验完成，或去掉这一段。', en: 'Wait until it is verified, or leave it out of the export.' },
  },
  export_waits_for_ledger: {
    title: { zh: '存证签名点尚未包含这次导出', en: 'No checkpoint of the ledger includes this export yet' },
    nextStep: {
      zh: '大队平台会自动重试；长时间不恢复的，请管理员运行 `rollcall ledger status`。',
      en: 'HQ tries again by itself. If this goes on, administrators: run `rollcall ledger status`.',
    },
  },
  verifier_missing: {
    title: { zh: '随导出附带的核验程序找不到', en: 'The verifier that goes into every export is missing' },
    nextStep: {
      zh: '请管理员构建核验程序（`node scripts/ensure-built.mjs`），或为每个带 worker 角色的进程设置 ROLLCALL_VERIFIER_FILE。',
      en: 'Administrators: build it (`node scripts/ensure-built.mjs`), or set ROLLCALL_VERIFIER_FILE on every process with the role worker.',
    },
  },
  export_not_ready: {
    title: { zh: '没有可下载的文件', en: 'This export has no file to download' },
    nextStep: {
      zh: '请等待生成完成；失败或已到期的请重新导出。',
      en: 'Wait until it is ready. If it failed or expired, export again.',
    },
  },
});

/** The page shows in one cell each how far it is, its file, and who exported it when. */
export const evidenceExportColumns = defineColumns<EvidenceExportRow>()([
  {
    key: 'progress',
    kind: 'text',
    heading: columnWords.state,
    width: 28,
    onPage: 'always',
    inFiles: 'never',
    value: () => null,
  },
  { key: 'state', kind: 'word', heading: columnWords.state, words: evidenceExportStateNames, onPage: 'never' },
  {
    key: 'whyItFailed',
    kind: 'word',
    heading: { zh: '失败原因', en: 'Why it failed' },
    words: evidenceExportWords.failures,
    onPage: 'never',
    value: ({ failure }) => failure?.reason ?? null,
  },
  {
    key: 'file',
    kind: 'text',
    heading: { zh: '文件', en: 'File' },
    width: 32,
    onPage: 'always',
    inFiles: 'never',
    value: () => null,
  },
  { key: 'sizeBytes', kind: 'number', heading: { zh: '文件（字节）', en: 'File (bytes)' }, onPage: 'never' },
  { key: 'expiresAt', kind: 'moment', heading: { zh: '可下载至', en: 'To be downloaded until' }, onPage: 'never' },
  { key: 'purpose', kind: 'text', heading: evidenceExportFields.purpose.label, width: 40, onPage: 'always' },
  {
    key: 'footage',
    kind: 'text',
    heading: { zh: '录像', en: 'Footage' },
    width: 40,
    value: ({ recordings }) => recordings.map(({ fileName }) => fileName).join(formatWords.and.zh),
  },
  { key: 'caseNo', kind: 'text', heading: { zh: '案件编号', en: 'Case number' }, width: 24, onPage: 'optional' },
  {
    key: 'exported',
    kind: 'text',
    heading: evidenceExportWords.by,
    width: 22,
    inFiles: 'never',
    value: () => null,
  },
  {
    key: 'exportedBy',
    kind: 'text',
    heading: evidenceExportWords.by,
    onPage: 'never',
    value: ({ requestedBy, onBehalfOf }, language) => signature(requestedBy, onBehalfOf, language),
  },
  { key: 'requestedAt', kind: 'moment', heading: { zh: '导出时间', en: 'Exported' }, onPage: 'never' },
  { key: 'downloads', kind: 'number', heading: { zh: '下载', en: 'Downloads' } },
]);

/** What histories, refusals and files show of them. */
export const shownOfEvidenceExports = {
  title: { zh: '证据导出', en: 'exports' },
  subjects: { export: { zh: '证据导出', en: 'Evidence export' } },
  facts: {
    export_requested: { zh: '申请导出证据', en: 'Export requested' },
    export_created: { zh: '制作证据导出', en: 'Export made' },
    export_ready: { zh: '证据导出完成', en: 'Export ready' },
    export_failed: { zh: '证据导出失败', en: 'Export failed' },
    export_downloaded: { zh: '下载导出的证据', en: 'Export downloaded' },
    export_expired: { zh: '导出的证据到期删除', en: 'Export expired' },
  },
  details: { exportId: { zh: '导出编号', en: 'export' } },
  values: {},
  problems: evidenceExportProblems,
};
