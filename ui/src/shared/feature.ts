import type { Component } from 'vue'
import type { RouteLocationRaw, RouteRecordRaw } from 'vue-router'
import type { OrderAction, Permission } from '@/backend/generated/api'
import type { GroupId, RoomId } from './rooms'

/** A page listed under its room on the left. */
export interface RoomPage {
  room: RoomId
  /** Key of the page's name, e.g. `parts.pages.stock`. */
  label: string
  to: string
  /** Shown only to those who may; left out: to everyone signed in. */
  needs?: Permission
  /** Pages of a room stand in this order. */
  order: number
  /** What it is for, where the room has too many pages for one list. */
  group?: GroupId
}

/** A card on the 工作台; it brings its own data and its own frame (`HomeCard`). */
export interface HomeEntry {
  id: string
  needs?: Permission
  order: number
  /** Columns taken of three. */
  width: 1 | 2 | 3
  component: () => Promise<Component>
}

/** A key that works everywhere, such as F2 for a new visit. */
export interface GlobalKey {
  key: string
  label: string
  needs?: Permission
  to: RouteLocationRaw
}

/**
 * Something that calls for somebody at once, behind the bell on top. The component reads its own data,
 * emits `count`, and shows one `AlertLine` each.
 */
export interface AlertEntry {
  id: string
  needs?: Permission
  component: () => Promise<Component>
  /** It keeps everybody from working: it stands before all others. */
  first?: boolean
}

/**
 * A panel of the order's screen at `/orders/:id/<path>`, beside its lines. The component gets the whole
 * `page: OrderPage`, kept fresh, and shows its own part of the order.
 */
export interface OrderPanel {
  path: string
  /** Key of the tab's name, e.g. `parts.panel`. */
  label: string
  /** The key that opens it from anywhere on the order, e.g. `F4`. */
  key?: string
  needs?: Permission
  order: number
  /** The step of the order it serves; the tab says when and why not. */
  action?: OrderAction
  component: () => Promise<Component>
}

/** What a feature adds to the program: exported as default by `features/<slice>/index.ts`. */
export interface Feature {
  routes?: RouteRecordRaw[]
  pages?: RoomPage[]
  home?: HomeEntry[]
  alerts?: AlertEntry[]
  keys?: GlobalKey[]
  orderPanels?: OrderPanel[]
  /** Which page a search hit of a kind opens. */
  open?: Record<string, (id: number) => RouteLocationRaw>
}

/** Only types the object: features are plain data, their screens are loaded on demand. */
export function defineFeature(feature: Feature): Feature {
  return feature
}
