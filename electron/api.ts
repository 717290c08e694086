/**
 * The handlers of the one typed table (contract/api.ts): every shell calls these and nothing else of the engine.
 * A few lines each; what they call is loaded when it is first asked for, so that a shell starts at once.
 */
import { version } from '../package.json'
import type { Api } from './contract/api.ts'
import { plainCheck } from './contract/plain-check.ts'

export const api: Api = {
  async check(request, context) {
    const [{ check }, { realWorld }, { certificatesIn }] = await Promise.all([
      import('./check.ts'),
      import('./wire/real-world.ts'),
      import('./contract/parse/certificates.ts'),
    ])
    const authorities = request.ca === null ? [] : certificatesIn(request.ca)
    // Whatever comes of it, the engine has done with the password.
    return check(request, realWorld({ authorities }), context).finally(() => request.password?.forget())
  },

  async checkPractice({ name, ...request }, context) {
    const [{ check }, { startPractice }] = await Promise.all([import('./check.ts'), import('./practice/world.ts')])
    const practice = await startPractice(name)
    if (!practice) throw new Error(`there is no practice network of that name; the shell asks which there are`)
    const { world, account, password } = practice
    try {
      return await check({ ...plainCheck, ...request, account, password }, world, context)
    } finally {
      password.forget()
      await practice.close()
    }
  },

  async accounts({ home, file }) {
    if (file !== null) {
      const { readSettingsFile, accountsInFile } = await import('./accounts/import/read-settings-file.ts')
      return typeof file === 'string'
        ? readSettingsFile(file)
        : accountsInFile(Buffer.from(file.base64, 'base64'), file.name)
    }
    const { readAccounts } = await import('./accounts/import/read-accounts.ts')
    return readAccounts(home)
  },

  async find({ email, file, ca, handout = null }, { signal }) {
    if (file !== null) {
      const { findInFile, findInConfig } = await import('./accounts/discover/find-in-file.ts')
      return typeof file === 'string'
        ? findInFile(email, file)
        : findInConfig(email, Buffer.from(file.base64, 'base64'))
    }
    if (handout !== null) {
      const { findInHandout } = await import('./accounts/handout.ts')
      const answer = findInHandout(handout, email)
      if (answer !== null) return answer
    }
    const [{ findSettings }, { realWorld }, { certificatesIn }] = await Promise.all([
      import('./accounts/discover/find.ts'),
      import('./wire/real-world.ts'),
      import('./contract/parse/certificates.ts'),
    ])
    return findSettings(email, { world: realWorld({ authorities: ca === null ? [] : certificatesIn(ca) }), signal })
  },

  async practice() {
    const { practiceRows } = await import('./practice/networks.ts')
    return practiceRows.map(({ name, title, delivers }) => ({ name, title, ...(delivers && { needsTest: true }) }))
  },

  async history(request, { onProgress }) {
    const { askHistory } = await import('./history/history.ts')
    return askHistory(request, onProgress)
  },

  async newerVersion({ look }, { signal }) {
    const [{ newerVersion }, { releaseList }, { realWorld }, { heldHandouts }] = await Promise.all([
      import('./updates/newer-version.ts'),
      import('./updates/release-list.ts'),
      import('./wire/real-world.ts'),
      import('./handouts/held.ts'),
    ])
    // IT may take the question away; nobody has to be asked where there is no list anyway.
    const isOff = releaseList !== null && (await heldHandouts()).handouts.some(({ handout }) => !handout.updates)
    const list = isOff ? null : releaseList
    return newerVersion(realWorld({ authorities: [] }), { current: version, look, list, signal })
  },

  async explain({ text }) {
    const [{ explainText }, { wordsOfExplained }] = await Promise.all([
      import('./diagnose/explain/explain.ts'),
      import('./advise/explained-words.ts'),
    ])
    const { kind, ...explained } = await explainText(text)
    return { ...explained, ...wordsOfExplained(explained, kind === 'bounce', text) }
  },

  async readHandout({ text }) {
    const { readHandoutText } = await import('./contract/parse/handout.ts')
    return readHandoutText(text)
  },

  async keepHandout({ text }) {
    const [{ keepHandout }, { handoutFolders }] = await Promise.all([
      import('./handouts/kept.ts'),
      import('./handouts/folders.ts'),
    ])
    return keepHandout(handoutFolders().user, text)
  },

  async handouts() {
    const { heldHandouts } = await import('./handouts/held.ts')
    return heldHandouts()
  },

  async forgetHandout({ id }) {
    const [{ forgetHandout }, { handoutFolders }, { heldHandouts }] = await Promise.all([
      import('./handouts/kept.ts'),
      import('./handouts/folders.ts'),
      import('./handouts/held.ts'),
    ])
    await forgetHandout(handoutFolders().user, id)
    return heldHandouts()
  },

  async exportSettings({ profile, ...order }) {
    const { exportSettings } = await import('./clients/export.ts')
    if (profile === null || order.format !== 'prefs') return exportSettings({ ...order, profile: null })
    const { profileAccount } = await import('./accounts/import/thunderbird-profile.ts')
    const found = await profileAccount(profile, order.account.email)
    return 'refused' in found ? found : exportSettings({ ...order, profile: found })
  },
}
