import { Counter, Histogram, type Registry } from 'prom-client';
import type { Committed } from '../ingest/commit-group.ts';

/** Counts what this process takes in from stations. */
export function createIntakeCounters(registry: Registry): (committed: Committed) => void {
  const registers = [registry];
  const batches = new Counter({
    name: 'rollcall_intake_batches_total',
    help: 'Batches of stations that HQ stored.',
    registers,
  });
  const events = new Counter({
    name: 'rollcall_intake_events_total',
    help: 'Events of stations that HQ stored.',
    registers,
  });
  const duration = new Histogram({
    name: 'rollcall_intake_commit_duration_seconds',
    help: 'How long the transaction took that stored a group of messages.',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers,
  });
  return (committed) => {
    batches.inc(committed.batches);
    events.inc(committed.events);
    duration.observe(committed.durationMs / 1000);
  };
}
