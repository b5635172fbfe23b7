/** Same work, same moment: done once for everybody who asks while it is under way. */
export function createSingleFlight<T>() {
  const flights = new Map<string, Promise<T>>()
  return {
    run(key: string, work: () => Promise<T>): Promise<T> {
      const known = flights.get(key)
      if (known !== undefined) return known
      const flight = work().finally(() => {
        if (flights.get(key) === flight) flights.delete(key)
      })
      flights.set(key, flight)
      return flight
    },
    /** Whoever asks from now on for a key that begins so does not get what was begun before. */
    forget(beginning: string): void {
      for (const key of flights.keys()) if (key.startsWith(beginning)) flights.delete(key)
    },
  }
}
