import {
  Box, Coin, DataAnalysis, Files, House, Medal, Phone, Present, Setting, SetUp, User,
} from '@element-plus/icons-vue'

/** The rooms of the dealership from top to bottom; names stand in `app.rooms.*`. */
export const rooms = [
  { id: 'today', icon: House },
  { id: 'reception', icon: Files },
  { id: 'workshop', icon: SetUp },
  { id: 'parts', icon: Box },
  { id: 'settlement', icon: Coin },
  { id: 'customers', icon: User },
  { id: 'care', icon: Phone },
  { id: 'quality', icon: Medal },
  { id: 'marketing', icon: Present },
  { id: 'reports', icon: DataAnalysis },
  { id: 'house', icon: Setting },
] as const

export type RoomId = (typeof rooms)[number]['id']

/** What the pages of a large room are for, from top to bottom; names stand in `app.groups.*`. */
export const groups = ['out', 'in', 'store', 'figures'] as const

export type GroupId = (typeof groups)[number]
