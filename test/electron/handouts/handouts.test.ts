import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { administratorsOnly, isAdministratorsOnly } from '../../../electron/handouts/administrators-only.ts'
import { handoutFolders } from '../../../electron/handouts/folders.ts'
import { heldHandouts } from '../../../electron/handouts/held.ts'
import { forgetHandout, keepHandout } from '../../../electron/handouts/kept.ts'
import { goodFile } from '../contract/handout-file.ts'

const isPosix = process.platform !== 'win32'
let top = ''
let system = ''
let user = ''
beforeEach(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'handouts-')))
  system = join(top, 'system')
  user = join(top, 'user', 'handouts')
  mkdirSync(system, { mode: 0o755 })
})
afterEach(() => rmSync(top, { recursive: true }))

const file = (given: object = {}) => JSON.stringify({ ...goodFile, ...given })
/** The one who runs the test stands for the administrator. */
const held = () => {
  const who = { platform: process.platform, owner: process.getuid?.() ?? 0, top }
  return heldHandouts({ system, user }, (path) => administratorsOnly(path, who))
}
const organisations = async () => (await held()).handouts.map(({ from, handout }) => `${from}: ${handout.organisation}`)

describe('the folders', () => {
  it.each<[NodeJS.Platform, NodeJS.ProcessEnv, string, string]>([
    ['linux', {}, '/etc/mail-settings-checker', '/home/ann/.local/share/mail-settings-checker/handouts'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/etc/mail-settings-checker', '/data/mail-settings-checker/handouts'],
    [
      'linux',
      { XDG_DATA_HOME: 'data' },
      '/etc/mail-settings-checker',
      '/home/ann/.local/share/mail-settings-checker/handouts',
    ],
    [
      'darwin',
      {},
      '/Library/Application Support/Mail Settings Checker',
      '/home/ann/Library/Application Support/Mail Settings Checker/handouts',
    ],
    [
      'win32',
      { ProgramData: 'D:\\Data' },
      'D:\\Data\\Mail Settings Checker',
      'AppData\\Roaming\\Mail Settings Checker\\handouts',
    ],
  ])('of %s with %o', (platform, environment, inSystem, inUser) => {
    const folders = handoutFolders(platform, environment, '/home/ann')
    expect(folders.system).toBe(inSystem)
    expect(folders.user.endsWith(inUser)).toBe(true)
  })
})

describe('what a user said yes to', () => {
  it('is kept, privately, and can be forgotten', async () => {
    expect(await keepHandout(user, file())).toMatchObject({ ok: true, handout: { organisation: 'Proseware' } })
    const { handouts } = await held()
    expect(handouts).toMatchObject([{ from: 'user', handout: { organisation: 'Proseware' } }])
    const open = [user, join(user, readdirSync(user)[0] ?? '')].map((each) => statSync(each).mode & 0o077)
    expect(isPosix ? open : [0, 0]).toEqual([0, 0])
    await forgetHandout(user, handouts[0]?.id ?? '')
    expect(await held()).toEqual({ handouts: [], warnings: [] })
  })

  it('makes way for a newer one of the same domain, and for no other', async () => {
    await keepHandout(user, file())
    await keepHandout(user, file({ organisation: 'Fabrikam', domains: ['fabrikam.example'] }))
    await keepHandout(user, file({ organisation: 'Proseware II' }))
    expect((await organisations()).toSorted()).toEqual(['user: Fabrikam', 'user: Proseware II'])
  })

  it('is not kept where it cannot be used', async () => {
    expect(await keepHandout(user, file({ schema: 2 }))).toMatchObject({ ok: false })
    expect((await held()).handouts).toEqual([])
  })

  it('is read anew each time: what was changed behind our back does not count', async () => {
    await keepHandout(user, file())
    writeFileSync(
      join(user, readdirSync(user)[0] ?? ''),
      file({ incoming: { ...goodFile.incoming, security: 'none' } }),
    )
    const { handouts, warnings } = await held()
    expect(handouts).toEqual([])
    expect(warnings).toEqual([expect.stringMatching(/is not used: it cannot be used: incoming\.security/)])
  })

  it.each(['../system/a', '..', 'A', ''])('nothing else can be forgotten: %j', async (id) => {
    writeFileSync(join(system, 'a.mailcheck'), file())
    await forgetHandout(user, id)
    expect(readdirSync(system)).toEqual(['a.mailcheck'])
  })
})

describe.runIf(isPosix)('the system’s folder', () => {
  const put = (mode = 0o644) => {
    const path = join(system, 'proseware.mailcheck')
    writeFileSync(path, file())
    chmodSync(path, mode)
    return path
  }

  it('counts, before what the user has, where only administrators write', async () => {
    put()
    await keepHandout(user, file({ organisation: 'Fabrikam', domains: ['fabrikam.example'] }))
    expect(await organisations()).toEqual(['administrator: Proseware', 'user: Fabrikam'])
  })

  it.each<[string, () => void, RegExp]>([
    ['a file that its group may write', () => void put(0o664), /others than an administrator/],
    ['a file that everybody may write', () => void put(0o646), /others than an administrator/],
    ['a folder that everybody may write', () => (put(), chmodSync(system, 0o777)), /look at the folder/],
    ['a folder with a sticky bit', () => (put(), chmodSync(system, 0o1777)), /look at the folder/],
    ['a folder above it', () => (put(), chmodSync(top, 0o777)), /look at the folder/],
    [
      'a link',
      () => {
        writeFileSync(join(top, 'own.mailcheck'), file())
        symlinkSync(join(top, 'own.mailcheck'), join(system, 'a.mailcheck'))
      },
      /through a link/,
    ],
  ])('is not believed: %s', async (_name, prepare, why) => {
    prepare()
    const { handouts, warnings } = await held()
    expect(handouts).toEqual([])
    expect(warnings).toEqual([expect.stringMatching(why)])
  })

  it('is not believed where a user owns it', async () => {
    const path = put()
    const who = { platform: process.platform, owner: (process.getuid?.() ?? 0) + 1, top }
    expect(await administratorsOnly(path, who)).toMatch(/others than an administrator/)
  })
})

describe('the rights of a file on Windows', () => {
  it.each([
    ['O:BAG:SYD:(A;;FA;;;SY)(A;;FA;;;BA)(A;;0x1200a9;;;BU)', true],
    ['O:SYG:SYD:AI(A;ID;FA;;;SY)(A;ID;FA;;;BA)(A;ID;FR;;;BU)', true],
    ['O:S-1-5-21-1-2-3-1001G:SYD:(A;;FA;;;BA)', false],
    ['O:BAG:SYD:(A;;FA;;;BA)(A;;FA;;;BU)', false],
    ['O:BAG:SYD:(A;;FA;;;BA)(A;;0x1301bf;;;AU)', false],
    ['O:BAG:SYD:AI(A;OICIID;FA;;;SY)(A;CIID;DCLCRPCR;;;BU)', false],
    ['O:BAG:SYD:(A;;FA;;;BA)(XA;;FR;;;BU;(x))', false],
    ['O:BAG:SYD:', false],
    ['O:BAG:SY', false],
    ['', false],
  ])('%s: %s', (sddl, expected) => {
    expect(isAdministratorsOnly(sddl)).toBe(expected)
  })
})
