/** What a user may call a network. */

const longestName = 100

/** What is wrong with it, as a sentence's end; `null`: nothing. Blanks around it are no part of it. */
export function networkNameFault(name: string): string | null {
  const text = name.trim()
  if (text === '') return 'is empty'
  if (text.length > longestName) return `is too long: ${longestName} characters are the most`
  if (/\p{Cc}/u.test(text)) return 'has control characters in it'
  // `history --forget all` forgets every one of them.
  if (text.toLowerCase() === 'all') return 'means every network: choose another name'
  return null
}
