/** The window's own scheme: it serves the fixed list of the built page and nothing else, never a path of the disk. */
import type { CustomScheme } from 'electron'
import { pageHeaders } from '../page-headers.ts'
import type { PageFiles } from '../page-files.ts'

const scheme = 'mail-settings-checker'

/** The only address that the window ever shows. */
export const pageAddress = `${scheme}://window/`

/** To be registered before Electron is ready. */
export const pageScheme: CustomScheme = {
  scheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
}

export const schemeName = scheme

export function isPage(address: string): boolean {
  return address === pageAddress || address.startsWith(`${pageAddress}#`)
}

export function answerFrom(files: PageFiles): (request: Request) => Response {
  return (request) => {
    const url = new URL(request.url)
    const file = url.host === 'window' && request.method === 'GET' ? files.get(url.pathname) : undefined
    if (!file) return new Response(null, { status: 404, headers: pageHeaders })
    return new Response(file.bytes, { headers: { ...pageHeaders, 'Content-Type': file.type } })
  }
}
