/** A small shop for the tests of this room, and labs over it. Not content: no lesson refers to it. */

import type { Lab, Requirement, RequirementCheck, RowComparison } from '@savepoint/curriculum'

const SCHEMA = `
CREATE TABLE customers (id int PRIMARY KEY, name text NOT NULL);
CREATE TABLE orders (id int PRIMARY KEY, customer_id int, total int NOT NULL);
INSERT INTO customers SELECT n, 'customer ' || n FROM generate_series(1, 20) AS n;
INSERT INTO orders SELECT n, n % 15 + 1, n FROM generate_series(1, 3000) AS n;`

/** `edge` has an order of nobody, which NOT IN stumbles over, and a customer more. */
export const SHOP: Readonly<Record<string, string>> = {
  base: `${SCHEMA} VACUUM ANALYZE customers, orders`,
  edge: `${SCHEMA} INSERT INTO orders VALUES (9000, NULL, 7); INSERT INTO customers VALUES (99, 'late'); VACUUM ANALYZE customers, orders`,
}

export const AS_BAG: RowComparison = { order: { kind: 'bag' }, columns: 'orderOnly', tolerance: 0 }

/** Returns a requirement whose id is `id`. */
export function requirement(id: string, check: RequirementCheck): Requirement {
  return { id, text: id, adviceHtml: '', check }
}

/** Returns a lab over the shop with these requirements, graded on both variants. */
export function labOf(requirements: readonly Requirement[], changes: Partial<Lab> = {}): Lab {
  return {
    id: 'synthetic',
    conceptId: 'synthetic',
    title: 'Synthetic',
    minutes: { from: 10, to: 25 },
    engine: 'postgres',
    dataset: 'shop',
    variants: ['base', 'edge'],
    storyHtml: '',
    setup: '',
    starter: '',
    starterFails: [],
    solution: '',
    debriefHtml: '',
    hints: [],
    requirements,
    parts: [],
    alternatives: [],
    wrongAnswers: [],
    mutation: { isEnabled: false, equivalents: [] },
    contentHash: 'hash',
    ...changes,
  }
}
