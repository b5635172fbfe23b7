export interface Counts {
  passed: number
  failed: number
}

export function sum(all: readonly Counts[]): Counts {
  return all.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }), {
    passed: 0,
    failed: 0,
  })
}

/** A run that ended badly although no test of it did still counts as one failure. */
export function withExit(counts: Counts, isFine: boolean): Counts {
  return isFine || counts.failed > 0 ? counts : { ...counts, failed: 1 }
}
