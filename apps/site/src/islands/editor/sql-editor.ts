/**
 * A SQL editor: CodeMirror in a shadow root of its own. There its styles are adopted style sheets, which a strict
 * Content-Security-Policy allows, where in the document they would be a style element, which it forbids. The
 * site's tokens reach it as custom properties.
 *
 * Tab leaves the editor, as everywhere on the page; Ctrl-Space completes.
 */

import { acceptCompletion, autocompletion, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentLess, indentMore } from '@codemirror/commands'
import { type SQLNamespace, sql } from '@codemirror/lang-sql'
import { bracketMatching, indentUnit, syntaxHighlighting } from '@codemirror/language'
import { Compartment, EditorState, Prec, StateEffect, StateField } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import { SAVEPOINT_SQL } from '@savepoint/curriculum/sql-dialect'
import { editorTheme, SQL_HIGHLIGHT } from './theme.ts'

export interface SqlEditorOptions {
  readonly host: HTMLElement
  readonly text: string
  readonly label: string
  readonly hasLineNumbers: boolean
  readonly onChange: (text: string) => void
  readonly onRun: () => void
  readonly onSubmit?: () => void
}

export interface SqlEditor {
  readonly text: () => string
  /** Replaces the text as one step that undo takes back. */
  readonly setText: (text: string) => void
  /** Offers these names in completion. */
  readonly setSchema: (schema: SQLNamespace) => void
  /** Underlines the token at `offset` (0-based UTF-16) until the text changes; `undefined` clears. */
  readonly markError: (offset: number | undefined) => void
  readonly focus: () => void
  readonly destroy: () => void
}

/** Mounts an editor in the shadow root of `host`. */
export function createSqlEditor(options: SqlEditorOptions): SqlEditor {
  const root = options.host.shadowRoot ?? options.host.attachShadow({ mode: 'open' })
  options.host.addEventListener('keydown', keepTyping)
  const language = new Compartment()
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        Prec.highest(keymap.of(runKeys(options))),
        options.hasLineNumbers ? [lineNumbers(), highlightActiveLine()] : [],
        history(),
        bracketMatching(),
        autocompletion({ activateOnTyping: true, icons: false }),
        keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap]),
        language.of(postgres({})),
        syntaxHighlighting(SQL_HIGHLIGHT),
        editorTheme(options.hasLineNumbers),
        errorField,
        typeOverSelection,
        indentUnit.of('  '),
        EditorView.contentAttributes.of({
          'aria-label': options.label,
          spellcheck: 'false',
          tabindex: '0',
          autocapitalize: 'off',
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) options.onChange(update.state.doc.toString())
        }),
      ],
    }),
  })
  return {
    text: () => view.state.doc.toString(),
    setText: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
    setSchema: (schema) => view.dispatch({ effects: language.reconfigure(postgres(schema)) }),
    markError: (offset) => view.dispatch({ effects: setError.of(offset) }),
    focus: () => view.focus(),
    destroy: () => {
      options.host.removeEventListener('keydown', keepTyping)
      view.destroy()
    },
  }
}

/**
 * Keeps letters from the page's shortcuts. Seen from the document the target of a key is the host of the shadow
 * root, which does not look editable, and `r` would toggle the reading mode instead of being typed.
 */
function keepTyping(event: KeyboardEvent): void {
  if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation()
}

function postgres(schema: SQLNamespace): ReturnType<typeof sql> {
  return sql({ dialect: SAVEPOINT_SQL, schema, upperCaseKeywords: true, defaultSchema: 'public' })
}

function runKeys(options: SqlEditorOptions): Parameters<typeof keymap.of>[0] {
  const run = (): boolean => {
    options.onRun()
    return true
  }
  const submit = (): boolean => {
    options.onSubmit?.()
    return options.onSubmit !== undefined
  }
  return [
    { key: 'Ctrl-Shift-Enter', mac: 'Cmd-Shift-Enter', run: submit },
    { key: 'Ctrl-Enter', mac: 'Cmd-Enter', run },
    { key: 'Ctrl-]', run: indentMore },
    { key: 'Ctrl-[', run: indentLess },
    { key: 'Tab', run: acceptCompletion },
  ]
}

/**
 * Typing over a selection is done here. Left to the browser, Chromium keeps the style of what was there in a style
 * attribute, which the Content-Security-Policy then reports as a violation.
 */
const typeOverSelection = EditorView.domEventHandlers({
  beforeinput: (event, view) => {
    const isOverSelection = view.state.selection.ranges.some((range) => !range.empty)
    if (event.inputType !== 'insertText' || event.data === null || event.isComposing || !isOverSelection)
      return false
    view.dispatch(view.state.replaceSelection(event.data), { userEvent: 'input.type', scrollIntoView: true })
    event.preventDefault()
    return true
  },
})

const setError = StateEffect.define<number | undefined>()
const errorMark = Decoration.mark({ class: 'cm-refused' })

const errorField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (marks, transaction) => {
    for (const effect of transaction.effects) {
      if (effect.is(setError)) return errorDecoration(transaction.state, effect.value)
    }
    return transaction.docChanged ? Decoration.none : marks
  },
  provide: (field) => EditorView.decorations.from(field),
})

function errorDecoration(state: EditorState, offset: number | undefined): DecorationSet {
  if (offset === undefined || state.doc.length === 0) return Decoration.none
  const from = Math.min(offset, state.doc.length - 1)
  const token = /^(?:[\w$]+|"[^"]*"|'[^']*'|\s+|.)/u.exec(
    state.sliceDoc(from, Math.min(from + 200, state.doc.length)),
  )
  return Decoration.set([errorMark.range(from, from + (token?.[0].length ?? 1))])
}
