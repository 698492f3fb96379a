/**
 * Small buffers are cut from a pool, and each that is kept keeps all of its pool: 64 KiB by default. mqtt-packet keeps four bytes for
 * each length of a message that it ever wrote, 16,384 of them at most (https://github.com/mqttjs/mqtt-packet/issues/163). So pools
 * are of 1 KiB here. To be called before anything is cut.
 */
export function keepBufferPoolsSmall(): void {
  Buffer.poolSize = 1024;
}
