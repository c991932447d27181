/** Links that belong to a subject: kept with a title, opened in this page, removed with a way back. */
import { type Resource, readAddress } from '@savepoint/progress/notebook'
import { draw } from '../record/draw.ts'
import { drafts, record } from '../record/record.ts'
import { newId } from './new-id.ts'

export interface ResourcePart {
  readonly element: HTMLElement
  readonly hear: (resources: readonly Resource[]) => void
}

/** Returns the part of a panel that holds the resources. */
export function createResourcePart(subject: string): ResourcePart {
  const list = draw('ul', { class: 'resource-list' })
  const status = draw('p', { class: 'mark', role: 'status' })
  const form = drawForm(subject)
  const element = draw(
    'section',
    { class: 'notes-part', 'aria-label': 'Resources' },
    draw('h3', {}, 'Resources'),
    list,
    status,
    form,
  )
  return {
    element,
    hear: (resources) => {
      list.hidden = resources.length === 0
      list.replaceChildren(...resources.map((resource) => drawResource(subject, resource, status)))
    },
  }
}

function drawResource(subject: string, resource: Resource, status: HTMLElement): HTMLElement {
  const { id, title, url } = resource
  const remove = draw('button', { class: 'btn-3', type: 'button', 'aria-label': `Remove ${title}` }, 'Remove')
  remove.addEventListener('click', () => {
    const undo = draw('button', { class: 'btn-3', type: 'button' }, 'Undo')
    undo.addEventListener('click', () => {
      status.replaceChildren()
      void record({ kind: 'ResourceKept', subject, resource: id, title, url })
    })
    status.replaceChildren(`Removed ${title}. `, undo)
    undo.focus()
    void record({ kind: 'ResourceRemoved', subject, resource: id })
  })
  return draw(
    'li',
    {},
    draw('a', { href: url, rel: 'noopener noreferrer' }, title),
    draw('span', { class: 'mark' }, hostOf(url)),
    remove,
  )
}

/** Returns the host of an address, or the mail address. */
export function hostOf(url: string): string {
  return url
    .replace(/^mailto:/i, '')
    .replace(/^https?:\/\/(?:[^@/?#]*@)?/i, '')
    .replace(/[/?#].*$/s, '')
}

function drawForm(subject: string): HTMLFormElement {
  const errorId = `resource-error-${newId()}`
  const title = draw('input', { type: 'text', name: 'title', autocomplete: 'off' })
  const address = draw('input', {
    type: 'text',
    inputmode: 'url',
    name: 'address',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-describedby': errorId,
  })
  const error = draw('p', { class: 'field-error', id: errorId, role: 'alert' })
  const form = draw(
    'form',
    { class: 'resource-form', novalidate: '' },
    draw('label', {}, draw('span', {}, 'Title'), title),
    draw('label', {}, draw('span', {}, 'Address'), address),
    draw('button', { class: 'btn btn-2', type: 'submit' }, 'Keep the link'),
    error,
  )
  void keepDrafts(subject, { title, address })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const read = readAddress(address.value)
    error.textContent = read.ok ? '' : read.error
    address.setAttribute('aria-invalid', String(!read.ok))
    if (!read.ok) return address.focus()
    const name = title.value.trim() || hostOf(read.value)
    void record({ kind: 'ResourceKept', subject, resource: newId(), title: name, url: read.value }).then(
      (isKept) => {
        if (!isKept) return
        for (const field of [title, address]) {
          field.value = ''
          field.dispatchEvent(new Event('input'))
        }
        title.focus()
      },
    )
  })
  return form
}

async function keepDrafts(
  subject: string,
  fields: Readonly<Record<string, HTMLInputElement>>,
): Promise<void> {
  const store = await drafts()
  for (const [name, field] of Object.entries(fields)) {
    const key = `resource:${subject}:${name}`
    if (field.value === '') field.value = store.readNow(key) ?? ''
    field.addEventListener('input', () => {
      if (field.value === '') store.forget(key)
      else store.keep(key, field.value)
    })
  }
}
