/** Questions to the person at the terminal. Loaded when the first is asked; a test answers in its place. */

export interface PromptChoice {
  readonly value: string
  readonly name: string
}

export interface Prompter {
  /** One of `choices`. */
  readonly choose: (message: string, choices: readonly PromptChoice[]) => Promise<string>
  /** Any of `choices`, in the order of the list. */
  readonly chooseMany: (message: string, choices: readonly PromptChoice[]) => Promise<readonly string[]>
  /** A line of text; `fallback` when it is left empty. */
  readonly line: (message: string, fallback: string) => Promise<string>
}

/** Choices that are on the screen at once. */
const PAGE_SIZE = 12

/** Returns the prompter of this process. Its questions reject when `signal` aborts or the person presses Ctrl-C. */
export function createPrompter(signal: AbortSignal): Prompter {
  const load = () => import('@inquirer/prompts')
  return {
    choose: async (message, choices) =>
      (await load()).select({ message, choices: [...choices], pageSize: PAGE_SIZE }, { signal }),
    chooseMany: async (message, choices) =>
      (await load()).checkbox({ message, choices: [...choices], pageSize: PAGE_SIZE }, { signal }),
    line: async (message, fallback) =>
      (await load()).input({ message, ...(fallback === '' ? {} : { default: fallback }) }, { signal }),
  }
}
