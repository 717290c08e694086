/** The types of built.js, which is JavaScript because it runs before anything is built. */
type Part = 'node' | 'preload' | 'client'
export const root: string
export function builtFile(part: Part, file?: string): string
export function freshen(names: readonly Part[]): Promise<string | null>
