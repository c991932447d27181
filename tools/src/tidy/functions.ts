/** Finds the functions of a TypeScript file and how long they are, by the compiler's own parser. */

import ts from 'typescript'

export interface FoundFunction {
  readonly name: string
  /** 1-based. */
  readonly line: number
  readonly lineCount: number
}

/** Returns each function with a body, the nested ones too, in source order. */
export function findFunctions(path: string, text: string): readonly FoundFunction[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const found: FoundFunction[] = []
  const visit = (node: ts.Node): void => {
    if (isFunctionWithBody(node)) found.push(describe(file, node))
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

/** Returns the names of exported functions and classes that have no doc comment. */
export function findUndocumentedExports(path: string, text: string): readonly string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  return file.statements
    .filter((node) => ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node))
    .filter(
      (node) => node.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword) ?? false,
    )
    .filter((node) => ts.getJSDocCommentsAndTags(node).length === 0)
    .map((node) => node.name?.text ?? 'default')
}

/** Returns the names that a module exports by its own declarations. */
export function findExportedNames(path: string, text: string): readonly string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  return file.statements.flatMap((node) => {
    if (!ts.canHaveModifiers(node)) return []
    if (!ts.getModifiers(node)?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)) return []
    if (ts.isVariableStatement(node))
      return node.declarationList.declarations.map((declaration) => declaration.name.getText(file))
    if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node))
      return node.name === undefined ? [] : [node.name.text]
    return []
  })
}

function isFunctionWithBody(node: ts.Node): node is ts.FunctionLikeDeclaration {
  return ts.isFunctionLike(node) && 'body' in node && node.body !== undefined
}

function describe(file: ts.SourceFile, node: ts.FunctionLikeDeclaration): FoundFunction {
  const first = file.getLineAndCharacterOfPosition(node.getStart(file)).line
  const last = file.getLineAndCharacterOfPosition(node.getEnd()).line
  return { name: node.name?.getText(file) ?? '(anonymous)', line: first + 1, lineCount: last - first + 1 }
}
