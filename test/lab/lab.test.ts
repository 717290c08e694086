/** The lab's run: real mail servers, pretended networks, the program in them, and what it left behind. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { labControlHosts } from './control-hosts.ts'
import { buildLab, type Lab } from './lab.ts'
import { scenarios } from './scenarios/all.ts'
import { askServer, described } from './servers-as-described.ts'

let lab: Lab

beforeAll(async () => {
  lab = await buildLab(scenarios, labControlHosts)
})

afterAll(async () => {
  await lab?.remove()
})

describe('the servers are as described', () => {
  it.concurrent.each(described)('$server: $name', async (row) => {
    const answered = await askServer(row, lab.servers.authority.file)
    for (const said of row.says) expect(answered).toMatch(said)
    for (const said of row.never ?? []) expect(answered).not.toMatch(said)
  })
})
