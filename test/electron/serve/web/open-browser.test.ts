import { expect, it } from 'vitest'
import { browserCommand } from '../../../../electron/serve/web/open-browser.ts'

const PATH = '/bin:/usr/bin'

it.each([
  ['Linux with a display', 'linux', { DISPLAY: ':0', PATH }, true, ['xdg-open']],
  ['Linux under Wayland', 'linux', { WAYLAND_DISPLAY: 'wayland-0', PATH }, true, ['xdg-open']],
  ['Linux without a display', 'linux', { PATH }, true, null],
  ['Linux without xdg-open', 'linux', { DISPLAY: ':0', PATH }, false, null],
  ['macOS', 'darwin', {}, false, ['open']],
  ['macOS from afar', 'darwin', { SSH_CONNECTION: '192.0.2.1 1 192.0.2.2 22' }, false, null],
  ['Windows', 'win32', {}, false, ['rundll32', 'url.dll,FileProtocolHandler']],
] as const)('%s', (_name, platform, environment, found, expected) =>
  expect(browserCommand(platform, environment, () => found)).toEqual(expected),
)
