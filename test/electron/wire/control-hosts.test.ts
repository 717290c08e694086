import { expect, it } from 'vitest'
import { defaultControlHosts } from '../../../electron/wire/control-hosts.ts'

it.each([25, 465, 587, 143, 993, 110, 995])('port %i has hosts of at least three operators, each once', (port) => {
  const hosts = defaultControlHosts.filter((control) => control.port === port)
  expect(new Set(hosts.map(({ operator }) => operator)).size).toBeGreaterThanOrEqual(3)
  expect(new Set(hosts.map(({ host }) => host)).size).toBe(hosts.length)
})
