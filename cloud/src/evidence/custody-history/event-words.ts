interface EventWords {
  word: string;
  /** What the event proves, and what it doesn't. */
  means: string;
}

/** What happened to a recording, in the words of the custody history. */
const eventWords: Record<string, EventWords> = {
  announced: {
    word: '采集站登记',
    means: '采集站用自己的密钥签名，声明卡上有这个文件及其大小和 SHA-256。不证明采集之前无人改动。',
  },
  upload_completed: { word: '上传完成', means: '存储报告已收齐全部字节。总部此时尚未核对。' },
  recording_verified: {
    word: '回读核验通过',
    means: '总部从存储读回全部字节，SHA-256 与采集站登记的一致：从登记到此刻内容没有变。',
  },
  read_back_mismatch: { word: '回读不一致', means: '存储里的内容与登记的不同，该版本已弃用，并要求采集站重新上传。' },
  object_missing: { word: '存储中找不到', means: '读取时存储里没有这个版本。' },
  object_changed: { word: '存储内容改变', means: '再次读取时内容与核验时不同。' },
  recording_copied: { word: '存入第二份副本', means: '另一处存储有同样的字节，并已读回核对。' },
  recording_restored: { word: '由第二份副本恢复', means: '丢失或改变的内容已用第二份副本补上，随后重新读回核验。' },
  leftover_copy_removed: { word: '清除删除后写入的副本', means: '删除完成后才写入另一处存储的副本，已清除。' },
  copy_lost: { word: '第二份副本丢失', means: '另一处存储的副本不见或内容不同。' },
  viewing_session_opened: { word: '调阅', means: '该账号打开过录像；在时限内可以观看和下载原始字节。' },
  access_approved: { word: '批准调阅', means: '批准外单位人员在期限内查看这段录像。' },
  recording_exported: { word: '导出为证据', means: '该账号把原始字节连同证明导出成一个文件。' },
  category_changed: { word: '改变分类', means: '分类决定保存期限；不改动录像内容。' },
  hold_placed: { word: '设置保全', means: '保全期间不得删除。' },
  hold_lifted: { word: '解除保全', means: '此后按分类的期限保存。' },
};

export function eventWordsOf(type: string): EventWords {
  return eventWords[type] ?? { word: type, means: '' };
}

const detailWords: Record<string, string> = {
  stationId: '采集站',
  versionId: '存储版本',
  sha256: 'SHA-256',
  readSha256: '读回 SHA-256',
  sizeBytes: '字节数',
  readSizeBytes: '读回字节数',
  seq: '事件号',
  incarnation: '站内数据库',
  purpose: '用途',
  reason: '理由',
  exportId: '导出编号',
  viewingSessionId: '调阅编号',
  accessRequestId: '申请编号',
  expiresAt: '有效期至',
  category: '分类',
  legalHoldId: '保全编号',
};

/** What an event says beyond its type, as far as it has words. */
export function detailOf(detail: Record<string, unknown>): string {
  return Object.entries(detail)
    .flatMap(([name, value]) => {
      const word = detailWords[name];
      return word === undefined || value === null || typeof value === 'object' ? [] : [`${word}：${String(value)}`];
    })
    .join('；');
}
