/** Writes are awaited, so a slow disk slows the sender. */
export interface ByteSink {
  write(chunk: Buffer): Promise<void> | undefined;
}
