/** Looking at what waits without waiting for it. */

/** What has been decided once all that can happen by itself has happened. */
export async function now<T>(waiting: Promise<T>): Promise<T | 'waiting'> {
  return Promise.race([waiting, new Promise<'waiting'>((resolve) => setImmediate(() => resolve('waiting')))])
}
