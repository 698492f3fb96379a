import { everything, type Privileges } from '../privileges.ts';
import type { Timestamp } from './columns.ts';

/** What files add to metrics, by day, and which days must be summed again. */
export interface MetricTables {
  metric_day: { day: string; as_of: Timestamp; stale_at: Timestamp; import_deadline_hours: number };
  metric_day_sum: {
    day: string;
    badge_no: string | null;
    unit_code: string | null;
    campaign_id: string | null;
    import_due: number;
    timely: number;
    settled: number;
    intact: number;
    recording: number;
    classified: number;
  };
  metric_mark: {
    from_day: string | null;
    to_day: string | null;
    recording_id: string | null;
    recorder_serial: string | null;
    base_name: string | null;
    known_at: Timestamp | null;
    holding: string | null;
  };
}

/** What the service may do with them. */
export const metricPrivileges: Privileges<MetricTables> = {
  metric_day: everything,
  metric_day_sum: everything,
  metric_mark: everything,
};
