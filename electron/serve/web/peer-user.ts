/**
 * Whose process is at the other end of a loopback connection? On Linux the kernel says so. On a machine with several
 * users another one could read the address with its ticket from the list of processes and be quicker than the browser.
 */
import { readFile } from 'node:fs/promises'

/** @returns false only where the kernel names another user; true where it is the same, or where nobody can say */
export async function isOwnUser(peerPort: number, ownPort: number, table = '/proc/net/tcp'): Promise<boolean> {
  const own = process.getuid?.()
  if (own === undefined) return true
  try {
    const user = userIn(await readFile(table, 'utf8'), peerPort, ownPort)
    return user === null || user === own
  } catch {
    return true
  }
}

/** proc(5): `sl local_address rem_address st tx:rx tr:tm retrnsmt uid …`, addresses as hexadecimal. */
function userIn(table: string, peerPort: number, ownPort: number): number | null {
  const hexadecimal = (port: number): string => port.toString(16).toUpperCase().padStart(4, '0')
  for (const line of table.split('\n').slice(1)) {
    const [, local, remote, , , , , user] = line.trim().split(/\s+/)
    if (local?.endsWith(`:${hexadecimal(peerPort)}`) && remote?.endsWith(`:${hexadecimal(ownPort)}`))
      return Number(user)
  }
  return null
}
