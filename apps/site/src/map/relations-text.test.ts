import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { MapLayout, MapNode } from './map-layout.ts'
import { relationsText } from './relations-text.ts'

test('a concept says what it needs and what it opens, and nothing of what it has none of', () => {
  const node = (id: string, title: string): MapNode => ({
    id,
    title,
    lines: [title],
    x: 0,
    y: 0,
    width: 0,
    height: 0,
    column: 0,
  })
  const edge = (from: string, to: string) => ({ from, to, path: '' })
  const map: MapLayout = {
    id: 'm',
    title: 'M',
    width: 0,
    height: 0,
    bands: [],
    nodes: [
      node('p', 'Pages'),
      node('w', 'Log'),
      node('r', 'Recovery'),
      node('i', 'InnoDB'),
      node('a', 'Alone'),
    ],
    edges: [edge('p', 'w'), edge('w', 'r'), edge('w', 'i')],
  }
  assert.deepEqual(Object.fromEntries(relationsText(map)), {
    p: 'opens Log',
    w: 'needs Pages; opens Recovery, InnoDB',
    r: 'needs Log',
    i: 'needs Log',
    a: '',
  })
})
