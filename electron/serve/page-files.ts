/** The built page as a fixed list: what is not on it when the program starts is never served, whatever a path says. */
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative } from 'node:path'

export interface PageFile {
  type: string
  bytes: Uint8Array<ArrayBuffer>
}

/** By path as in the address: `/` is the page, `/assets/index-AbC.js`. */
export type PageFiles = ReadonlyMap<string, PageFile>

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

/** @throws where the folder cannot be read: the program is not built */
export async function readPage(folder: string): Promise<PageFiles> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = new Map<string, PageFile>()
  await Promise.all(
    found.map(async (entry) => {
      const type = types[extname(entry.name)]
      if (!entry.isFile() || type === undefined) return
      const path = join(entry.parentPath, entry.name)
      const name = `/${relative(folder, path).replaceAll('\\', '/')}`
      files.set(name === '/index.html' ? '/' : name, { type, bytes: new Uint8Array(await readFile(path)) })
    }),
  )
  if (!files.has('/')) throw new Error('the built page has no index.html')
  return files
}
