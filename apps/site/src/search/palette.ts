/** placeholder until written below */
export function openPalette(): void {}
