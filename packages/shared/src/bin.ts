/** How long what was deleted can come back. Nothing removes it earlier, and no page offers it longer. */
export const binDays = 30
