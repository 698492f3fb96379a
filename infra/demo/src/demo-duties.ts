import type { DemoClipMinutes } from './demo-clip-length.ts';

/** What an officer of the demo brigade does each day. Local clock; hours from 24 on are those of the next day. */
export interface Duty {
  badgeNo: string;
  from: string;
  to: string;
  post: string;
  dutyType: string;
  /** A recorder that isn't the officer's own, taken for this shift. */
  checkedOut?: { recorderSerial: string; from: string; to: string };
  /** Brings the recorder in while on duty, with the clips so far. Otherwise after the shift, with all of them. */
  docksMeanwhile?: true;
  footage: readonly ClipRun[];
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
  // Wholly recorded.
  {
    badgeNo: '100001',
    from: '08:00',
    to: '14:00',
    post: '迎宾路口',
    dutyType: 'road_patrol',
    docksMeanwhile: true,
    footage: [{ recorderSerial: 'K000001', from: '08:00', clips: [60, 60, 60, 60, 60, 60] }],
  },
  {
    badgeNo: '100001',
    from: '17:30',
    to: '19:30',
    post: '迎宾路口',
    dutyType: 'traffic_control',
    footage: [{ recorderSerial: 'K000001', from: '17:30', clips: [60, 60] }],
  },
  // 40 minutes are missing.
  {
    badgeNo: '100002',
    from: '08:00',
    to: '14:00',
    post: '新区大街',
    dutyType: 'road_patrol',
    footage: [
      { recorderSerial: 'K000002', from: '08:00', clips: [120] },
      { recorderSerial: 'K000002', from: '10:40', clips: [120, 60, 10, 10] },
    ],
  },
  {
    badgeNo: '100002',
    from: '23:00',
    to: '25:00',
    post: '高速出口',
    dutyType: 'plates_and_licences_check',
    footage: [{ recorderSerial: 'K000002', from: '23:00', clips: [60, 60] }],
  },
  // The recorder breaks, and the officer goes on with the spare.
  {
    badgeNo: '100003',
    from: '14:00',
    to: '20:00',
    post: '人民广场',
    dutyType: 'road_patrol',
    checkedOut: { recorderSerial: 'K000901', from: '16:25', to: '20:30' },
    footage: [
      { recorderSerial: 'K000003', from: '14:00', clips: [120, 30] },
      { recorderSerial: 'K000901', from: '16:30', clips: [60, 120, 30] },
    ],
  },
  // Switched on 25 minutes late.
  {
    badgeNo: '100004',
    from: '00:00',
    to: '02:00',
    post: '酒驾检查点',
    dutyType: 'drink_driving_check',
    footage: [{ recorderSerial: 'K000004', from: '00:25', clips: [60, 30, 10] }],
  },
  {
    badgeNo: '100004',
    from: '14:00',
    to: '20:00',
    post: '迎宾路口',
    dutyType: 'road_patrol',
    footage: [{ recorderSerial: 'K000004', from: '14:00', clips: [120, 120, 120] }],
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
  // Nothing was recorded.
  {
    badgeNo: '100006',
    from: '00:00',
    to: '02:00',
    post: '酒驾检查点',
    dutyType: 'drink_driving_check',
    footage: [],
  },
  {
    badgeNo: '100006',
    from: '16:00',
    to: '22:00',
    post: '客运站',
    dutyType: 'road_patrol',
    footage: [{ recorderSerial: 'K000006', from: '16:00', clips: [120, 120, 120] }],
  },
  // Two officers share a recorder.
  {
    badgeNo: '100007',
    from: '02:00',
    to: '08:00',
    post: '城区巡逻',
    dutyType: 'road_patrol',
    footage: [{ recorderSerial: 'K000007', from: '02:00', clips: [60, 60, 60, 60, 60, 60] }],
  },
  {
    badgeNo: '100008',
    from: '08:00',
    to: '14:00',
    post: '实验小学路口',
    dutyType: 'road_patrol',
    checkedOut: { recorderSerial: 'K000007', from: '08:00', to: '14:30' },
    footage: [{ recorderSerial: 'K000007', from: '08:00', clips: [60, 60, 60, 60, 60, 60] }],
  },
  // An hour is damaged.
  {
    badgeNo: '100009',
    from: '08:00',
    to: '20:00',
    post: '事故处理值班室',
    dutyType: 'accident_handling',
    docksMeanwhile: true,
    footage: [{ recorderSerial: 'K000009', from: '08:00', clips: [120, 120, 60, 120, 120, 120, 60], damaged: 2 }],
  },
  {
    badgeNo: '100010',
    from: '20:00',
    to: '32:00',
    post: '事故处理值班室',
    dutyType: 'accident_handling',
    docksMeanwhile: true,
    footage: [{ recorderSerial: 'K000010', from: '20:00', clips: [120, 120, 120, 120, 120, 120] }],
  },
  // Nothing must be recorded.
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
    post: '车管大厅',
    dutyType: 'window_duty',
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
