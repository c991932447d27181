/**
 * Erasing everything on this device, and undoing it. A copy is kept before anything is erased, and the undo stands on
 * this page until the tab closes. Other tabs start anew when they hear of it.
 */
import { openBrowserStorage } from '@savepoint/platform/browser'
import { copyStorage, eraseStorage, restoreStorage, type StorageCopy } from '@savepoint/platform/erase'
import { draw } from '../record/draw.ts'
import { readLog } from '../record/record.ts'
import { countText } from '../shell/words.ts'
import { forgetCopy, keepCopy, readCopy } from './undo-copy.ts'

/** Starts the button, its question and the undo. */
export async function startErase(): Promise<void> {
  const dialog = document.querySelector<HTMLDialogElement>('[data-erase-dialog]')
  document.querySelector('[data-erase]')?.addEventListener('click', () => {
    void readLog().then((events) => {
      const line = dialog?.querySelector('[data-erase-count]')
      if (line != null)
        line.textContent = `${countText(events.length, 'event')}, all drafts and settings go. You can undo it until you close this tab.`
      if (dialog !== null) dialog.returnValue = ''
      dialog?.showModal()
    })
  })
  dialog?.addEventListener('close', () => {
    if (dialog.returnValue === 'erase') void erase()
  })
  const copy = await readCopy()
  if (copy !== undefined) showUndo(copy, 'until you close this tab')
}

async function erase(): Promise<void> {
  const storage = await openBrowserStorage()
  const before = await copyStorage(storage)
  if (!before.ok) return say(`${before.error.message} Nothing was erased.`)
  const isKept = await keepCopy(before.value)
  const erased = await eraseStorage(storage)
  if (!erased.ok) {
    forgetCopy()
    return say(`${erased.error.message} Nothing was erased.`)
  }
  // Another tab may have written between the copy and the erasing.
  const isWhole = isKept && (await keepCopy(erased.value))
  if (isWhole) return location.reload()
  showUndo(erased.value, 'as long as you stay on this page').focus()
}

function showUndo(copy: StorageCopy, until: string): HTMLElement {
  const undo = draw('button', { class: 'btn btn-2', type: 'button', 'data-undo-erase': '' }, 'Undo')
  undo.addEventListener('click', () => void restore(copy))
  say(
    `Erased: ${countText(copy.contents.events.length, 'event')}, drafts and settings. It can be undone ${until}. `,
    undo,
  )
  return undo
}

async function restore(copy: StorageCopy): Promise<void> {
  const restored = await restoreStorage(await openBrowserStorage(), copy)
  if (!restored.ok) return say(`${restored.error.message} Undo again, or export first.`)
  forgetCopy()
  location.reload()
}

function say(...words: readonly (string | Node)[]): void {
  document.querySelector('[data-erased]')?.replaceChildren(...words)
}
