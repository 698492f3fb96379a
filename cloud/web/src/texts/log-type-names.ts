/** What a recorder writes into its log, by number. */
export const logTypeNames = {
  1: { zh: '关机', en: 'Off' },
  2: { zh: '开机', en: 'On' },
  3: { zh: '拍照', en: 'Photo' },
  4: { zh: '开始录像', en: 'Video' },
  5: { zh: '开始录音', en: 'Audio' },
  6: { zh: '待机', en: 'Idle' },
  7: { zh: '停止录制', en: 'Recording ended' },
  8: { zh: '电量低', en: 'Low battery' },
} as const;
