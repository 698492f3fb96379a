export type Language = 'zh' | 'en';

const texts = {
  title: { zh: '采集站', en: 'Collection station' },
  other: { zh: 'English', en: '中文' },
  acts: {
    check_out: { zh: '领用记录仪', en: 'Take a recorder' },
    check_in: { zh: '交回记录仪', en: 'Bring one back' },
    fault: { zh: '报障、换备机', en: 'Report a fault, swap' },
    decisions: { zh: '看对我的处置', en: 'Decisions about me' },
    attend: { zh: '学习签到', en: 'Sign in to training' },
  },
  cards: { zh: '采集槽', en: 'In the dock' },
  noCards: { zh: '采集槽里没有记录仪', en: 'No recorder in the dock' },
  recorder: { zh: '记录仪', en: 'Recorder' },
  about: { zh: '记录仪／学习', en: 'Recorder or session' },
  progress: { zh: '已采集', en: 'Collected' },
  left: { zh: '卡上还能录', en: 'Left on the card' },
  hours: { zh: '小时', en: 'h' },
  minutes: { zh: '分钟', en: 'min' },
  moreThanADay: { zh: '24 小时以上', en: 'more than 24 h' },
  card: {
    count: { zh: '{taken} 台可以取下，共 {cards} 台', en: '{taken} of {cards} may be taken out' },
    take: { zh: '可以取下', en: 'May be taken out' },
    left: { zh: '还能录', en: 'Room for' },
    needs: { zh: '约需 {time}', en: 'about {time} more' },
    full: { zh: '本站存储已满', en: 'the station has no room' },
    steps: {
      reading: { zh: '正在读卡', en: 'Reading' },
      collecting: { zh: '正在采集', en: 'Collecting' },
      waiting: { zh: '等待采集', en: 'Waiting' },
      unreadable: { zh: '有内容读不出', en: "Parts can't be read" },
      too_large: { zh: '有文件太大，本站存不下', en: 'A file is too large for this station' },
      silent: { zh: '读卡无响应', en: 'Does not answer' },
      uploading: { zh: '大队已核验', en: 'Verified by HQ' },
      verified: { zh: '大队已全部核验', en: 'All verified by HQ' },
      erasing: { zh: '正在清空，请勿取下', en: 'Erasing: leave it here' },
      erased: { zh: '已清空', en: 'Erased' },
      empty: { zh: '卡上没有录像', en: 'No footage on it' },
    },
    details: {
      reading: { zh: '请稍候', en: 'One moment' },
      unreadable: { zh: '请勿取下，报告大队', en: 'Leave it here and tell HQ' },
      too_large: { zh: '请勿取下，报告大队', en: 'Leave it here and tell HQ' },
      silent: { zh: '取下重新插好；仍不行请报障', en: 'Put it in again; if that fails, report a fault' },
      erasing: { zh: '很快就好', en: 'It is done soon' },
      erased: { zh: '已清空，可以领用', en: 'Erased, ready for duty' },
      empty: { zh: '没有录像，可以领用', en: 'No footage on it, ready for duty' },
    },
  },
  checkpoint: {
    zh: '本站核对过的最新存证签名点（{when}）：{size} 条，根 {root}。在大队平台“存证”页下载同样条数的签名点，第三行应与此相同。',
    en: "Newest checkpoint of HQ's ledger that this station has checked ({when}): {size} entries, root {root}. The third line of the note that HQ's ledger page gives for as many entries must be the same.",
  },
  leaving: { zh: '10 秒后自动返回', en: 'The screen goes back in 10 seconds' },
  contrast: { zh: '高对比', en: 'High contrast' },
  noCheckpoint: {
    zh: '本站还没有核对过存证签名点。',
    en: "This station has not checked a checkpoint of HQ's ledger yet.",
  },
  sharesSerial: {
    zh: '有两张卡是同一个记录仪编号，请核对是谁的，报大队',
    en: 'Two cards with this serial: find out whose each is, tell HQ',
  },
  cardTroubles: {
    card_not_mountable: {
      zh: '有卡插入，但本机无权读取，请报大队',
      en: 'A card is plugged in that this station may not read: tell HQ',
    },
    card_mount_failed: {
      zh: '有卡插入，但读不出，请换一个槽位；仍不行请保留此卡，报大队',
      en: "A card is plugged in that can't be read: try another slot; else keep it and tell HQ",
    },
    card_without_file_system: {
      zh: '有卡插入，但认不出格式，请勿格式化，保留此卡，报大队',
      en: "A card is plugged in whose format isn't known: don't format it, keep it, tell HQ",
    },
    card_unsteady: { zh: '有卡接触不良，时断时续，请重新插好', en: 'A card comes and goes: plug it in again' },
    card_writable: { zh: '有卡未能设为只读，采集照常进行', en: "A card isn't read-only; it is collected all the same" },
  },
  recent: { zh: '今天的登记', en: 'Today' },
  noRecent: { zh: '还没有登记', en: 'Nothing yet' },
  time: { zh: '时间', en: 'Time' },
  what: { zh: '事项', en: 'What' },
  officer: { zh: '人员', en: 'Officer' },
  atHq: { zh: '上报', en: 'HQ' },
  told: { zh: '大队已收到', en: 'HQ has it' },
  waiting: { zh: '待发送，联网后自动上报', en: 'waits for the network' },
  kinds: {
    check_out: { zh: '领用', en: 'taken' },
    check_in: { zh: '交回', en: 'brought back' },
    fault: { zh: '报障', en: 'fault' },
    check: { zh: '岗前检查', en: 'check' },
    attend: { zh: '已签到', en: 'signed in' },
  },
  states: {
    normal: { zh: '', en: '' },
    faulty: { zh: '故障', en: 'faulty' },
    in_repair: { zh: '维修中', en: 'in repair' },
    scrapped: { zh: '报废', en: 'scrapped' },
  },
  spare: { zh: '备机', en: 'spare' },
  docked: { zh: '在采集槽', en: 'in the dock' },
  chooseRecorder: { zh: '哪台记录仪？', en: 'Which recorder?' },
  chooseSpare: { zh: '换哪台备机？', en: 'Which spare instead?' },
  chooseOfficer: { zh: '您是谁？', en: 'Who are you?' },
  otherRecorder: { zh: '不在上面？输入编号', en: 'Not above? Type its serial' },
  serial: { zh: '记录仪编号', en: 'Serial' },
  next: { zh: '下一步', en: 'Next' },
  back: { zh: '返回', en: 'Back' },
  symptom: { zh: '故障现象', en: 'What is wrong?' },
  symptoms: {
    off: { zh: '开不了机', en: "Doesn't switch on" },
    battery: { zh: '电池不耐用', en: "Battery doesn't last" },
    black: { zh: '画面黑屏或模糊', en: 'Black or blurred picture' },
    mute: { zh: '没有声音', en: 'No sound' },
    buttons: { zh: '按键失灵', en: "Buttons don't work" },
    card: { zh: '存储卡读不出', en: "Card can't be read" },
    broken: { zh: '外壳或夹具损坏', en: 'Case or clip broken' },
  },
  check: {
    ask: { zh: '岗前检查：这台记录仪都正常吗？', en: 'Pre-shift check: is everything in order?' },
    allOk: { zh: '全部正常', en: 'All in order' },
    tapFaulty: { zh: '有故障的，点一下那一项', en: 'Tap what is at fault' },
    faultyMark: { zh: '故障', en: 'at fault' },
    next: { zh: '下一步', en: 'Next' },
    done: { zh: '已检查，全部正常', en: 'Checked, all in order' },
    reported: { zh: '已报障', en: 'Reported' },
    use: { zh: '现在请用', en: 'Use now' },
    keep: { zh: '不换，继续用这台', en: 'None, keep this one' },
    send: { zh: '报障并提交', en: 'Report the fault' },
    noSpare: {
      zh: '本单位现在没有可用的备机。提交后大队会看到；请找责任领导。',
      en: 'Your unit has no spare that is free. HQ is told; ask your leader.',
    },
    failed: { zh: '检查没有登记上，请再试一次', en: 'The check was not entered: try again' },
    prefix: { zh: '岗前检查：', en: 'Pre-shift check: ' },
    separator: { zh: '；', en: '; ' },
    items: {
      charge: { zh: '电量', en: 'Charge' },
      function: { zh: '功能', en: 'Function' },
      time: { zh: '时间', en: 'Time' },
      picture: { zh: '画面', en: 'Picture' },
      sound: { zh: '声音', en: 'Sound' },
      space: { zh: '存储空间', en: 'Space' },
    },
    faults: {
      charge: { zh: '电量不足或充不进电', en: 'Battery low or not charging' },
      function: { zh: '不能正常开机或录像', en: "Doesn't switch on or record" },
      time: { zh: '时间不准', en: 'Clock wrong' },
      picture: { zh: '画面黑屏或模糊', en: 'Black or blurred picture' },
      sound: { zh: '没有声音或杂音大', en: 'No sound, or noise' },
      space: { zh: '存储空间不足', en: 'Too little space' },
    },
  },
  otherSymptom: { zh: '其他：请写明', en: 'Something else: say what' },
  pin: { zh: '输入 PIN', en: 'Your PIN' },
  choosePin: {
    why: {
      zh: '这个 PIN 是别人设的。请先设置只有您本人知道的 PIN，再继续办理。',
      en: 'Somebody else made this PIN. First choose one that only you know, then go on.',
    },
    first: { zh: '设置新 PIN（六至八位数字）', en: 'Choose a new PIN (six to eight digits)' },
    second: { zh: '再输一次新 PIN', en: 'The new PIN once more' },
    differs: { zh: '两次输入不一致，请重新设置', en: 'The two differ: try again' },
    sameAgain: { zh: '不能与现在的 PIN 相同', en: 'It must differ from the present one' },
    tooPlain: {
      zh: '太容易被猜到：不要全部相同、连号，也不要用警号',
      en: 'Too easy to guess: not all the same, not consecutive, not your badge number',
    },
    hqAway: {
      zh: '现在连不上大队，不能设置 PIN。请稍后再试，或登录大队网页，在“我的 PIN”里设置。',
      en: 'HQ is away, so no PIN can be set. Try later, or set it under My PIN on the page of HQ.',
    },
    gone: {
      zh: 'PIN 已有变化。请返回，用最近设置的 PIN 重新办理。',
      en: 'The PIN has changed meanwhile: go back and use the one that was set last.',
    },
  },
  clear: { zh: '清除', en: 'Clear' },
  confirm: { zh: '确认', en: 'Confirm' },
  noPin: {
    zh: '还没有设置 PIN：请登录大队网页，在“我的 PIN”里设置，或请责任领导生成一个。',
    en: 'No PIN was set: set it on the page of HQ, or ask your leader to make one.',
  },
  withSpare: { zh: '换一台备机', en: 'Take a spare' },
  noSpares: { zh: '本单位没有可用的备机，请找责任领导。', en: 'Your unit has no spare that works: ask your leader.' },
  faultDone: {
    zh: '已报障。大队会看到；从现在起缺的录像有据可查。',
    en: 'Reported: what is missing from now on is explained.',
  },
  onlyFault: { zh: '不换，只报障', en: 'No, only report' },
  entered: {
    check_out: { zh: '已领用', en: 'Taken' },
    check_in: { zh: '已交回', en: 'Brought back' },
    fault: { zh: '已报障', en: 'Reported' },
  },
  attend: {
    choose: { zh: '哪场学习？', en: 'Which session?' },
    notListed: {
      zh: '上面没有您？您不在应到名单上，请组织人把您加入名单。',
      en: 'Not above? You are not on the list: ask who planned the session to add you.',
    },
    madePin: { zh: 'PIN 是别人设的', en: 'PIN made by somebody else' },
  },
  decisions: {
    unseen: { zh: '对您的处置，您还没有看过的：', en: 'Decisions about you that you have not seen: ' },
    open: { zh: '打开', en: 'Open' },
    none: { zh: '没有未看的处置。', en: 'There is nothing that you have not seen.' },
    title: { zh: '对您的处置', en: 'Decision about you' },
    about: { zh: '事项', en: 'About' },
    decision: { zh: '处置', en: 'Decision' },
    reason: { zh: '理由', en: 'Reason' },
    decidedAt: { zh: '作出时间', en: 'Decided' },
    appealUntil: { zh: '可以申诉到', en: 'Appeal until' },
    hint: {
      zh: '点“已阅”后开始计算申诉期限，不表示您同意。申诉和详细情况请登录大队网页。',
      en: 'Your time to appeal runs from then. It does not mean that you agree. Appeal, and read more, on the page of HQ.',
    },
    seen: { zh: '已阅', en: 'I have seen it' },
    noted: { zh: '已记下', en: 'Noted' },
    hq_away: {
      zh: '现在连不上大队，看不到处置。请稍后再试，或登录大队网页。',
      en: 'HQ is away, so there is nothing to show. Try later, or use the page of HQ.',
    },
    gone: {
      zh: '大队那边已有变化，请返回后重新打开。',
      en: 'HQ has it otherwise by now: go back and open it again.',
    },
  },
  offline: {
    zh: '现在连不上大队：照常登记，联网后自动上报。',
    en: 'HQ is away: enter as usual, it is told later.',
  },
  agentSilent: {
    zh: '采集程序没有运行，暂时不能登记，也没有在采集。请联系管理员；卡上的录像不会丢。',
    en: 'The collecting program does not run: nothing can be entered, and nothing is collected. Call whoever looks after this machine; the cards keep their footage.',
  },
  uploadsWait: {
    zh: '录像等到上传时段（{when}）再上传，设备正常。',
    en: 'Recordings wait for their upload window until {when}. Nothing is wrong.',
  },
  storageFull: {
    disk: { zh: '磁盘已满', en: 'The disk is full' },
    budget: { zh: '录像存储空间已满', en: 'The space for recordings is full' },
    stoppedSince: { zh: '，已停止采集。开始时间：', en: ': collecting has stopped. Since: ' },
    keep: {
      zh: '请不要拔出未采集完的记录仪，并联系责任领导。领用、交回、报障照常。',
      en: 'Leave recorders that are not done in the dock and tell your leader. Everything else works as usual.',
    },
    waitsFor: {
      upload: {
        zh: '最早的录像还没有上传，不能清理。',
        en: 'The oldest recordings are not uploaded yet and may not go.',
      },
      verification: {
        zh: '最早的录像大队还没有核验，不能清理。',
        en: 'HQ has not verified the oldest recordings yet; they may not go.',
      },
      release: {
        zh: '最早的录像已核验，但保留期未满，大队也没有第二份副本。',
        en: 'The oldest recordings are verified, but their days are not over and HQ has no second copy.',
      },
      hq_unreachable: { zh: '连不上大队，不能确认哪些可以清理。', en: 'HQ is away and can not say what may go.' },
      nothing: { zh: '本站没有可清理的录像。', en: 'There are no recordings here that could go.' },
    },
  },
  dice: {
    sealed: {
      zh: '第 {draw} 次抽签：本站随机数的承诺为 {commitment}，尚未公开',
      en: 'Draw {draw}: this station committed to {commitment}, not opened yet',
    },
    opened: {
      zh: '第 {draw} 次抽签：本站随机数的承诺为 {commitment}，已于 {when} 公开',
      en: 'Draw {draw}: this station committed to {commitment}, opened {when}',
    },
    faults: {
      second_close: {
        zh: '大队把同一次抽签截止了两次，本站不再公开随机数。请报告责任领导和审计人员。',
        en: 'HQ closed one draw twice: this station opens no secret for it any more. Tell your leader and the auditor.',
      },
      file_lost: {
        zh: '本站的抽签文件丢失或无法读取，此前公布的抽签本站不参加。请联系责任领导。',
        en: "This station's file of draws is lost or damaged: it has no part in draws announced before. Tell your leader.",
      },
    },
  },
  noDirectory: {
    zh: '还没有从大队取得人员名单，请等联网后再试。',
    en: 'HQ has not given the list of officers yet: wait for the network.',
  },
  problems: {
    wrong_pin: { zh: 'PIN 不对', en: 'The PIN is wrong' },
    locked: {
      zh: '错误次数过多，请稍后再试或找责任领导重新设置',
      en: 'Too many wrong PINs: wait, or ask your leader for a new one',
    },
    no_pin: { zh: '还没有设置 PIN，请先在大队网页设置', en: 'No PIN was set yet: set it on the page of HQ' },
    pin_given: { zh: '这个 PIN 是别人设的，请先设置自己的', en: 'Somebody else made this PIN: choose your own first' },
    unknown_officer: { zh: '不在本站名单里，请找责任领导登记', en: 'Not on the list of this station: ask your leader' },
    pin_not_own: {
      zh: '此 PIN 是别人设的，请先在大队网页“我的 PIN”里改成自己的，一分钟后再签到',
      en: 'Somebody else made this PIN: set your own under My PIN on the page of HQ, and sign in a minute later',
    },
    not_expected: {
      zh: '您不在这场学习的应到名单上，请组织人把您加入名单',
      en: 'You are not on the list of this session: ask who planned it to add you',
    },
    not_open: { zh: '现在不能签到，签到时间是', en: 'This is not the time to sign in. It is' },
    unknown_session: {
      zh: '这场学习已取消或改期，请返回后重新选择',
      en: 'The session was cancelled or moved: go back and choose again',
    },
    other_entry: { zh: '请返回后重新登记', en: 'Go back and begin again' },
    bad_request: { zh: '填写有误，请重新填写', en: 'Something was typed wrong: try again' },
    failed: { zh: '采集站没有应答，请再试一次', en: 'The station does not answer: try again' },
  },
  attemptsLeft: { zh: '还可以试', en: 'attempts left' },
  minutesMore: { zh: '分钟后再试', en: 'minutes to wait' },
  stations: { zh: '选择采集站', en: 'Choose a station' },
} as const;

type Entry = { zh: string; en: string };
type Said<Node> = Node extends Entry ? string : { [Name in keyof Node]: Said<Node[Name]> };
export type Texts = Said<typeof texts>;

/** Words that HQ has, too: it tells by them what was checked here. */
export const checkWords = texts.check;

/** The page's words in one language. */
export function textsIn(language: Language): Texts {
  return pick(texts, language) as Texts;
}

function pick(node: object, language: Language): unknown {
  if ('zh' in node) return (node as Entry)[language];
  return Object.fromEntries(Object.entries(node).map(([name, inner]) => [name, pick(inner, language)]));
}
