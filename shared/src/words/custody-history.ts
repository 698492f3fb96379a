/**
 * The custody history in an export of evidence, and the page that explains the export. Both are papers for inspectors,
 * prosecutors and courts, so they speak Chinese only. What was written into an export stays in it: a change here counts for
 * later exports.
 */
export const custodyHistoryWords = {
  title: '执法记录仪录像保管史',
  /** Browsers print it above each page. */
  documentTitle: (exportedAt: string) => `保管史 ${exportedAt}`,
  intro:
    '时间均为北京时间（Asia/Shanghai）。本文件是证据导出包的一部分，其 SHA-256 写在 manifest.json 中，清单的摘要已在大队平台存证。',
  exportId: '导出编号',
  exportedAt: '导出时间',
  purpose: '用途',
  exportedBy: '导出人',
  approvedBy: '批准人',
  noApproval: '本单位录像或职责范围内，无需批准',
  ledger: '存证名称',
  recordings: '录像',
  recordingCount: (count: number) => `${count} 段`,
  verifying: '怎样核验',
  verifyingBefore:
    '双击 verify.html，选择导出的 ZIP 文件；它不联网，在本机核对清单、摘要、存证证明和见证签名。也可用命令 ',
  verifyCommand: 'rollcall verify 文件',
  verifyingAfter: '。',
  proves: '核验通过证明：',
  provesWhat: '包内每个字节与导出时一致；所列事项在存证签名点签名之前已经存证，见证站点签名之后大队平台无法悄悄改写。',
  provesNot: '核验通过不证明：',
  provesNotWhat: '录像到达采集站之前的情况——例如拍摄前后是否开机、记录仪时钟是否准确、采集前是否有人动过卡。',
  recording: {
    title: (number: number, fileName: string) => `录像 ${number}：${fileName}`,
    holders: '拍摄期间谁持有记录仪',
    noHolder: '拍摄期间没有领用记录。',
    sightings: '在哪些卡上见到过',
    sightingsHint: '采集站每次读卡都记录所在的卡、路径和文件时间。文件名中的警号只作旁证，归属以领用记录为准。',
    events: '办理记录',
    file: '包内文件',
    id: '录像编号',
    sha256: 'SHA-256',
    size: '大小',
    bytes: (bytes: string) => `${bytes} 字节`,
    capturedAt: '拍摄时间',
    byItsClock: (time: string) => `${time}（按记录仪时钟）`,
    unknown: '未知',
    length: '时长',
    recorder: '记录仪',
    station: '采集站',
    stationOf: (station: string, unit: string) => `${station}（${unit}）`,
    announcedAt: '登记时间',
    verifiedAt: '核验时间',
    notVerified: '未核验',
    inspection: '文件检查',
    category: '分类',
    keptUntil: '保存至',
    disputed: '同样的内容出现在几台记录仪的卡上，归属存疑。',
  },
  inspections: { healthy: '完好', damaged: '损坏（保留原样，未作修复）', not_inspected: '未检查' },
  holdingColumns: ['起', '止', '警号', '姓名'],
  sightingColumns: ['采集站', '插入', '见到', '记录仪', '卡', '路径', '文件时间', '文件名中的警号'],
  eventColumns: ['时间', '事项', '经办', '说明', '证明什么'],
  bySystem: '系统',
  detail: (name: string, value: string) => `${name}：${value}`,
  detailSeparator: '；',
} as const;

/** What happened to a recording. `means`: what the event proves, and what it doesn't. */
export const custodyEventWords = {
  announced: {
    word: '采集站登记',
    means: '采集站用自己的密钥签名，声明卡上有这个文件及其大小和 SHA-256。不证明采集之前无人改动。',
  },
  upload_completed: { word: '上传完成', means: '存储报告已收齐全部字节。大队平台此时尚未核对。' },
  recording_verified: {
    word: '回读核验通过',
    means: '大队平台从存储回读全部字节，SHA-256 与采集站登记的一致：从登记到此刻内容没有变。',
  },
  read_back_mismatch: { word: '回读不一致', means: '存储里的内容与登记的不同，该版本已弃用，并要求采集站重新上传。' },
  object_missing: { word: '存储中找不到', means: '读取时存储里没有这个版本。' },
  object_changed: { word: '存储内容改变', means: '再次读取时内容与核验时不同。' },
  object_unreadable: { word: '存储读不出', means: '连续三次从存储里读不出，而存储的其他内容能读出。' },
  recording_copied: { word: '存入第二份副本', means: '另一处存储有同样的字节，并已作完整性复核。' },
  recording_restored: { word: '由第二份副本恢复', means: '丢失或改变的内容已用第二份副本补上，随后重新回读核验。' },
  leftover_copy_removed: { word: '清除删除后写入的副本', means: '删除完成后才写入另一处存储的副本，已清除。' },
  copy_lost: { word: '第二份副本丢失', means: '另一处存储的副本不见或内容不同。' },
  recording_length_corrected: {
    word: '校正时长',
    means: '大队平台重新读取文件头，计量能播放的时长：起点之前和没有画面的时段不计。不改动录像内容。',
  },
  viewing_session_opened: { word: '调阅', means: '该账号打开过录像；在时限内可以观看和下载原始字节。' },
  access_approved: { word: '批准调阅', means: '批准外单位人员在期限内查看这段录像。' },
  recording_exported: { word: '导出为证据', means: '该账号把原始字节连同证明导出成一个文件。' },
  category_changed: { word: '改变分类', means: '分类决定存储期限；不改动录像内容。' },
  hold_placed: { word: '设置证据保全', means: '证据保全期间不得删除。' },
  hold_lifted: { word: '解除证据保全', means: '此后按分类的期限存储。' },
} as const;

/** What an event tells beyond its type, by its name. Ids that nobody can look up aren't told: proofs/ has them. */
export const custodyDetailWords = {
  stationId: '采集站',
  sha256: 'SHA-256',
  readSha256: '回读 SHA-256',
  sizeBytes: '字节数',
  readSizeBytes: '回读字节数',
  purpose: '用途',
  reason: '理由',
  expiresAt: '有效期至',
  category: '分类',
  durationMs: '时长（毫秒）',
  wasMs: '原为（毫秒）',
  spanMs: '从头到尾（毫秒）',
  holeCount: '空缺处',
} as const;

/** What is in an export and how it is checked, for who opens the ZIP first. */
export const exportExplanation = {
  fileName: '说明.txt',
  text: `执法记录仪录像证据导出包

内容
  manifest.json          清单：每个文件的大小和 SHA-256，导出人、用途、批准人
  recordings/            录像原始字节，未作任何改动
  custody-history.html   保管史：用浏览器打开，可打印
  verify.html            核验程序：用浏览器打开，选择本 ZIP 文件；不联网，不上传
  proofs/                存证证明：每件事项在大队平台存证中的位置
  keys.json              大队平台密钥集和见证站点的公钥
  checkpoint.txt         存证签名点及见证签名
  seal.txt               大队平台对清单和见证站点名单的封签

怎样核验
  1. 不要解压后再压缩；核验的是这个 ZIP 文件本身。
  2. 从可信的来源取得 verify.html（或 rollcall verify 命令），打开后选择本文件。
  3. 将显示的根密钥指纹与交警大队公布的指纹核对。指纹不一致时，核验结果不可信。
  4. 要证明大队平台没有改写历史，请直接向见证站点（例如督察部门）索取公钥，一并填入。

核验通过证明：包内每个字节与导出时一致，所列事项在存证签名点签名之前已经存证。
核验通过不证明：录像到达采集站之前的情况，例如记录仪时钟是否准确、采集前是否有人动过卡。
`,
} as const;
