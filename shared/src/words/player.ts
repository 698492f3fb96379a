import { defineWords } from './define-words.ts';

export const playerWords = defineWords({
  player: { zh: '播放器', en: 'Player' },
  play: { zh: '播放', en: 'Play' },
  pause: { zh: '暂停', en: 'Pause' },
  look: { zh: '查看照片', en: 'Show the photo' },
  opening: { zh: '正在打开…', en: 'Opening…' },
  recordedView: {
    zh: '每次调阅都会留下记录：何人、何时、看了哪段录像。按播放才算调阅，打开本页不算。',
    en: 'Every viewing is recorded: who, when, which recording. It begins when you press play, not by opening this page.',
  },
  beingRecorded: { zh: '本次调阅已记录', en: 'This viewing is recorded' },
  until: { zh: (time: string) => `有效至 ${time}`, en: (time: string) => `until ${time}` },
  seek: { zh: '播放位置', en: 'Position' },
  positionOf: {
    zh: (position: string, length: string, clock: string) => `${position} / ${length}，${clock}`,
    en: (position: string, length: string, clock: string) => `${position} of ${length}, ${clock}`,
  },
  clock: {
    zh: '记录仪时钟（北京时间）：拍摄时间 + 播放位置',
    en: "By the recorder's clock (Beijing time): captured at + position",
  },
  back: { zh: '后退 5 秒', en: 'Back 5 s' },
  forward: { zh: '前进 5 秒', en: 'Forward 5 s' },
  previousFrame: { zh: '上一帧', en: 'Previous frame' },
  nextFrame: { zh: '下一帧', en: 'Next frame' },
  slower: { zh: '减速', en: 'Slower' },
  faster: { zh: '加速', en: 'Faster' },
  speed: { zh: '速度', en: 'Speed' },
  mute: { zh: '静音', en: 'Mute' },
  unmute: { zh: '取消静音', en: 'Sound on' },
  fullScreen: { zh: '全屏', en: 'Full screen' },
  download: { zh: '下载原始文件', en: 'Download the original' },
  downloadTip: { zh: '下载也是一次调阅，会留下记录。', en: 'A download is a viewing too, and is recorded.' },
  again: { zh: '重新打开', en: 'Open again' },
  refusals: {
    deleted: {
      title: { zh: '存储期满，已删除', en: 'Deleted when its time to be kept was over' },
      hint: {
        zh: '由谁批准、因何删除见“存储期限”；登记、摘要和办理记录仍保留。',
        en: 'Who approved it and why stands under Keeping. Its registration, digest and history stay.',
      },
    },
    restricted: {
      title: { zh: '这段录像限制调阅', en: 'This footage is restricted' },
      hint: {
        zh: '只有录制人本人、督察和管理员能看。工作需要的，请联系督察。',
        en: 'Only whoever recorded it, inspectors and administrators see it. If duty requires it, ask an inspector.',
      },
    },
    not_uploaded: {
      title: { zh: '录像还没有上传到大队平台', en: 'This recording has not reached HQ yet' },
      hint: {
        zh: '采集站已登记，正在上传；到达后本页会自动可以播放。长时间没有进展请检查采集站。',
        en: 'The station has it and is uploading; it can be played here as soon as it is here. If nothing moves, look at the station.',
      },
    },
    lost: {
      title: { zh: '这段录像已丢失', en: 'This recording is lost' },
      hint: {
        zh: '大队平台和采集站都没有。存储卡上如还有，请插入采集站。',
        en: 'HQ and stations lack it. If its card still has it, dock the card.',
      },
    },
    cannot_open: {
      title: { zh: '文件损坏，无法播放', en: "The file is damaged and can't be played" },
      hint: {
        zh: '原始文件已按原样保存，可以下载后用修复工具尝试。',
        en: 'The original is kept as it is. Download it and try a repair tool.',
      },
    },
    unsupported: {
      title: { zh: '本浏览器不能播放这种格式', en: "This browser can't play this format" },
      hint: {
        zh: (format: string) => `格式：${format}。请下载原始文件，用支持它的播放器打开。`,
        en: (format: string) => `Format: ${format}. Download the original and open it in a player that can.`,
      },
    },
    no_picture: {
      title: { zh: '这类文件不在此播放', en: 'This kind of file is not played here' },
      hint: { zh: '请下载原始文件查看。', en: 'Download the original to look at it.' },
    },
    failed: {
      title: { zh: '播放中断', en: 'Playing stopped' },
      hint: {
        zh: '网络中断、调阅已过期或文件有损坏。请重新打开；仍不行请下载原始文件。',
        en: 'The network failed, the viewing has ended, or the file is damaged. Open it again, or download the original.',
      },
    },
  },
  damaged: {
    zh: (reasons: string) => `文件有损坏：${reasons}。能播放的部分可以查看。`,
    en: (reasons: string) => `The file is damaged: ${reasons}. What can be played is shown.`,
  },
});
