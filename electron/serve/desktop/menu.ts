/** The application menu: the system's own entries with their usual shortcuts, and nothing that the window does not have. */
import type { MenuItemConstructorOptions } from 'electron'

export function menuTemplate(
  platform: NodeJS.Platform,
  name: string,
  inCheckout: boolean,
): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin'
  const forMakers: MenuItemConstructorOptions[] = inCheckout
    ? [{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }]
    : []
  return [
    ...(isMac ? [{ role: 'appMenu', label: name } as const] : [{ role: 'fileMenu' } as const]),
    { role: 'editMenu' },
    {
      role: 'viewMenu',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...forMakers,
      ],
    },
    { role: 'windowMenu' },
  ]
}
