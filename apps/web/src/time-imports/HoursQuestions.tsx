import { useMe } from '../app/me.queries.ts'
import shared from '../imports/Imports.module.css'
import { listCurrencies, nameCurrency } from '../settings/plain-settings.ts'
import { Check } from '../ui/Check.tsx'
import { Field } from '../ui/Field.tsx'
import { Select } from '../ui/Input.tsx'
import { Segments } from '../ui/Segments.tsx'
import { TimeZoneSelect } from '../ui/TimeZoneSelect.tsx'
import { text } from './strings.ts'
import { type TimeImport, useChangeTimeImport } from './time-imports.queries.ts'

/** What the file itself does not say, each asked once for all of it. */
export function HoursQuestions({ found }: { found: TimeImport }) {
  const { id, dates, lengths, settings, counts, needsTimezone, creates } = found
  const change = useChangeTimeImport(id)
  const { workspace } = useMe()
  const asksBack = counts.deletedBefore > 0 || settings.bringBackDeleted
  return (
    <>
      {dates.isOpen && dates.example && (
        <section aria-labelledby="ask-dates" className={shared.ask}>
          <h2 id="ask-dates">{text.dates(dates.example)}</h2>
          <p className={shared.soft}>{text.datesText}</p>
          <div className={shared.asked}>
            <Segments<'day_first' | 'month_first' | 'open'>
              label={text.dates(dates.example)}
              choices={text.dateChoices(dates.example)}
              value={settings.dateOrder ?? 'open'}
              onChange={(order) => order !== 'open' && change.mutate({ dateOrder: order })}
            />
          </div>
        </section>
      )}
      {lengths.differ > 0 && lengths.example && (
        <section aria-labelledby="ask-lengths" className={shared.ask}>
          <h2 id="ask-lengths">{text.lengths(lengths.differ)}</h2>
          <p className={shared.soft}>{text.lengthsExample(lengths.example)}</p>
          <div className={shared.asked}>
            <Segments
              label={text.lengths(lengths.differ)}
              choices={text.lengthChoices}
              value={settings.lengthBy}
              onChange={(lengthBy) => change.mutate({ lengthBy })}
            />
          </div>
        </section>
      )}
      <div className={shared.defaults}>
        {needsTimezone && (
          <Field label={text.zone} hint={text.zoneHint}>
            {(control) => (
              <TimeZoneSelect
                {...control}
                key={settings.timezone}
                defaultValue={settings.timezone}
                disabled={change.isPending}
                onChange={(event) => change.mutate({ timezone: event.target.value })}
              />
            )}
          </Field>
        )}
        {creates.clients.length > 0 && (
          <Field label={text.currency}>
            {(control) => (
              <Select
                {...control}
                value={settings.currency ?? ''}
                onChange={(event) => change.mutate({ currency: event.target.value || null })}
              >
                <option value="">{text.asFile}</option>
                {[workspace.currency, ...listCurrencies().filter((code) => code !== workspace.currency)].map(
                  (code) => (
                    <option key={code} value={code}>
                      {nameCurrency(code)}
                    </option>
                  ),
                )}
              </Select>
            )}
          </Field>
        )}
      </div>
      {asksBack && (
        <Check
          checked={settings.bringBackDeleted}
          note={text.bringBackNote}
          onChange={(event) => change.mutate({ bringBackDeleted: event.target.checked })}
        >
          {text.bringBack(counts.deletedBefore)}
        </Check>
      )}
    </>
  )
}
