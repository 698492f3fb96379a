import type { DemoClipMinutes } from './demo-clip-length.ts';
import type { Enforcement, Span, Statement } from './duty-happening.ts';

/** What an officer of the demo brigade does each day. Local clock; hours from 24 on are those of the next day. */
export interface Duty {
  badgeNo: string;
  from: string;
  to: string;
  post: string;
  dutyType: string;
  breaks?: readonly Span[];
  /** A recorder that isn't the officer's own, taken for this shift, or, as the officer disputes, somewhen. */
  checkedOut?: { recorderSerial: string; from: string; to: string };
  /** Brings the recorder in while on duty, with the clips so far. Otherwise after the shift, with all of them. */
  docksMeanwhile?: true;
  footage: readonly ClipRun[];
  did?: readonly Enforcement[];
  said?: readonly Statement[];
}

/** Clips one after the other. */
export interface ClipRun {
  recorderSerial: string;
  from: string;
  clips: readonly DemoClipMinutes[];
  /** Index of the clip that is cut off. */
  damaged?: number;
}

/**
 * A day of the demo brigade. It is the same every day and knows no "now", so that a restart changes nothing that is there
 * already. At any hour somebody is on duty, and each story ended less than a day ago.
 */
export const demoDuties: readonly Duty[] = [
  // Wholly recorded, but for ten minutes that the inspector exempted.
  {
    badgeNo: '100001',
    from: '08:00',
    to: '14:00',
    post: '迎宾路口',
    dutyType: 'road_patrol',
    docksMeanwhile: true,
    footage: [
      { recorderSerial: 'K000001', from: '08:00', clips: [60, 60, 60] },
      { recorderSerial: 'K000001', from: '11:10', clips: [60, 60, 30, 10, 10] },
    ],
    did: [{ kind: 'summary_penalty', time: ['09:12', '09:18'], plateNo: '蒙J3F528' }],
    said: [
      {
        by: 'leader',
        says: 'explanation',
        time: ['11:00', '11:10'],
        reasonCode: 'privacy',
        explanation: '路口有人突发疾病，为保护其隐私关机，救护车到达后恢复录像。',
        approval: '与接警记录一致，同意。',
      },
      { by: 'admin', says: 'check', recorderSerial: 'K000001', at: '07:45' },
    ],
  },
  {
    badgeNo: '100001',
    from: '17:30',
    to: '19:30',
    post: '迎宾路口',
    dutyType: 'traffic_control',
    footage: [{ recorderSerial: 'K000001', from: '17:30', clips: [60, 60] }],
    said: [{ by: 'admin', says: 'check', recorderSerial: 'K000001', at: '17:20' }],
  },
  // 40 minutes are missing: in them a penalty without footage, and one that the recorder was switched on too late for.
  {
    badgeNo: '100002',
    from: '08:00',
    to: '14:00',
    post: '新区大街',
    dutyType: 'road_patrol',
    checkedOut: { recorderSerial: 'K000901', from: '07:20', to: '07:50' },
    footage: [
      { recorderSerial: 'K000002', from: '08:00', clips: [120] },
      { recorderSerial: 'K000002', from: '10:40', clips: [120, 60, 10, 10] },
    ],
    did: [
      { kind: 'summary_penalty', time: ['08:40', '08:46'], plateNo: '蒙J7K091' },
      { kind: 'summary_penalty', time: ['10:12', '10:17'], plateNo: '蒙J2D663' },
      { kind: 'compulsory_measure', time: ['10:36', '10:44'], plateNo: '蒙A8R174' },
    ],
    said: [
      { by: 'officer', says: 'dispute', reason: '这段时间我还没有上岗，没有领用过这台备机。' },
      {
        by: 'officer',
        says: 'explanation',
        time: ['10:00', '10:40'],
        reasonCode: 'battery',
        explanation: '记录仪电量耗尽，回车更换电池，10:40 恢复录像。',
      },
      {
        by: 'officer',
        says: 'answer',
        kind: 'activity_not_covered',
        text: '开具处罚时正在更换电池，现场有路口监控，可以调取。',
      },
      {
        by: 'officer',
        says: 'answer',
        kind: 'coverage_below_threshold',
        text: '电量耗尽后回车更换电池，没有及时向值班台报告。',
        judged: {
          confirmed: '更换电池没有报告，也没有用备机，40 分钟没有录像。',
          task: '重新学习岗前检查和备机领用要求；每班上岗前查看电量并登记检查。',
          caseReason: '40 分钟没有录像，电量不足没有报告，也没有换用备机。',
        },
      },
      {
        by: 'officer',
        says: 'appeal',
        kind: 'started_too_late',
        text: '拖车到场是 10:40，录像从到场前已开启；系统报送的开始时间早了几分钟，请核对。',
      },
      { by: 'admin', says: 'check', recorderSerial: 'K000002', at: '07:55' },
    ],
  },
  {
    badgeNo: '100002',
    from: '23:00',
    to: '25:00',
    post: '高速出口',
    dutyType: 'plates_and_licences_check',
    footage: [{ recorderSerial: 'K000002', from: '23:00', clips: [60, 60] }],
    said: [{ by: 'admin', says: 'check', recorderSerial: 'K000002', at: '22:50' }],
  },
  // The recorder breaks, and ten minutes later the officer goes on with the spare: the repair ticket explains them.
  {
    badgeNo: '100003',
    from: '14:00',
    to: '20:00',
    post: '人民广场',
    dutyType: 'road_patrol',
    checkedOut: { recorderSerial: 'K000901', from: '16:40', to: '20:30' },
    footage: [
      { recorderSerial: 'K000003', from: '14:00', clips: [120, 30] },
      { recorderSerial: 'K000901', from: '16:40', clips: [60, 120, 10, 10] },
    ],
    did: [{ kind: 'traffic_control', time: ['18:10', '18:40'], place: '人民广场西口' }],
    said: [
      {
        by: 'leader',
        says: 'fault',
        recorderSerial: 'K000003',
        at: '16:30',
        symptom: '录像时自动关机，无法再开机',
      },
      { by: 'admin', says: 'check', recorderSerial: 'K000003', at: '13:50' },
    ],
  },
  // Switched on 25 minutes late, in the middle of a penalty.
  {
    badgeNo: '100004',
    from: '00:00',
    to: '02:00',
    post: '酒驾检查点',
    dutyType: 'drink_driving_check',
    footage: [{ recorderSerial: 'K000004', from: '00:25', clips: [60, 30, 10] }],
    did: [
      { kind: 'summary_penalty', time: ['00:20', '00:29'], plateNo: '蒙J5T207' },
      { kind: 'compulsory_measure', time: ['01:10', '01:25'], plateNo: '蒙J9E310' },
    ],
    said: [
      {
        by: 'leader',
        says: 'explanation',
        time: ['00:00', '00:25'],
        reasonCode: 'fault',
        explanation: '记录仪开机后反复重启，00:25 恢复正常。',
      },
      {
        by: 'leader',
        says: 'answer',
        kind: 'started_too_late',
        text: '已提醒本人先开机再上前，下次班前会讲评。',
      },
    ],
  },
  {
    badgeNo: '100004',
    from: '14:00',
    to: '20:00',
    post: '迎宾路口',
    dutyType: 'road_patrol',
    footage: [{ recorderSerial: 'K000004', from: '14:00', clips: [120, 120, 120] }],
    said: [{ by: 'admin', says: 'check', recorderSerial: 'K000004', at: '13:50' }],
  },
  {
    badgeNo: '100005',
    from: '00:00',
    to: '02:00',
    post: '酒驾检查点',
    dutyType: 'drink_driving_check',
    footage: [{ recorderSerial: 'K000005', from: '00:00', clips: [120] }],
  },
  {
    badgeNo: '100005',
    from: '16:00',
    to: '22:00',
    post: '火车站广场',
    dutyType: 'road_patrol',
    footage: [{ recorderSerial: 'K000005', from: '16:00', clips: [120, 120, 120] }],
  },
  // Nothing was recorded, although a penalty was given.
  {
    badgeNo: '100006',
    from: '00:00',
    to: '02:00',
    post: '酒驾检查点',
    dutyType: 'drink_driving_check',
    footage: [],
    did: [{ kind: 'summary_penalty', time: ['00:50', '00:56'], plateNo: '蒙J1B846' }],
  },
  {
    badgeNo: '100006',
    from: '16:00',
    to: '22:00',
    post: '客运站',
    dutyType: 'road_patrol',
    footage: [{ recorderSerial: 'K000006', from: '16:00', clips: [120, 120, 120] }],
    said: [{ by: 'admin', says: 'check', recorderSerial: 'K000006', at: '15:45' }],
  },
  // Two officers share a recorder.
  {
    badgeNo: '100007',
    from: '02:00',
    to: '08:00',
    post: '城区巡逻',
    dutyType: 'road_patrol',
    footage: [{ recorderSerial: 'K000007', from: '02:00', clips: [60, 60, 60, 60, 60, 60] }],
    did: [{ kind: 'incident', time: ['05:10', '05:35'], place: '建设路夜市' }],
    said: [{ by: 'admin', says: 'check', recorderSerial: 'K000007', at: '01:50' }],
  },
  {
    badgeNo: '100008',
    from: '08:00',
    to: '14:00',
    post: '实验小学路口',
    dutyType: 'illegal_parking_check',
    checkedOut: { recorderSerial: 'K000007', from: '08:00', to: '14:30' },
    footage: [{ recorderSerial: 'K000007', from: '08:00', clips: [60, 60, 60, 60, 60, 60] }],
    did: [{ kind: 'summary_penalty', time: ['12:05', '12:09'], plateNo: '蒙JD4457' }],
    said: [{ by: 'admin', says: 'check', recorderSerial: 'K000007', at: '08:00' }],
  },
  // An hour is damaged; off during the break.
  {
    badgeNo: '100009',
    from: '08:00',
    to: '20:00',
    post: '事故处理值班室',
    dutyType: 'accident_handling',
    docksMeanwhile: true,
    breaks: [['17:00', '17:30']],
    footage: [
      { recorderSerial: 'K000009', from: '08:00', clips: [120, 120, 60, 120, 120], damaged: 2 },
      { recorderSerial: 'K000009', from: '17:30', clips: [120, 30] },
    ],
    did: [
      { kind: 'scene_survey', time: ['09:20', '10:05'], place: '国道208线与新区大街路口', case: true },
      { kind: 'mediation', time: ['15:30', '16:10'], place: '事故调解室', case: true },
    ],
    said: [{ by: 'admin', says: 'check', recorderSerial: 'K000009', at: '07:50' }],
  },
  // The check before duty finds a fault, and the officer goes on duty with a spare.
  {
    badgeNo: '100010',
    from: '20:00',
    to: '32:00',
    post: '事故处理值班室',
    dutyType: 'accident_handling',
    docksMeanwhile: true,
    breaks: [['23:00', '23:30']],
    footage: [
      { recorderSerial: 'K000903', from: '20:00', clips: [120, 60] },
      { recorderSerial: 'K000903', from: '23:30', clips: [120, 120, 120, 120, 30] },
    ],
    did: [
      { kind: 'inquiry', time: ['20:40', '21:25'], place: '办案区询问室', case: true },
      { kind: 'interrogation', time: ['26:10', '27:00'], place: '办案区讯问室', case: true },
    ],
    said: [
      {
        by: 'admin',
        says: 'check',
        recorderSerial: 'K000010',
        at: '19:50',
        fault: { item: 'sound', note: '录音有杂音', spareSerial: 'K000903' },
      },
      { by: 'admin', says: 'return', recorderSerial: 'K000903', at: '32:30' },
    ],
  },
  // On leave, whatever the roster says; and it says nothing that must be recorded in the morning.
  {
    badgeNo: '100011',
    from: '09:00',
    to: '12:00',
    post: '车管大厅',
    dutyType: 'window_duty',
    footage: [],
  },
  {
    badgeNo: '100011',
    from: '14:00',
    to: '17:00',
    post: '第一中学路口',
    dutyType: 'traffic_control',
    footage: [],
  },
  // The recorder is not docked yet.
  {
    badgeNo: '100012',
    from: '07:00',
    to: '09:00',
    post: '第一中学路口',
    dutyType: 'traffic_control',
    footage: [{ recorderSerial: 'K000012', from: '07:00', clips: [120] }],
  },
  {
    badgeNo: '100012',
    from: '14:00',
    to: '17:00',
    post: '车管大厅',
    dutyType: 'window_duty',
    footage: [],
  },
];
