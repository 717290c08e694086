/** Which interface do packets leave through, and of what kind is it? From the system's own knowledge; nobody is asked. */
import type { NetworkProbe } from '../../contract/facts.ts'
import type { InterfaceTraits } from '../../wire/surroundings.ts'

export type InterfaceKind = 'wifi' | 'ethernet' | 'mobile' | 'vpn' | 'other'

/**
 * Names by which tunnels are known where the system says no more: OpenVPN, WireGuard and their kin, macOS' `utun`, the
 * adapters' names on Windows. A tap may be a virtual machine's, but then no default route leaves through it.
 */
const tunnelNames =
  /^(?:tun|tap|wg|utun|ipsec|gpd|cscotun|nordlynx|nordtun|proton|mullvad|tailscale|zt|vpn)\w*|wireguard|openvpn|nordlynx|tailscale|zerotier|\bTAP-|\bVPN\b/i
/** Linux (systemd's names too), Android; Windows' names in most languages. */
const wirelessNames = /^(?:wlan|wlp|wlx|wl\d|ath\d)|^Wi-?Fi\b|^WLAN\b/i
const mobileNames = /^(?:wwan|wwp|rmnet|ccmni|pdp_ip|usb\d|ppp\d)|^(?:Cellular|Mobil)/i
const wiredNames = /^(?:eth|en[opsx]\w|em\d|eno)\w*|^Ethernet\b/i

/** `null`: it cannot be told (macOS calls wireless and wired alike `en0`). */
export function kindOf(
  traits: Pick<InterfaceTraits, 'name' | 'isWireless' | 'isTunnel' | 'deviceType'>,
): InterfaceKind | null {
  const { name, isWireless, isTunnel, deviceType } = traits
  if (deviceType === 'wwan' || mobileNames.test(name)) return 'mobile'
  if (isTunnel === true || tunnelNames.test(name)) return 'vpn'
  if (isWireless === true || wirelessNames.test(name)) return 'wifi'
  if (wiredNames.test(name)) return 'ethernet'
  return isWireless === false ? 'other' : null
}

/** Probe `interface:NAME`. The name of a wireless network is not in it: no system gives it without rights or a command. */
export function interfaceProbe(traits: InterfaceTraits): NetworkProbe {
  const { name } = traits
  return { id: `interface:${name}`, kind: 'interface', ok: true, ms: 0, error: null, name, type: kindOf(traits) }
}
