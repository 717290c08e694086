import { builtinModules } from 'node:module'
import { describe, expect, it } from 'vitest'
import { importsIn, importsOf, sourceFiles, type Import } from './imports.ts'
import { layers, networkModules, networkRooms, packageRooms } from './layers.ts'

const inRoom = (path: string, room: string) => path === room || path.startsWith(`${room}/`)

function roomOf(file: string): string | null {
  return Object.keys(layers).find((room) => inRoom(file, room)) ?? null
}

/** Why an import breaks the order of the house; `null` when it does not. */
function fault(found: Import): string | null {
  const room = roomOf(found.from)
  if (room === null) return `${found.from} lies in no room`
  if (found.target !== null) {
    const target = found.target
    if (!/^(electron|renderer|assets|package\.json)/.test(target))
      return `${found.from} imports ${target} from outside the product`
    if (room === 'renderer' && inRoom(target, 'electron/contract/parse'))
      return `${found.from} imports a parser into the window`
    if (inRoom(target, room) || target.startsWith('assets/')) return null
    return layers[room]?.some((allowed) => inRoom(target, allowed)) ? null : `${found.from} may not import ${target}`
  }
  const name = found.specifier.replace(/^node:/, '')
  const builtIn = builtinModules.includes(name)
  if (builtIn && room === 'renderer') return `${found.from} imports Node's ${name} into the window`
  if (found.typeOnly) return null
  if (builtIn && networkModules.includes(name) && !networkRooms.some((allowed) => inRoom(found.from, allowed)))
    return `${found.from} reaches the network by itself (${name})`
  const packageName = found.specifier
    .split('/')
    .slice(0, found.specifier.startsWith('@') ? 2 : 1)
    .join('/')
  const rooms = packageRooms[packageName]
  if (rooms && !rooms.some((allowed) => inRoom(found.from, allowed)))
    return `${found.from} may not use the package ${packageName}`
  return null
}

describe('the order of the rooms', () => {
  it('holds for every import', () => {
    const imports = importsOf(['electron', 'renderer'])
    expect(imports.length).toBeGreaterThan(10)
    expect(imports.map(fault).filter((text) => text !== null)).toEqual([])
  })

  it('gives every source file a room', () => {
    expect(sourceFiles(['electron', 'renderer']).filter((file) => roomOf(file) === null)).toEqual([])
  })

  it.each([
    ['electron/contract/words.ts', "import { a } from '../wire/world.ts'"],
    ['electron/diagnose/verdict.ts', "import { a } from '../probes/run.ts'"],
    ['electron/diagnose/verdict.ts', "import net from 'node:net'"],
    ['electron/wire/tls.ts', "export { a } from '../probes/run.ts'"],
    ['electron/probes/run.ts', "import { causeOf } from '../diagnose/cause-of.ts'"],
    ['electron/probes/dialogues/smtp.ts', "import nodemailer from 'nodemailer'"],
    ['electron/serve/cli/main.ts', "const check = await import('../../check.ts')"],
    ['electron/check.ts', "import { startPractice } from './practice/world.ts'"],
    ['renderer/main.tsx', "import { parse } from '../electron/contract/parse/account.ts'"],
    ['renderer/main.tsx', "import fs from 'node:fs'"],
    ['electron/plan/plan-of.ts', "import type {\n  A,\n} from '../../test/servers/world.ts'"],
  ])('refuses %s: %s', (file, text) => {
    const [found] = importsIn(file, text)
    expect(found && fault(found)).toMatch(/may not|reaches|into the window|outside the product/)
  })
})
