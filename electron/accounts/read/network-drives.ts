/**
 * Letters of drives that stand for a share of the network: Windows keeps those it connects at every sign-in under
 * `HKCU\Network`, one key a letter. Asked of the registry, since asking the drive would already ask the network.
 */
import { parseRegistryExport } from './registry-export.ts'
import { exportRegistry } from './registry-query.ts'

const driveKey = /^HKEY_CURRENT_USER\\Network\\([a-z])$/i

/** In upper case. @param exported what `reg export HKCU\Network` writes */
export function networkDrivesIn(exported: Buffer): Set<string> {
  const { keys } = parseRegistryExport(
    exported,
    (path) => driveKey.test(path),
    () => false,
  )
  return new Set(keys.map(({ path }) => driveKey.exec(path)?.[1]?.toUpperCase() ?? ''))
}

/** Of the user who runs this; none but on Windows. */
export async function networkDrives(platform: NodeJS.Platform): Promise<ReadonlySet<string>> {
  const exported = platform === 'win32' ? await exportRegistry('HKCU\\Network') : null
  return exported ? networkDrivesIn(exported) : new Set()
}
