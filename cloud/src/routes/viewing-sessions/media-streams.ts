interface MediaStream {
  accountIds: readonly string[];
  check(): Promise<void>;
}

/** What is being read at the moment, so that it can end before its last byte. */
export function createMediaStreams() {
  const streams = new Set<MediaStream>();
  return {
    /** @param viewing.lasts whether the viewing session is still there; asked when something of these accounts ended */
    open({ accountIds, lasts }: { accountIds: readonly string[]; lasts: () => Promise<boolean> }) {
      const ender = new AbortController();
      const check = async () => {
        // A database that doesn't answer gives nobody's permission: what is read ends, and the player asks again.
        if (!(await lasts().catch(() => false))) ender.abort();
      };
      const stream = { accountIds, check };
      streams.add(stream);
      let expiry: NodeJS.Timeout | undefined;
      return {
        ended: ender.signal,
        endIn: (ms: number) => {
          expiry = setTimeout(() => ender.abort(), ms).unref();
        },
        close: () => {
          clearTimeout(expiry);
          streams.delete(stream);
        },
      };
    },
    check(accountId: string): void {
      for (const stream of streams) if (stream.accountIds.includes(accountId)) void stream.check();
    },
  };
}
