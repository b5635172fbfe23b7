import 'react'

// What a rule of a stylesheet reads with `var(--…)` may be said in a `style`, too.
declare module 'react' {
  interface CSSProperties {
    [variable: `--${string}`]: string | undefined
  }
}
