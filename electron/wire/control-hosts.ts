/**
 * Well-known mail services that tell "this network blocks the port" from "this server does not answer": asked for a
 * connection only when a port of the user's server stayed shut. Another list comes with the hand-out of IT.
 * Chosen: open to everybody on that port for many years, of operators that share nothing. On 25 the hosts that take
 * mail for the service's own domains (MX). 143 and 110 are offered by few: those are in Mozilla's autoconfig data.
 */
import type { ControlHost } from './world.ts'

type Service = readonly [operator: string, host: string]

const hosts: Readonly<Record<number, readonly Service[]>> = {
  25: [
    ['Google', 'gmail-smtp-in.l.google.com'],
    ['Microsoft', 'outlook-com.olc.protection.outlook.com'],
    ['Yahoo', 'mta7.am0.yahoodns.net'],
    ['Apple', 'mx01.mail.icloud.com'],
  ],
  465: [
    ['Google', 'smtp.gmail.com'],
    ['Yahoo', 'smtp.mail.yahoo.com'],
    ['Fastmail', 'smtp.fastmail.com'],
    ['Posteo', 'posteo.de'],
  ],
  587: [
    ['Google', 'smtp.gmail.com'],
    ['Microsoft', 'smtp.office365.com'],
    ['Apple', 'smtp.mail.me.com'],
    ['GMX', 'mail.gmx.net'],
  ],
  143: [
    ['GMX', 'imap.gmx.net'],
    ['Posteo', 'posteo.de'],
    ['Gandi', 'mail.gandi.net'],
    ['TIM', 'imap.tim.it'],
  ],
  993: [
    ['Google', 'imap.gmail.com'],
    ['Microsoft', 'outlook.office365.com'],
    ['Yahoo', 'imap.mail.yahoo.com'],
    ['Apple', 'imap.mail.me.com'],
  ],
  110: [
    ['GMX', 'pop.gmx.net'],
    ['Posteo', 'posteo.de'],
    ['Gandi', 'mail.gandi.net'],
    ['TIM', 'pop.tim.it'],
  ],
  995: [
    ['Google', 'pop.gmail.com'],
    ['Microsoft', 'outlook.office365.com'],
    ['Yahoo', 'pop.mail.yahoo.com'],
    ['GMX', 'pop.gmx.net'],
  ],
}

export const defaultControlHosts: readonly ControlHost[] = Object.entries(hosts).flatMap(([port, services]) =>
  services.map(([operator, host]) => ({ host, port: Number(port), operator })),
)
