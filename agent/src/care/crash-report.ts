import { type CrashRecord, readCrashRecord } from './crash-record.ts';
import { mostFailures } from './judge-start.ts';

/** For people at the machine: whether the agent is in a crash loop, and what to do. */
export function crashReport(dataFolder: string): { lines: string[]; isMinimal: boolean } {
  const record = readCrashRecord(dataFolder);
  const { failures, since, last } = record;
  if (failures < mostFailures || last === null) return { lines: [], isMinimal: false };
  const isMinimal = isPausing(record);
  return {
    isMinimal,
    lines: [
      `crash loop: ${failures} starts have failed since ${since}, the last with ${last.code} (version ${last.agentVersion})`,
      `  ${last.message}`,
      isMinimal ? '  It collects nothing for now. Cards keep their files.' : '  It is being tried again.',
      '  Next: Look into the log (journalctl -u rollcall-agent), mend what it names, and restart the agent.',
    ],
  };
}

/** Neither is the whole agent at work, nor is it to be tried at once. */
function isPausing({ start, tryNow }: CrashRecord): boolean {
  return start === null && !tryNow;
}
