import type { Alert } from '../runtime/alert.ts';

export type UsbTroubleCode = 'card_not_mountable' | 'card_mount_failed' | 'card_without_file_system' | 'card_unsteady';

const nextSteps: Record<UsbTroubleCode, string> = {
  card_not_mountable:
    'A card is plugged in, and the agent may not mount it. Give the service CAP_SYS_ADMIN, or install the udev rule that mounts cards: docs/docks.md.',
  card_mount_failed:
    'A card is plugged in and cannot be mounted. Try another reader. If it stays so, keep the card: its footage is not at HQ. The log says what the system answered.',
  card_without_file_system:
    'A card is plugged in, and no FAT, exFAT, NTFS or ext file system is found on it. Try another reader; keep the card, and do not format it.',
  card_unsteady:
    'A card is lost and comes back again and again. Plug it in anew, or try another cable or reader. It is waited a little longer each time.',
};

/** What is wrong with which card in a USB dock, since when. */
export function createUsbTroubles(wall: () => Date) {
  const troubles = new Map<string, { device: string; code: UsbTroubleCode; at: string }>();
  return {
    /** @returns whether it is news */
    set(key: string, device: string, code: UsbTroubleCode): boolean {
      if (troubles.get(key)?.code === code) return false;
      troubles.set(key, { device, code, at: wall().toISOString() });
      return true;
    },
    end: (key: string) => void troubles.delete(key),
    dropAbsent(present: ReadonlySet<string>): void {
      for (const key of troubles.keys()) if (!present.has(key)) troubles.delete(key);
    },
    codes: (): UsbTroubleCode[] => [...troubles.values()].map(({ code }) => code),
    alerts: (): Alert[] =>
      [...troubles.values()].map(({ device, code, at }) => ({ code, nextStep: `${device}: ${nextSteps[code]}`, at })),
  };
}
