/** Single-key commands, which never act while somebody is typing or holds a modifier. */

const EDITABLE = 'input, textarea, select, [contenteditable]:not([contenteditable="false"]), .cm-editor'

/** Says whether a key press belongs to a field, an editor, a dialog or a menu, or carries a modifier. */
function isTyping(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return true
  const target = event.target instanceof Element ? event.target : undefined
  return target?.closest(`${EDITABLE}, dialog, [role="menu"]`) != null
}

/** Calls the command of a pressed key; returns the way to stop it. */
export function onKeys(commands: Readonly<Record<string, (event: KeyboardEvent) => void>>): () => void {
  const listener = (event: KeyboardEvent): void => {
    if (isTyping(event)) return
    const command = Object.hasOwn(commands, event.key) ? commands[event.key] : undefined
    if (command === undefined) return
    event.preventDefault()
    command(event)
  }
  document.addEventListener('keydown', listener)
  return () => document.removeEventListener('keydown', listener)
}
