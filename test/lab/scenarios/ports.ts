/** Rows in which the network shuts ports. */
import { imap, smtp, type Scenario } from '../scenario.ts'
import { away25, blocked, fixed, none, over25, sendingBlocked, submission, usual } from './usual.ts'

export const ports: readonly Scenario[] = [
  {
    name: '25 dropped by the network',
    why: 'Control servers are dead on 25 too, and the same server takes mail on its other ports: the hotel blocks 25.',
    network: 'hotel-drops-25',
    server: 'hosting',
    user: 'rosa',
    ...over25,
    expect: {
      ...fixed,
      first: ['port-blocked-by-network'],
      recommended: { incoming: [], outgoing: away25 },
      rejected: 0,
    },
  },
  {
    name: '25 rejected by the network',
    why: 'A reset comes from the way, not from the server: control servers refuse just the same.',
    network: 'hotel-rejects-25',
    server: 'hosting',
    user: 'stefan',
    ...over25,
    expect: {
      ...fixed,
      first: ['port-blocked-by-network'],
      recommended: { incoming: [], outgoing: away25 },
      rejected: 0,
    },
  },
  {
    name: '25 prohibited by the network’s firewall',
    why: 'The firewall says so itself (ICMP administratively prohibited), for control servers as well.',
    network: 'hotel-prohibits-25',
    server: 'postfix',
    user: 'tina',
    incoming: imap(143, 'starttls'),
    outgoing: smtp(25, 'starttls'),
    password: 'right',
    expect: {
      ...fixed,
      first: ['port-blocked-by-network'],
      recommended: { incoming: [], outgoing: away25 },
      rejected: 0,
    },
  },
  {
    name: 'all mail ports dropped',
    why: 'Names resolve and no mail port of anybody answers: this network lets no mail through; only another network helps.',
    network: 'hotel-drops-mail',
    server: 'hosting',
    user: 'ulla',
    ...submission,
    expect: { ...blocked, first: ['port-blocked-by-network'], recommended: none, rejected: 0 },
  },
  {
    name: 'all ports for sending dropped',
    why: 'Reading works, and every port for sending is dead for control servers too: the place blocks sending only.',
    network: 'hotel-drops-sending',
    server: 'hosting',
    user: 'viktor',
    ...usual,
    expect: { ...sendingBlocked, first: ['port-blocked-by-network'], recommended: none, rejected: 0 },
  },
  {
    name: 'a port that only the server has shut',
    why: 'Control servers answer on 465 and this server answers elsewhere: the provider does not offer that port.',
    network: 'home',
    server: 'isp',
    user: 'wanda',
    ...usual,
    expect: {
      incoming: 'works',
      outgoing: 'broken',
      reason: null,
      first: ['port-blocked-by-server'],
      recommended: none,
      rejected: 0,
    },
  },
]
