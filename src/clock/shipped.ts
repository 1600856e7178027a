import { type Calendar, type CalendarData, calendarFrom } from './calendar.ts'
import cn2024 from './data/cn-2024.json' with { type: 'json' }
import cn2025 from './data/cn-2025.json' with { type: 'json' }
import cn2026 from './data/cn-2026.json' with { type: 'json' }

/** The work calendar that every new bureau begins with: mainland China, 2024 to 2026. See data/README.md. */
export const shippedCalendarData: CalendarData = {
  edition: 'cn-2024-2026',
  tz: 'Asia/Shanghai',
  years: [cn2024, cn2025, cn2026],
}

export const shippedCalendar: Calendar = calendarFrom(shippedCalendarData)
