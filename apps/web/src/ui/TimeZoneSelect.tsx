import { type ComponentProps, useMemo } from 'react'
import { Select } from './Input.tsx'
import { text } from './strings.ts'

/** Every time zone by continent, with the browser's own and the one in use on top. */
export function TimeZoneSelect(props: ComponentProps<typeof Select> & { defaultValue: string }) {
  const regions = useMemo(listRegions, [])
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone
  const own = [...new Set([props.defaultValue, here, 'UTC'])]
  return (
    <Select {...props}>
      {own.map((zone) => (
        <option key={zone} value={zone}>
          {zone === here ? text.zoneHere(plainZone(zone)) : plainZone(zone)}
        </option>
      ))}
      {regions.map(([region, zones]) => (
        <optgroup key={region} label={region}>
          {zones
            .filter((zone) => !own.includes(zone))
            .map((zone) => (
              <option key={zone} value={zone}>
                {plainZone(zone)}
              </option>
            ))}
        </optgroup>
      ))}
    </Select>
  )
}

/** "America/Argentina/Buenos_Aires" as "Buenos Aires (Argentina)". */
export function plainZone(zone: string): string {
  const [, ...places] = zone.split('/').map((part) => part.replaceAll('_', ' '))
  const city = places.pop()
  if (!city) return zone
  return places.length > 0 ? `${city} (${places.join(', ')})` : city
}

function listRegions(): [string, string[]][] {
  const regions = new Map<string, string[]>()
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    const [region = ''] = zone.split('/')
    regions.set(region, [...(regions.get(region) ?? []), zone])
  }
  return [...regions]
}
