import { describe, expect, it } from 'vitest'
import { createGate, type Gate, type Ticket, type TicketEnd } from '../../../../electron/probes/sign-in/gate.ts'
import type { Side } from '../../../../electron/contract/words.ts'
import { now } from '../kit/now.ts'

const { signal } = new AbortController()
const longSilence = 60_000

const enter = (gate: Gate, side: Side, username: string): Promise<Ticket | null> => gate.enter(side, username, signal)

async function admitted(waiting: Promise<Ticket | null>): Promise<Ticket> {
  const ticket = await now(waiting)
  if (ticket === null || ticket === 'waiting') throw new Error(`not admitted: ${ticket}`)
  ticket.onSending()
  return ticket
}

describe('one user name', () => {
  it.each<[TicketEnd, 'admitted' | 'refused']>([
    ['accepted', 'admitted'],
    ['rejected', 'refused'],
    ['unanswered', 'refused'],
    ['not-sent', 'admitted'],
    ['refused', 'admitted'],
  ])('the second waits for the first answer; after %s it is %s', async (end, expected) => {
    const gate = createGate(longSilence)
    const first = await admitted(enter(gate, 'incoming', 'ann@example.com'))
    const second = enter(gate, 'incoming', 'Ann@Example.com')
    expect(await now(second)).toBe('waiting')
    first.answered(end)
    const result = await now(second)
    expect(result === null ? 'refused' : result === 'waiting' ? result : 'admitted').toBe(expected)
  })
})

it('never lets more than two be rejected, whatever their names', async () => {
  const gate = createGate(longSilence)
  const first = await admitted(enter(gate, 'incoming', 'a'))
  const second = await admitted(enter(gate, 'incoming', 'b'))
  const third = enter(gate, 'incoming', 'c')
  expect(await now(third)).toBe('waiting')
  first.answered('rejected')
  expect(await now(third)).toBe('waiting')
  second.answered('refused')
  expect(await now(third)).toBeNull()
  expect(gate.counts()).toEqual({ sent: 2, rejected: 2 })
})

it('heeds what was refused for now, and does not count it as a rejected password', async () => {
  const gate = createGate(longSilence)
  const first = await admitted(enter(gate, 'incoming', 'a'))
  const second = await admitted(enter(gate, 'incoming', 'b'))
  first.answered('refused', true)
  second.answered('rejected', true)
  expect(await now(enter(gate, 'incoming', 'c'))).toBeNull()
  expect(gate.counts()).toEqual({ sent: 2, rejected: 0 })
})

it('lets the third in when one of the first two was accepted', async () => {
  const gate = createGate(longSilence)
  const first = await admitted(enter(gate, 'incoming', 'a'))
  await admitted(enter(gate, 'incoming', 'b'))
  const third = enter(gate, 'incoming', 'c')
  first.answered('accepted')
  expect(await now(third)).not.toBe('waiting')
})

describe('receiving first', () => {
  it('submission waits for its answer', async () => {
    const gate = createGate(longSilence)
    gate.expectIncoming(true)
    const sending = enter(gate, 'outgoing', 'ann')
    expect(await now(sending)).toBe('waiting')
    const receiving = await admitted(enter(gate, 'incoming', 'ann'))
    expect(await now(sending)).toBe('waiting')
    receiving.answered('accepted')
    await admitted(sending)
  })

  it('or until nothing can sign in there any more', async () => {
    const gate = createGate(longSilence)
    gate.expectIncoming(true)
    const sending = enter(gate, 'outgoing', 'ann')
    expect(await now(sending)).toBe('waiting')
    gate.expectIncoming(false)
    await admitted(sending)
  })

  it('or until receiving was silent for long enough; then receiving waits in its turn', async () => {
    const gate = createGate(0)
    gate.expectIncoming(true)
    const sending = await enter(gate, 'outgoing', 'ann')
    expect(sending).not.toBeNull()
    const receiving = enter(gate, 'incoming', 'ann')
    expect(await now(receiving)).toBe('waiting')
    sending?.answered('rejected')
    expect(await receiving).toBeNull()
  })
})

it('while receiving is held, sending waits with it, however long that is', async () => {
  const gate = createGate(0)
  gate.expectIncoming(true)
  gate.holdIncoming(true)
  const receiving = enter(gate, 'incoming', 'ann')
  const sending = enter(gate, 'outgoing', 'bob')
  expect([await now(receiving), await now(sending)]).toEqual(['waiting', 'waiting'])
  gate.holdIncoming(false)
  await admitted(receiving)
  expect(await now(sending)).toBe('waiting')
})

it('ends waiting with a cancellation', async () => {
  const gate = createGate(longSilence)
  gate.expectIncoming(true)
  const controller = new AbortController()
  const sending = gate.enter('outgoing', 'ann', controller.signal)
  controller.abort()
  await expect(sending).rejects.toMatchObject({ word: 'cancelled' })
})
