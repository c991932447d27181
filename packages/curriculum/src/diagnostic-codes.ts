/**
 * Every code a diagnostic can carry, with its severity and what it means. The reference page
 * `docs/diagnostics.md` is generated from this table, and no other code can be reported.
 */

interface CodeEntry {
  readonly severity: 'error' | 'warning'
  readonly meaning: string
}

export const DIAGNOSTIC_CODES = {
  // Any file
  unlistedFile: { severity: 'error', meaning: 'A file stands where the content format has no place for it.' },
  duplicateFile: { severity: 'error', meaning: 'The same path was given twice.' },
  fileTooLarge: { severity: 'error', meaning: 'A file is longer than any honest one; it is not read.' },
  hiddenCharacter: {
    severity: 'error',
    meaning: 'A control or text-direction character that a reader cannot see; it is shown as U+FFFD.',
  },
  unreadable: {
    severity: 'error',
    meaning: 'The file is nested or formed so that it cannot be read at all.',
  },

  // YAML
  yamlSyntax: { severity: 'error', meaning: 'The YAML cannot be parsed.' },
  yamlFeature: {
    severity: 'error',
    meaning: 'An anchor, alias, tag or non-text key: content uses plain YAML only.',
  },
  duplicateField: { severity: 'error', meaning: 'A mapping has the same key twice.' },
  missingField: { severity: 'error', meaning: 'A required field is absent.' },
  unknownField: { severity: 'error', meaning: 'A field that the format does not have; often a misspelling.' },
  badField: { severity: 'error', meaning: 'A field has the wrong type or a value outside what is allowed.' },

  // Ids and references
  idMismatch: {
    severity: 'error',
    meaning: 'The folder or file does not bear the id that is written in it.',
  },
  areaMismatch: { severity: 'error', meaning: 'The concept lies in the folder of another area.' },
  duplicateId: { severity: 'error', meaning: 'Two things of one kind have the same id.' },
  unknownConcept: { severity: 'error', meaning: 'A concept is named that does not exist.' },
  unknownTerm: { severity: 'error', meaning: 'A glossary term is linked that does not exist.' },
  unknownLab: { severity: 'error', meaning: 'A lab is linked that does not exist.' },
  unknownDataset: { severity: 'error', meaning: 'A dataset is named that does not exist.' },
  unknownVariant: {
    severity: 'error',
    meaning: 'A lab is graded on a variant that its dataset does not have.',
  },
  unknownSimulator: { severity: 'error', meaning: 'A simulator is named that is not in simulators.yaml.' },
  unknownEngine: { severity: 'error', meaning: 'An engine is named for which there is no adapter.' },
  unknownAnchor: { severity: 'error', meaning: 'A link leads to a heading that the lesson does not have.' },
  prerequisiteCycle: {
    severity: 'error',
    meaning: 'Concepts require each other in a circle; the message walks it.',
  },
  prerequisiteOrder: {
    severity: 'warning',
    meaning: 'A roadmap comes to a concept before one that it requires.',
  },
  unreachableConcept: {
    severity: 'error',
    meaning: 'A concept is in no roadmap, so nobody would come to it.',
  },
  unusedTerm: { severity: 'warning', meaning: 'A glossary term that no concept teaches and no text links.' },

  // Concept folder
  missingLesson: { severity: 'error', meaning: 'A concept folder has no lesson.md.' },
  missingFrontMatter: {
    severity: 'error',
    meaning: 'lesson.md does not begin with front matter between two lines of ---.',
  },
  plannedHasContent: {
    severity: 'error',
    meaning: 'A planned concept has text, a check or labs: publish it or take them out.',
  },
  missingBody: { severity: 'error', meaning: 'A published concept has no text.' },
  missingCheck: { severity: 'error', meaning: 'A published concept has no checks.yaml.' },
  missingLab: { severity: 'error', meaning: 'A published concept has no lab.' },
  lessonLength: { severity: 'warning', meaning: 'The lesson is shorter or longer than 900 to 1,800 words.' },

  // Lesson text
  topHeading: { severity: 'error', meaning: 'A # heading in the text: the title is in the front matter.' },
  headingDepth: { severity: 'error', meaning: 'A heading deeper than ###.' },
  reservedHeading: {
    severity: 'error',
    meaning: 'A section that the page makes by itself (Takeaways, Sources, Knowledge check, Labs).',
  },
  badLink: {
    severity: 'error',
    meaning: 'A link that is neither https:, concept:, glossary:, lab: nor #heading.',
  },
  unknownNote: { severity: 'error', meaning: 'A note of a kind other than [!NOTE] or [!WARNING].' },
  misplacedImage: {
    severity: 'error',
    meaning: 'An image that does not stand alone in a paragraph of a lesson.',
  },
  missingAlternative: { severity: 'error', meaning: 'A figure has no text alternative.' },
  missingFigure: { severity: 'error', meaning: 'A figure file does not exist in the concept folder.' },
  unusedFigure: { severity: 'warning', meaning: 'A figure file that the lesson does not show.' },
  unsafeFigure: {
    severity: 'error',
    meaning:
      'An SVG holds something a figure must not: script, style, handler, foreign content, outside reference.',
  },
  malformedFigure: { severity: 'error', meaning: 'An SVG is not well formed, or has no viewBox.' },

  // Fences
  malformedAttribute: { severity: 'error', meaning: 'An attribute of a fence is not name=value.' },
  unknownAttribute: { severity: 'error', meaning: 'A fence has an attribute that its kind does not have.' },
  duplicateAttribute: { severity: 'error', meaning: 'A fence has an attribute twice.' },
  badAttribute: { severity: 'error', meaning: 'An attribute of a fence has a value that is not allowed.' },
  misplacedBlock: { severity: 'error', meaning: 'A runnable block or simulator inside a list or quotation.' },
  strayOutput: {
    severity: 'error',
    meaning: 'An output fence that does not follow a runnable block directly.',
  },
  malformedOutput: { severity: 'error', meaning: 'A recorded output is not in the output format.' },
  notRecorded: {
    severity: 'warning',
    meaning: 'A runnable block without output: `npm run update` records it.',
  },

  // Knowledge check
  itemCount: { severity: 'warning', meaning: 'A knowledge check has fewer than 5 or more than 8 items.' },
  itemKey: {
    severity: 'error',
    meaning:
      'The key of an item does not fit its kind: none or too many right options, no answer, too few steps.',
  },
  duplicateOption: { severity: 'error', meaning: 'Two options or steps of an item have the same id.' },
  duplicateValue: {
    severity: 'error',
    meaning: 'Two options of an item have the same value, so verification could not tell them apart.',
  },
  missingValue: {
    severity: 'error',
    meaning: 'An item with verify: has an option without the value that verification compares.',
  },
  generatorFault: {
    severity: 'error',
    meaning:
      'A generator that cannot make sound variants: no verify:, a typed key, an unknown or unused placeholder, unequal or repeated cases.',
  },
  keyNotRecorded: {
    severity: 'error',
    meaning: 'A case of a generator has no key: `npm run update` computes and records it.',
  },
  notVerified: {
    severity: 'warning',
    meaning: 'An option has a value but the item has no verify: that would use it.',
  },

  // Labs
  missingLabFile: { severity: 'error', meaning: 'A file that each lab has is absent.' },
  tooFewSamples: {
    severity: 'error',
    meaning: 'A lab has no alternative answer or fewer than three wrong ones.',
  },
  missingHeader: {
    severity: 'error',
    meaning: 'A starter or wrong answer does not begin with its `-- fails:` (and `-- because:`) line.',
  },
  unknownRequirement: {
    severity: 'error',
    meaning: 'A `-- fails:` line names a requirement that the lab does not have.',
  },
  checkKind: { severity: 'error', meaning: 'A requirement does not have exactly one kind of check.' },
  unknownPart: { severity: 'error', meaning: 'A part is named that the lab does not declare.' },
  malformedParts: {
    severity: 'error',
    meaning: 'An answer of the lab is not split into the declared parts.',
  },
  badExpectation: {
    severity: 'error',
    meaning:
      'Expected rows that cannot be compared: ragged literal rows, or `solution` where no part is compared.',
  },
  untestedRequirement: {
    severity: 'warning',
    meaning: 'No starter and no wrong answer fails this requirement, so nothing shows that it can.',
  },
} as const satisfies Readonly<Record<string, CodeEntry>>

export type DiagnosticCode = keyof typeof DIAGNOSTIC_CODES
