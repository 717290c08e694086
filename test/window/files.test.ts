/** Settings files on the built window and the real engine: dropped or chosen, of every kind, good and bad. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { longestSentFileBytes } from '../../electron/contract/sent-file.ts'
import { axeOn } from './axe.ts'
import { pages } from './harness/pages.ts'

const { desktopPage, webPage } = pages()
const folder = mkdtempSync(join(tmpdir(), 'mail-check-files-'))
afterAll(() => rmSync(folder, { recursive: true }))

const ways = [
  ['desktop', async () => (await desktopPage()).page],
  ['web', async () => (await webPage()).page],
] as const

const emailPayload = (name: string) => `<dict>
  <key>PayloadType</key><string>com.apple.mail.managed</string>
  <key>EmailAddress</key><string>${name}@proseware.example</string>
  <key>EmailAccountType</key><string>EmailTypeIMAP</string>
  <key>IncomingMailServerHostName</key><string>imap.proseware.example</string>
  <key>IncomingMailServerPortNumber</key><integer>993</integer>
  <key>IncomingMailServerUseSSL</key><true/>
  <key>IncomingMailServerAuthentication</key><string>EmailAuthPassword</string>
  <key>IncomingMailServerUsername</key><string>${name}</string>
  <key>IncomingPassword</key><string>CANARY</string>
  <key>OutgoingMailServerHostName</key><string>smtp.proseware.example</string>
  <key>OutgoingMailServerPortNumber</key><integer>587</integer>
  <key>OutgoingMailServerAuthentication</key><string>EmailAuthPassword</string>
</dict>`
const mobileconfig = (...names: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?><plist version="1.0"><dict><key>PayloadContent</key><array>${names
    .map(emailPayload)
    .join('')}</array></dict></plist>`

const autoconfig = `<?xml version="1.0"?><clientConfig version="1.1"><emailProvider id="proseware.example">
  <domain>proseware.example</domain>
  <incomingServer type="imap"><hostname>imap.proseware.example</hostname><port>993</port><socketType>SSL</socketType>
    <authentication>password-cleartext</authentication><username>%EMAILLOCALPART%</username></incomingServer>
  <outgoingServer type="smtp"><hostname>smtp.proseware.example</hostname><port>465</port><socketType>SSL</socketType>
    <authentication>password-cleartext</authentication><username>%EMAILADDRESS%</username></outgoingServer>
</emailProvider></clientConfig>`

type Dragging = 'dragover' | 'dragleave' | 'drop'

/** As the system does it: the page sees the events of a drag with one file. */
async function drag(page: Page, event: Dragging, name = 'x.txt', text = ''): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([given, content]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([content], given))
      return transfer
    },
    [name, text] as const,
  )
  await page.dispatchEvent('main', event, { dataTransfer })
}

async function choose(page: Page, name: string, content: string | Buffer): Promise<void> {
  writeFileSync(join(folder, name), content)
  await page.locator('input[type=file]').setInputFiles(join(folder, name))
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()

describe.each(ways)('%s', { timeout: 60_000 }, (_kind, open) => {
  it('several accounts in a dropped file become cards, and one of them an account', async () => {
    const page = await open()
    await drag(page, 'drop', 'work.mobileconfig', mobileconfig('ann', 'bob'))
    await heading(page, 'Which of these accounts?')
    expect(await axeOn(page)).toEqual([])
    await page.getByRole('button', { name: 'bob@proseware.example' }).click()
    await heading(page, 'Are these your settings?')
    await page.getByText('From the file work.mobileconfig').first().click()
    expect(await page.getByLabel('Receiving').getByText('imap.proseware.example').count()).toBeGreaterThan(0)
    expect(await axeOn(page)).toEqual([])
    expect(await page.content()).not.toContain('CANARY')
  })

  it('one account in a chosen file is shown at once, the file being larger than any other message', async () => {
    const page = await open()
    const filling = `<!-- ${'x'.repeat(200_000)} -->`
    await choose(page, 'ann.mobileconfig', mobileconfig('ann').replace('<plist', `${filling}<plist`))
    await heading(page, 'Are these your settings?')
    expect(await page.locator('.lead').innerText()).toContain('ann@proseware.example')
  })

  it('published settings are filled in for the address that is asked for', async () => {
    const page = await open()
    await choose(page, 'config-v1.1.xml', autoconfig)
    await heading(page, 'Whose settings?')
    expect(await axeOn(page)).toEqual([])
    await page.getByLabel('Email address').fill('ann@proseware.example')
    await page.getByRole('button', { name: 'Continue' }).click()
    await heading(page, 'Are these your settings?')
    await page.getByText('signs in as ann', { exact: false }).first().waitFor()
    await page.getByText('From the file config-v1.1.xml').first().waitFor()
  })

  it('published settings that must be refused say why, and leave an open form', async () => {
    const page = await open()
    await choose(page, 'bomb.xml', autoconfig.replace('<clientConfig', '<!DOCTYPE x [<!ENTITY a "b">]><clientConfig'))
    await page.getByLabel('Email address').fill('ann@proseware.example')
    await page.getByRole('button', { name: 'Continue' }).click()
    await heading(page, 'What are your settings?')
    await page.getByText('bomb.xml was not used: the file has a DOCTYPE').waitFor()
    expect(await axeOn(page)).toEqual([])
  })

  it.each<[string, string, string | Buffer, string, string]>([
    ['of no known kind', 'notes.txt', 'hello', 'No account in this file', 'It is none of the files that can be read'],
    ['without an account', 'empty.mobileconfig', mobileconfig(), 'No account in this file', 'no mail account in it'],
    [
      'that is too large',
      'large.reg',
      Buffer.alloc(longestSentFileBytes + 1),
      'This file could not be read',
      'larger than 8 MiB',
    ],
  ])('a file %s gets a line that says so, and a way on', async (_name, name, content, title, words) => {
    const page = await open()
    await choose(page, name, content)
    await heading(page, title)
    await page.getByText(words).waitFor()
    expect(await axeOn(page)).toEqual([])
    await choose(page, 'ann.mobileconfig', mobileconfig('ann'))
    await heading(page, 'Are these your settings?')
  })

  it('a drag shows that the window takes it, until it leaves', async () => {
    const page = await open()
    await drag(page, 'dragover')
    await page.getByText('Drop the file here').waitFor()
    await drag(page, 'dragleave')
    await expect.poll(() => page.getByText('Drop the file here').count()).toBe(0)
  })
})

it('the choice of a file is there for the keyboard', async () => {
  const { page } = await webPage()
  // The window gives the focus to the address first.
  await page.locator('input[type=email]:focus').waitFor()
  await page.getByRole('button', { name: 'Open a settings file' }).focus()
  const chooser = page.waitForEvent('filechooser')
  await page.keyboard.press('Enter')
  expect((await chooser).isMultiple()).toBe(false)
})

it('a hand-out that the system opens with the program comes to the page as content', async () => {
  const { page, shell } = await desktopPage({ shows: 'bare' })
  writeFileSync(join(folder, 'school.mailcheck'), '{}')
  shell.openFile(join(folder, 'school.mailcheck'))
  const given = page.evaluate(() => new Promise((resolve) => window.bare.shell.onFile?.(resolve)))
  expect(await given).toEqual({ name: 'school.mailcheck', base64: Buffer.from('{}').toString('base64') })
})
