/**
 * A settings file as a page hands it over: what stands in it, never where it lies. So no page can have a file read that
 * nobody gave it.
 */
export interface SentFile {
  /** Its name without folders, to be shown again; never opened. */
  name: string
  base64: string
}

/** Of the file itself. A registry export with every Outlook profile of years is a few MiB. */
export const longestSentFileBytes = 8 * 1024 * 1024
