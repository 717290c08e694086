/**
 * The handlers of the one typed table (contract/api.ts): every shell calls these and nothing else of the engine.
 * A few lines each; what they call is loaded when it is first asked for, so that a shell starts at once.
 */
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
      const { readSettingsFile } = await import('./accounts/import/read-settings-file.ts')
      return readSettingsFile(file)
    }
    const { readAccounts } = await import('./accounts/import/read-accounts.ts')
    return readAccounts(home)
  },

  async find({ email, file, ca }, { signal }) {
    if (file !== null) {
      const { findInFile } = await import('./accounts/discover/find-in-file.ts')
      return findInFile(email, file)
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
    return practiceRows.map(({ name, title }) => ({ name, title }))
  },

  async explain({ text }) {
    const [{ explainText }, { wordsOfExplained }] = await Promise.all([
      import('./diagnose/explain/explain.ts'),
      import('./advise/explained-words.ts'),
    ])
    const { kind, ...explained } = await explainText(text)
    return { ...explained, ...wordsOfExplained(explained, kind === 'bounce') }
  },
}
