/** What is still known of a family of wordings when its own texts are taken away, on texts made for the test. */
import { expect, it } from 'vitest'
import type { Cause } from '../../electron/contract/words.ts'
import { leaveFamilyOut } from './leave-family-out.ts'
import type { Sample } from './samples.ts'

const sample = (family: string, cause: Cause, text: string): Sample => ({
  id: `${family}: ${text}`,
  protocol: 'smtp',
  family,
  cause,
  text,
})

const sentence = (family: string) => sample(family, 'greylisted', '451 gl01')
const rule = (family: string) => sample(family, 'auth-required', 'Debe autenticarse para enviar correo')
const documented = sample('one', 'message-too-large', '550 too much mail data')
const own = sample('one', 'hello-rejected', '504 need fully qualified hostname as your machine says it here')
const nearlySame = { ...own, id: 'alike', family: 'whatever' }
const another = sample('whatever', 'hello-rejected', '550 so you need fully qualified hostname, or nobody will listen')

it.each<[string, Sample[], Sample[], 'samples' | 'all', Cause]>([
  ['a sentence of one family', [sentence('one')], [], 'samples', 'unknown'],
  ['a sentence of two', [sentence('one'), sentence('two')], [], 'samples', 'greylisted'],
  ['a rule that one family bears out', [rule('one')], [], 'samples', 'unknown'],
  ['a rule that two do', [rule('one'), rule('two')], [], 'samples', 'auth-required'],
  ['a documented row', [documented], [], 'all', 'message-too-large'],
  ['a documented row, where samples alone count', [documented], [], 'samples', 'unknown'],
  ['a sentence that another collection has, too', [own], [another], 'all', 'hello-rejected'],
  ['that sentence, where samples alone count', [own], [another], 'samples', 'unknown'],
  ['a text that is nearly the same', [own], [nearlySame], 'all', 'unknown'],
])('%s', async (_name, samples, others, witnesses, expected) => {
  expect((await leaveFamilyOut(samples, others, { witnesses }))[0]?.got).toBe(expected)
})

it('learns its words from other families alone', async () => {
  const words = ['one', 'two', 'three', 'four', 'five', 'six']
  const causeOfFirst = async (familyOf: (word: string) => string) => {
    const samples = words.flatMap((word) => [
      sample(familyOf(word), 'greylisted', `550 zork ${word}`),
      sample('blip', 'mailbox-full', `550 blip ${word}`),
    ])
    return (await leaveFamilyOut(samples, [], { witnesses: 'samples' }))[0]?.got
  }
  expect(await causeOfFirst((word) => word)).toBe('greylisted')
  expect(await causeOfFirst(() => 'zork')).not.toBe('greylisted')
})
