/**
 * When a text that is being typed becomes an event. Each keystroke is kept as a draft; the log gets the text after a
 * pause, when the field is left and when the page is hidden, and only when it differs from what the log holds. A text
 * that could not be recorded stays a draft.
 */

export interface NoteSaverOptions {
  /** What the log holds; empty for a note that is not there yet. */
  readonly recorded: string
  /** Keeps the draft at once. */
  readonly keepDraft: (text: string) => void
  readonly forgetDraft: () => void
  /** Records the text; resolves to `false` when it could not be kept. */
  readonly write: (text: string) => Promise<boolean>
  /** Calls `run` after a pause; the next call replaces the last. */
  readonly afterPause: (run: () => void) => void
  /** The text is now in the log. */
  readonly onSaved: () => void
}

export interface NoteSaver {
  readonly type: (text: string) => void
  /** Records what was typed, when it differs. */
  readonly save: () => Promise<void>
  /** Another tab or device wrote `text`. Returns whether the field should show it. */
  readonly hear: (text: string) => 'same' | 'show' | 'keep'
  readonly isSaved: () => boolean
}

/** Returns the saver of one note. */
export function createNoteSaver(options: NoteSaverOptions): NoteSaver {
  let recorded = options.recorded
  let typed = options.recorded
  let queue: Promise<void> = Promise.resolve()
  const isSaved = (): boolean => textOf(typed) === textOf(recorded)
  const saveOnce = async (): Promise<void> => {
    const text = textOf(typed)
    if (isSaved()) return options.forgetDraft()
    if (!(await options.write(text))) return
    recorded = text
    // Something more may have been typed while it was written.
    if (!isSaved()) return
    options.forgetDraft()
    options.onSaved()
  }
  const save = (): Promise<void> => {
    queue = queue.then(saveOnce)
    return queue
  }
  return {
    type: (text) => {
      typed = text
      options.keepDraft(text)
      options.afterPause(() => void save())
    },
    save,
    hear: (text) => {
      if (textOf(text) === textOf(recorded)) return 'same'
      const wasSaved = isSaved()
      recorded = text
      if (textOf(typed) === textOf(text)) return 'same'
      if (!wasSaved) return 'keep'
      typed = text
      return 'show'
    },
    isSaved,
  }
}

/** Blank space alone is no note. */
function textOf(text: string): string {
  return text.trim() === '' ? '' : text
}
