import { binDays } from '@promptsheet/shared/bin'
import { counted, formatNumber } from '../ui/format.ts'

export const binText = {
  binTitle: 'Bin',
  binLead: `Prompts stay here for ${binDays} days.`,
  binEmpty: 'The bin is empty',
  binEmptyText: `What you delete can be brought back from here for ${binDays} days.`,
  bringBack: 'Bring back',
  bringAllBack: (count: number, isAll: boolean) =>
    isAll ? `Bring back all ${formatNumber(count)}` : `Bring back the latest ${formatNumber(count)}`,
  daysLeft: (days: number) => `Gone for good in ${counted(days, 'day', 'days')}.`,
  deletedAt: 'Deleted',
}
